package dev.quell.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.AlertWorld;
import dev.quell.web.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Saving, trying and looking back at rules, also for a private integration. */
class RuleBookApiTest {
  private static final String DROP_HOST =
      "{'rule_id': 'mine', 'kind': 'drop', 'settings': {'drop_labels': ['check']}}";
  private static AlertWorld world = new AlertWorld("");

  @BeforeAll
  static void push() {
    world.push("disk", "Warning", "disk full");
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void rulesKeepTheirIdsAndEveryVersionIsKept() {
    assertThat(world.call("/enrichment/info", id()).has("rules")).isFalse();
    upsert(
        "enrichment",
        "["
            + DROP_HOST
            + ", {'kind': 'composition', 'enabled': false,"
            + " 'settings': {'result_label': 'x', 'template': 'y {{range}}'}}]");
    JsonNode first = world.call("/enrichment/info", id());
    String made = first.at("/rules/1/rule_id").asString();

    assertThat(first.at("/rules/0/rule_id").asString()).isEqualTo("mine");
    assertThat(first.at("/rules/1/enabled").asBoolean()).isFalse();
    assertThat(made).hasSize(24);
    assertThat(first.at("/warnings/0/code").asString()).isEqualTo("not_understood");

    upsert("enrichment", first.get("rules").toString());
    assertThat(world.call("/enrichment/info", id()).get("version").asInt()).isEqualTo(2);
    Answer late =
        world.post(
            "/enrichment/upsert",
            "{'integration_id': " + world.integration() + ", 'rules': [], 'version': 1}");
    assertThat(late.message()).startsWith("version: 1 (expected: 2; changed by ");

    upsert("enrichment", "[]");
    JsonNode history = world.call("/enrichment/history/list", id());
    assertThat(history.get("total").asInt()).isEqualTo(3);
    assertThat(history.at("/items/1/rules/1/rule_id").asString()).isEqualTo(made);
    assertThat(world.call("/enrichment/info", id()).get("status").asString()).isEqualTo("disabled");
  }

  @Test
  void rulesAreTriedOnTheNewestEvents() {
    JsonNode preview =
        world.call(
            "/enrichment/preview",
            "{'integration_id': %d, 'rules': [%s], 'pipeline_rules': [{'rule_id': 'p', 'kind':"
                    .formatted(world.integration(), DROP_HOST)
                + " 'alert_drop', 'if': [{'key': 'labels.check', 'oper': 'NOTIN', 'vals':"
                + " ['*']}]}]}");

    assertThat(preview.at("/items/0/before/labels/check").asString()).isEqualTo("disk");
    assertThat(preview.at("/items/0/after/labels").isEmpty()).isTrue();
    assertThat(preview.at("/items/0/dropped").asBoolean()).isTrue();
    assertThat(preview.get("rule_hits").toString())
        .isEqualTo(
            "[{\"rule_id\":\"mine\",\"hop\":\"enrich\",\"hit_cnt\":1},"
                + "{\"rule_id\":\"p\",\"hop\":\"pipeline\",\"hit_cnt\":1}]");
  }

  @Test
  void aDryRunTellsWhatTheEventWasBefore() {
    upsert(
        "alert/pipeline",
        "[{'kind': 'title_reset', 'settings': {'title': 'new'},"
            + " 'if': [{'key': 'title', 'oper': 'IN', 'vals': ['tried']}]}]");
    JsonNode tried =
        world.call(
            "/integration/dry-run",
            "{'integration_id': %d, 'body': '{\\\"title_rule\\\": \\\"tried\\\", \\\"event_status\\\": \\\"Info\\\"}'}"
                .formatted(world.integration()));

    assertThat(tried.at("/events/0/title").asString()).isEqualTo("new");
    assertThat(tried.at("/events/0/before/title").asString()).isEqualTo("tried");
    upsert("alert/pipeline", "[]");
  }

  @Test
  void nonsenseIsRefusedByField() {
    assertThat(
            refused(
                "enrichment",
                "[{'kind': 'mapping', 'settings': {'schema_id': 'no',"
                    + " 'result_labels': ['a']}}]"))
        .isEqualTo("rules[0].settings.schema_id: \"no\" (expected: an existing mapping table)");
    assertThat(refused("enrichment", "[" + DROP_HOST + ", " + DROP_HOST + "]"))
        .isEqualTo("rules[1].rule_id: \"mine\" (expected: an id of its own)");
    assertThat(
            refused(
                "alert/pipeline",
                "[{'kind': 'alert_drop', 'if': [{'key': 'colour',"
                    + " 'oper': 'IN', 'vals': ['red']}]}]"))
        .startsWith("rules[0].if[0][0].key: \"colour\" (expected: one of ");
    assertThat(refused("alert/pipeline", "[{'kind': 'alert_drop', 'if': 7}]"))
        .startsWith("rules[0].if: a number (expected: a list");
    assertThat(
            refused(
                "alert/pipeline",
                "[{'kind': 'alert_inhibit', 'settings': {'equals':" + " ['labels.a']}}]"))
        .startsWith("rules[0].settings.source_filters: none (expected: ");
    assertThat(refused("alert/pipeline", "[{'kind': 'alert_drop', 'if': [[]]}]"))
        .isEqualTo("rules[0].if[0]: 0 items (expected: 1..100)");
    assertThat(
            refused(
                "alert/pipeline",
                "[{'kind': 'alert_inhibit', 'settings': {'equals': ['labels.a'],"
                    + " 'source_filters': [[]]}}]"))
        .isEqualTo("rules[0].settings.source_filters[0]: 0 items (expected: 1..100)");
    assertThat(refused("enrichment", "[" + DROP_HOST + ", null]")).startsWith("rules[1]: missing");
    assertThat(refused("alert/pipeline", "[null]")).startsWith("rules[0]: missing");
  }

  private static String refused(String kind, String rules) {
    Answer answer = world.post("/" + kind + "/upsert", body(rules));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    return answer.message();
  }

  private static void upsert(String kind, String rules) {
    world.call("/" + kind + "/upsert", body(rules));
  }

  private static String body(String rules) {
    return "{'integration_id': " + world.integration() + ", 'rules': " + rules + "}";
  }

  private static String id() {
    return "{'integration_id': " + world.integration() + "}";
  }
}
