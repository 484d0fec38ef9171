package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quell.app.TestServer;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A webhook of any shape, from its settings to its alert. */
class CustomStoriesTest {
  private static final PushWorld.Servers SERVERS = new PushWorld.Servers();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String MAPPING =
      "{'title': '{{name}} on {{host}}', 'event_status': '{{level}}', 'alert_key': '{{id}}'}";
  private static final String WORDS = "{'level': {'high': 'Critical', 'fixed': 'Ok'}}";

  @AfterAll
  static void stop() {
    SERVERS.close();
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aForeignPayloadOpensAndClosesItsAlert(TestDatabases store) {
    PushWorld world =
        new PushWorld(
            SERVERS.on(store), "webhook.custom", "", ", 'settings': " + settings(MAPPING, WORDS));

    world.push("{'name': 'disk full', 'host': 'db-02', 'level': 'high', 'id': 7}");

    assertThat(world.alert().get("title").asString()).isEqualTo("disk full on db-02");
    assertThat(world.alert().get("alert_status").asString()).isEqualTo("Critical");

    world.push("{'name': 'disk full', 'host': 'db-02', 'level': 'fixed', 'id': 7}");

    assertThat(world.alert().get("alert_status").asString()).isEqualTo("Ok");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aPayloadWithoutAVariableIsRefusedAndKept(TestDatabases store) {
    PushWorld world =
        new PushWorld(
            SERVERS.on(store), "webhook.custom", "", ", 'settings': " + settings(MAPPING, WORDS));

    Answer answer = world.push("{'name': 'disk full', 'level': 'high', 'id': 7}");

    String reason =
        "title: {{host}}: \"host\" is missing; the payload has \"name\", \"level\", \"id\"";
    assertThat(answer.refusal()).isEqualTo("400 InvalidParameter");
    assertThat(answer.message()).isEqualTo(reason);
    assertThat(world.deliveries().getFirst().get("reason").asString()).isEqualTo(reason);
  }

  @Test
  void aRecoveryEndsItsAlertThoughItSaysLess() {
    String labels = "{'where': '{{host}}', 'alert_key': '{{zone}}'}";
    String mapping = MAPPING.replace("}'}", "}', 'labels': " + labels + "}");
    PushWorld world =
        new PushWorld(
            SERVERS.on(TestDatabases.SQLITE),
            "webhook.custom",
            "",
            ", 'settings': " + settings(mapping, WORDS));
    world.push("{'name': 'disk full', 'host': 'db-02', 'zone': 'a', 'level': 'high', 'id': 7}");

    Answer nameless = world.push("{'name': 'disk full', 'level': 'fixed'}");
    Answer answer = world.push("{'level': 'fixed', 'id': 7}");

    assertThat(nameless.message()).startsWith("alert_key: {{id}}: \"id\" is missing");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.data().get("warnings").toString()).contains("title: {{name}}");
    assertThat(world.alert().get("alert_status").asString()).isEqualTo("Ok");
    assertThat(world.alert().get("title").asString()).isEqualTo("disk full on db-02");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | settings.field_mapping: missing (required)",
        "{'title': | settings.field_mapping: not JSON: ",
        "[] | settings.field_mapping: a list (expected: a JSON object",
        "{} | settings.field_mapping: empty (expected: a JSON object",
        "{'titel': 'x'} | settings.field_mapping: \"titel\" (expected: one of title, title_rule,",
        "{'title': 'x'} | settings.field_mapping.event_status: missing",
        "{'event_status': '{{s}}'} | settings.field_mapping.title: missing",
        "{'event_status': 'high', 'title': 'x'} | settings.field_mapping.event_status: \"high\"",
        "{'event_status': 'Info', 'title': '{{a'} | settings.field_mapping.title: \"{{a\"",
        "{'event_status': 'Info', 'title': '{{}}'} | settings.field_mapping.title: \"{{}}\"",
        "{'event_status': 'Info', 'title': 'a}}'} | settings.field_mapping.title: \"}}\"",
        "{'event_status': 'Info', 'title': 3} | settings.field_mapping.title: 3 (expected: text",
        "{'event_status': 'Info', 'title': 'a', 'labels': {'b': ['c']}}"
            + " | settings.field_mapping.labels.b: a list (expected: text",
        "{'event_status': 'Info', 'title': 'a', 'labels': 'b'} | settings.field_mapping.labels: text",
      })
  void aMappingThatCouldNotWorkIsNotSaved(String mapping, String message) {
    TestServer server = SERVERS.on(TestDatabases.SQLITE);

    Answer answer = create(server, settings(mapping, ""));

    assertThat(answer.refusal()).isEqualTo("400 InvalidParameter");
    assertThat(answer.message()).startsWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x | settings.value_mapping: not JSON: ",
        "[] | settings.value_mapping: a list (expected: a JSON object",
        "{'level': 'high'} | settings.value_mapping.level: \"high\" (expected: an object like",
        "{'level': {'high': null}} | settings.value_mapping.level.high: null (expected: text",
        "{'lvl': {'a': 'b'}}"
            + " | settings.value_mapping.lvl: no variable of field_mapping"
            + " (expected: one of host, id, level, name)",
      })
  void aValueMappingThatCouldNotWorkIsNotSaved(String words, String message) {
    Answer answer = create(SERVERS.on(TestDatabases.SQLITE), settings(MAPPING, words));

    assertThat(answer.refusal()).isEqualTo("400 InvalidParameter");
    assertThat(answer.message()).startsWith(message);
  }

  @Test
  void anUpdateThatWouldBreakTheMappingChangesNothing() {
    TestServer server = SERVERS.on(TestDatabases.SQLITE);
    long id = create(server, settings(MAPPING, WORDS)).data().get("integration_id").asLong();

    Answer broken = update(server, id, "{'field_mapping': '{'}");
    Answer removed = update(server, id, "{'field_mapping': ''}");

    assertThat(broken.message()).startsWith("settings.field_mapping: not JSON: ");
    assertThat(removed.message()).isEqualTo("settings.field_mapping: missing (required)");
    JsonNode info = server.client().call("/integration/info", "{\"integration_id\": " + id + "}");
    assertThat(info.at("/settings/field_mapping").asString()).isEqualTo(MAPPING.replace('\'', '"'));
  }

  @Test
  void theFormIsToldWhichSettingsAreJsonAndWhichAreNeeded() {
    JsonNode types = SERVERS.on(TestDatabases.SQLITE).client().call("/integration/type/list", "{}");

    JsonNode custom =
        types.get("items").values().stream()
            .filter(type -> type.get("plugin_type").asString().equals("webhook.custom"))
            .findFirst()
            .orElseThrow();
    assertThat(custom.get("push_path").asString()).isEqualTo("custom");
    assertThat(custom.get("settings").values())
        .extracting(
            setting -> setting.get("name").asString(),
            setting -> setting.get("type").asString(),
            setting -> setting.get("required").asBoolean(),
            setting -> setting.get("max_length").asInt())
        .containsExactly(
            tuple("field_mapping", "json", true, 16_000),
            tuple("value_mapping", "json", false, 16_000));
  }

  private static Answer create(TestServer server, String settings) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("plugin_type", "webhook.custom")
            .put("name", UUID.randomUUID().toString());
    body.set("settings", JSON.readTree(settings));
    return server.client().post("/integration/create", body.toString());
  }

  private static Answer update(TestServer server, long id, String settings) {
    return server
        .client()
        .post(
            "/integration/update",
            "{\"integration_id\": %d, \"settings\": %s}"
                .formatted(id, settings.replace('\'', '"')));
  }

  private static String settings(String mapping, String words) {
    return JSON.createObjectNode()
        .put("field_mapping", mapping.replace('\'', '"'))
        .put("value_mapping", words.replace('\'', '"'))
        .toString();
  }
}
