package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.AlertWorld;
import dev.quell.storage.Database;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What became of the events of a channel, in figures and in one sentence for each alert. */
class NoiseFiguresTest {
  private static final String GROUPED =
      ", 'group': {'method': 'p', 'equals': [['severity']], 'time_window': 60,"
          + " 'storm_thresholds': [2]}";

  private final AlertWorld world = new AlertWorld(GROUPED);

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void theFunnelTellsWhatBecameOfEveryEvent() {
    String rule = drop("noise*");
    long start = now();
    world.push("a", "Warning", "first");
    world.push("a", "Warning", "first, worse");
    world.push("b", "Warning", "second");
    world.push("c", "Critical", "third");
    world.push("n", "Warning", "noise 1");
    world.push("n", "Warning", "noise 2");
    world.server().clock().advance(Duration.ofHours(2));
    world.push("c", "Ok", "third");

    JsonNode funnel = funnel(start, start + 3 * 3600);

    assertThat(funnel.get("unit_seconds").asLong()).isEqualTo(3600);
    assertThat(funnel.get("items")).hasSize(3);
    assertThat(funnel.at("/items/2/recovered").asLong()).isEqualTo(1);
    assertThat(funnel.at("/items/1/events").asLong()).isZero();
    assertThat(funnel.get("totals").toString())
        .isEqualTo(
            """
            {"events":7,"dropped":2,"merged":1,"suppressed":0,"recovered":1,"ignored":0,\
            "alerts":3,"joined":1,"incidents":2,"notified":2}\
            """);
    assertThat(funnel.get("noise_reduction").asDouble()).isEqualTo(71.4);
    assertThat(funnel(start - 86_400 * 3, start).get("noise_reduction").asDouble()).isZero();
    JsonNode item = rules().get(0);
    assertThat(item.get("rule_id").asString()).isEqualTo(rule);
    assertThat(item.get("hit_cnt").asLong()).isEqualTo(2);
    assertThat(item.get("last_hit_at").asLong()).isEqualTo(start);
    assertThat(item.at("/hit_days/29").asLong()).isEqualTo(2);
  }

  @Test
  void countsOlderThanAMonthAreForgotten() {
    drop("noise*");
    world.push("n", "Warning", "noise 1");
    world.server().clock().advance(Duration.ofDays(30));
    assertThat(rules().get(0).get("hit_cnt").asLong()).isZero();

    world.server().clock().advance(Duration.ofHours(26));

    Database database = world.server().app().part(Database.class);
    await()
        .until(() ->
            database.read(sql ->
                sql.number("select count(*) from rule_hit")
                    + sql.number("select count(*) from channel_hour"))
                == 0);
  }

  @Test
  void everyAlertOfAnIncidentSaysWhyItIsThere() {
    world.push("a", "Warning", "first");
    world.push("b", "Warning", "second");
    String incident = world.incident();

    JsonNode reasons =
        world.call("/incident/alert/reasons", "{'incident_id': '" + incident + "'}").get("items");
    JsonNode why = world.call("/alert/why", "{'alert_id': " + reasons.at("/0/alert_id") + "}");

    assertThat(reasons).hasSize(2);
    assertThat(why.get("code").asString()).isEqualTo("joined_by_values");
    assertThat(why.get("sentence").asString()).contains("gathers severity = Warning");
    assertThat(why.at("/joined_because/compared/values").asString())
        .isEqualTo("severity = Warning");
    assertThat(why.at("/outcomes/0/outcome").asString()).isEqualTo("joined");
    assertThat(reasons.at("/1/code").asString()).isEqualTo("opened_for_values");
    JsonNode item = world.call("/incident/info", "{'incident_id': '" + incident + "'}");
    assertThat(item.get("storm_reached").asInt()).isEqualTo(2);
    assertThat(item.get("notify").asBoolean()).isTrue();
    assertThat(item.get("noise_version").asLong()).isEqualTo(1);
  }

  @Test
  void whatASilenceHeldCountsWhenItIsReleased() {
    long start = now();
    String rule =
        world
            .call(
                "/channel/silence/rule/create",
                """
                {'channel_id': %d, 'rule_name': 'quiet',
                 'filters': [[{'key': 'title', 'oper': 'IN', 'vals': ['held*']}]],
                 'time_filter': {'start_time': %d, 'end_time': %d}}
                """
                    .formatted(world.channel(), start, start + 3600))
            .get("rule_id")
            .asString();
    world.push("h", "Warning", "held back");
    world.push("h", "Warning", "held back");
    String alert = world.alert();

    assertThat(why(alert).get("code").asString()).isEqualTo("silenced_by_rule");
    assertThat(why(alert).get("sentence").asString()).startsWith("The silence \"quiet\" holds");
    assertThat(world.call("/alert/info", "{'alert_id': '" + alert + "'}").at("/hold/rule_id"))
        .hasToString("\"" + rule + "\"");
    JsonNode item = silences().get(0);
    assertThat(item.get("held_alert_cnt").asLong()).isEqualTo(1);
    assertThat(item.get("hit_cnt").asLong()).isEqualTo(2);

    world.call(
        "/channel/silence/rule/delete",
        "{'channel_id': %d, 'rule_id': '%s'}".formatted(world.channel(), rule));
    await().until(() -> !world.call("/incident/list", "{}").get("items").isEmpty());

    assertThat(why(alert).get("code").asString()).isEqualTo("held_at_first");
    assertThat(funnel(start, start + 3600).get("totals").toString())
        .isEqualTo(
            """
            {"events":2,"dropped":0,"merged":1,"suppressed":1,"recovered":0,"ignored":0,\
            "alerts":1,"joined":0,"incidents":1,"notified":1}\
            """);
  }

  private JsonNode why(String alert) {
    return world.call("/alert/why", "{'alert_id': '" + alert + "'}");
  }

  private JsonNode silences() {
    return world
        .call("/channel/silence/rule/list", "{'channel_id': " + world.channel() + "}")
        .get("items");
  }

  @Test
  void aRuleCanBeTriedOnTheNewestAlerts() {
    world.push("a", "Critical", "host down");
    world.server().clock().advance(Duration.ofSeconds(1));
    world.push("a", "Ok", "host down");
    world.push("b", "Critical", "host gone");
    world.server().clock().advance(Duration.ofSeconds(1));
    world.push("c", "Warning", "slow");
    String critical = "[[{'key': 'severity', 'oper': 'IN', 'vals': ['Critical']}]]";
    String warning = critical.replace("Critical", "Warning");

    JsonNode drop = preview("'filters': " + critical + ", 'limit': 1");
    JsonNode inhibit =
        preview(
            "'equals': ['integration_id'], 'source_filters': "
                + critical
                + ", 'target_filters': "
                + warning);

    assertThat(drop.get("sample_cnt").asInt()).isEqualTo(3);
    assertThat(drop.get("match_cnt").asInt()).isEqualTo(2);
    assertThat(drop.get("newest")).hasSize(1);
    assertThat(drop.at("/newest/0/alert_title").asString()).isEqualTo("host gone");
    assertThat(inhibit.get("match_cnt").asInt()).isEqualTo(1);
    assertThat(inhibit.get("source_match_cnt").asInt()).isEqualTo(2);
    assertThat(inhibit.get("target_match_cnt").asInt()).isEqualTo(1);
    assertThat(
            preview("'filters': " + critical.replace("Critical", "Fatal"))
                .at("/warnings/0/code")
                .asString())
        .isEqualTo("never_matches");
    assertThat(
            world
                .call("/channel/label/list", "{'channel_id': " + world.channel() + "}")
                .at("/items/0")
                .toString())
        .isEqualTo("{\"key\":\"labels.check\",\"values\":[\"c\",\"b\",\"a\"]}");
  }

  private JsonNode preview(String members) {
    return world.call(
        "/channel/rule/match-preview", "{'channel_id': " + world.channel() + ", " + members + "}");
  }

  private JsonNode funnel(long start, long end) {
    return world.call(
        "/channel/funnel",
        "{'channel_id': %d, 'start_time': %d, 'end_time': %d}"
            .formatted(world.channel(), start, end));
  }

  private String drop(String title) {
    return world
        .call(
            "/channel/unsubscribe/rule/create",
            """
            {'channel_id': %d, 'rule_name': 'noise',
             'filters': [[{'key': 'title', 'oper': 'IN', 'vals': ['%s']}]]}
            """
                .formatted(world.channel(), title))
        .get("rule_id")
        .asString();
  }

  private JsonNode rules() {
    return world
        .call("/channel/unsubscribe/rule/list", "{'channel_id': " + world.channel() + "}")
        .get("items");
  }

  private long now() {
    return world.server().clock().instant().getEpochSecond();
  }
}
