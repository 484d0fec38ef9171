package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import dev.quell.web.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A dry run says what a push would do, and does nothing. */
class DryRunTest {
  private static final List<String> STORY =
      List.of(
          "metric-critical-single",
          "metric-critical-single",
          "metric-warning-multi-resource",
          "metric-recovered-single",
          "metric-recovered-single",
          "metric-critical-single",
          "nodata",
          "nodata-recovered",
          "connectivity-test");

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void itTellsWhatThePushThenDoes(TestDatabases kind) {
    DeliveryWorld world = DeliveryWorld.volcengine(TestServer.shared(kind));
    for (String fixture : STORY) {
      String body = VolcengineWorld.fixture(fixture);

      JsonNode tried = dryRun(world, body);

      String delivery = world.send(body);
      JsonNode done = world.info(delivery);
      assertThat(tried.get("verdict").asString())
          .as(fixture)
          .isEqualTo(done.get("verdict").asString());
      assertThat(tried.get("event_cnt").asInt()).isEqualTo(done.get("event_cnt").asInt());
      for (int i = 0; i < done.get("event_ids").size(); i++) {
        String event = done.at("/event_ids/" + i).asString();
        JsonNode trace = world.call("/event/trace", "{'event_id': '" + event + "'}");
        JsonNode told = tried.get("events").get(i);
        assertThat(codes(told).toList()).as(fixture).isEqualTo(codes(trace).skip(1).toList());
        for (String same : List.of("outcome", "title", "alert_key", "event_status", "sentence")) {
          assertThat(told.get(same)).as(fixture + " " + same).isEqualTo(trace.get(same));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void itWritesNothing(TestDatabases kind) {
    try (TestServer server = TestServer.start(kind)) {
      DeliveryWorld world = DeliveryWorld.volcengine(server);
      world.send(VolcengineWorld.fixture("metric-critical-single"));
      Map<String, Long> before = rows(server);
      long written = server.app().part(Database.class).rowsWritten();

      for (String fixture : STORY) {
        dryRun(world, VolcengineWorld.fixture(fixture));
      }

      assertThat(rows(server)).isEqualTo(before).containsKeys("alert", "log_segment", "wake_up");
      assertThat(server.app().part(Database.class).rowsWritten()).isEqualTo(written);
    }
  }

  @Test
  void itNamesChannelsThatExistAndNoAlertThatDoesNot() {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared());
    String twice =
        """
        [{"alert_key": "k", "event_status": "Info", "title_rule": "first"},
         {"alert_key": "k", "event_status": "Critical", "title_rule": "second"}]
        """;

    JsonNode made = dryRun(world, twice);
    world.push("real", "Info");
    JsonNode merged = dryRun(world, event("real", "Critical"));

    assertThat(made.at("/events/0/outcome").asString()).isEqualTo("opened");
    assertThat(made.at("/events/0/channel_ids/0").asLong()).isEqualTo(world.channel());
    assertThat(made.at("/events/1/outcome").asString()).isEqualTo("merged");
    assertThat(made.get("events").toString()).doesNotContain("alert_id", "incident_id");
    assertThat(merged.at("/events/0/outcome").asString()).isEqualTo("merged");
    assertThat(merged.get("events").toString())
        .contains(world.alerts().getFirst().get("alert_id").asString());
  }

  @Test
  void aSharedIntegrationWithoutARouteGoesNowhere() {
    DeliveryWorld world = DeliveryWorld.unrouted(TestServer.shared());

    JsonNode tried = dryRun(world, event("k", "Info"));

    assertThat(tried.at("/events/0/outcome").asString()).isEqualTo("unrouted");
    assertThat(tried.at("/events/0/channel_ids").size()).isZero();
  }

  @Test
  void withoutAnIntegrationItIsOnlyRead() {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared());
    ObjectNode request = Json.mapper().createObjectNode();
    request.put("plugin_type", "standard.alert");
    request.put(
        "body",
        "{\"event_status\": \"Info\", \"alert_key\": \"k\", \"title_rule\": \"t\", \"labels\": 7}");

    JsonNode tried = world.call("/integration/dry-run", request.toString());

    assertThat(tried.get("verdict").asString()).isEqualTo("accepted");
    JsonNode event = tried.at("/events/0");
    assertThat(event.get("alert_key").asString()).isEqualTo("k");
    assertThat(event.get("outcome").asString()).isEmpty();
    assertThat(event.get("notes").size()).isPositive();
    assertThat(codes(event)).startsWith("read", "note").doesNotContain("default_channel");
  }

  @Test
  void aBodyThatCannotBeReadIsRejectedWithTheReasonOfAPush() {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared());
    String broken = "{\"event_status\": \"Loud\"}";

    JsonNode tried = dryRun(world, broken);

    assertThat(tried.get("verdict").asString()).isEqualTo("rejected");
    assertThat(tried.get("reason").asString())
        .isEqualTo(world.info(world.send(broken)).get("reason").asString());
    assertThat(dryRun(world, "").get("verdict").asString()).isEqualTo("rejected");
    assertThat(dryRun(world, "[]").get("verdict").asString()).isEqualTo("nothing_to_do");
  }

  @Test
  void headersAndQueryCountAsInAPush() {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared());
    ObjectNode request = request(world, event("k", "Info"));
    request.putObject("query").put("severity", "Critical");

    JsonNode tried = world.call("/integration/dry-run", request.toString());

    assertThat(tried.at("/events/0/event_status").asString()).isEqualTo("Critical");
  }

  @Test
  void aDisabledIntegrationSaysThatAPushWouldBeRefused() {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared());
    world.call("/integration/disable", "{'integration_id': " + world.integration() + "}");

    JsonNode tried = dryRun(world, event("k", "Info"));

    assertThat(tried.get("reason").asString()).contains("disabled").contains("401");
    assertThat(tried.at("/events/0/outcome").asString()).isEqualTo("opened");
  }

  @Test
  void aBodyAsLargeAsAPushFitsAndALargerOneDoesNot() {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared());
    String fits = event("k", "Info") + " ".repeat((8 << 20) - event("k", "Info").length());

    assertThat(dryRun(world, fits).at("/events/0/outcome").asString()).isEqualTo("opened");
    Answer larger = world.post("/integration/dry-run", request(world, fits + " ").toString());
    assertThat(larger.refusal()).isEqualTo("413 EntityTooLarge");
    assertThat(larger.message()).isEqualTo("body: 8388609 bytes (expected: at most 8388608)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'body': '{}'}                                       | 400 InvalidParameter | integration_id: missing (expected: an integration, or a plugin_type)",
        "{'integration_id': ID}                               | 400 InvalidParameter | body: missing (required)",
        "{'integration_id': 99999999, 'body': '{}'}           | 400 ResourceNotFound | integration_id: 99999999 (expected: of an existing integration)",
        "{'plugin_type': 'x', 'body': '{}'}                   | 400 InvalidParameter | plugin_type: \"x\" (expected: one of",
        "{'integration_id': ID, 'plugin_type': 'volcengine.cm.metrics', 'body': '{}'} | 400 InvalidParameter | plugin_type: volcengine.cm.metrics (expected: standard.alert",
        "{'integration_id': ID, 'settings': {'nonsense': '1'}, 'body': '{}'} | 400 InvalidParameter | settings: \"nonsense\" (expected: one of",
        "{'integration_id': ID, 'headers': {'a': null}, 'body': '{}'} | 400 InvalidParameter | headers.a: missing (required)",
        "{'integration_id': ID, 'query': [], 'body': '{}'}    | 400 InvalidParameter | query",
        "{'integration_id': ID, 'body': {}}                   | 400 InvalidParameter | body",
        "{'integration_id': 'ID', 'body': '{}'}               | 400 InvalidParameter | integration_id",
      })
  void nonsenseIsRefused(String body, String refusal, String message) {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared());

    Answer answer =
        world.post("/integration/dry-run", body.replace("ID", "" + world.integration()));

    assertThat(answer.refusal()).isEqualTo(refusal);
    assertThat(answer.message()).contains(message);
  }

  private static JsonNode dryRun(DeliveryWorld world, String body) {
    return world.server().client().call("/integration/dry-run", request(world, body).toString());
  }

  private static ObjectNode request(DeliveryWorld world, String body) {
    return Json.mapper()
        .createObjectNode()
        .put("integration_id", world.integration())
        .put("body", body);
  }

  private static String event(String key, String status) {
    return "{\"alert_key\": \"%s\", \"event_status\": \"%s\", \"title_rule\": \"t\"}"
        .formatted(key, status);
  }

  private static Stream<String> codes(JsonNode traced) {
    return traced.get("steps").valueStream().map(step -> step.get("code").asString());
  }

  private static Map<String, Long> rows(TestServer server) {
    Database database = server.app().part(Database.class);
    String tables =
        switch (database.dialect().name()) {
          case "POSTGRESQL" -> "select tablename from pg_tables where schemaname = 'public'";
          default -> "select name from sqlite_master where type = 'table'";
        };
    Map<String, Long> counts = new HashMap<>();
    for (String table : database.read(sql -> sql.list(tables, row -> row.getString(1)))) {
      counts.put(table, database.read(sql -> sql.number("select count(*) from " + table)));
    }
    return counts;
  }
}
