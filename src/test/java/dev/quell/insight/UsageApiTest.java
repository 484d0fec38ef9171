package dev.quell.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.intake.CenterWorld;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Before something is deleted, people see what hangs on it; what must not go, stays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsageApiTest {
  private final Map<TestDatabases, CenterWorld> worlds = new EnumMap<>(TestDatabases.class);

  @AfterAll
  void stop() {
    worlds.values().forEach(CenterWorld::close);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aPrivateIntegrationFeedsItsOwnChannel(TestDatabases kind) {
    CenterWorld world = world(kind);
    long channel = world.channel();
    JsonNode made = world.integration("own", channel);
    String key = made.get("integration_key").asString();
    world.push(key);
    world.push(key, CenterWorld.BODY.replace("'k'", "'other'"));
    world.push(key, "{}");
    world.settled();

    JsonNode usage = usage(world, made);
    JsonNode ofChannel = channelUsage(world, channel);

    assertThat(usage.get("open_alert_cnt").asLong()).isEqualTo(2);
    assertThat(usage.get("open_incident_cnt").asLong()).isEqualTo(2);
    assertThat(usage.get("callback_cnt_24h").asLong()).isEqualTo(3);
    assertThat(usage.get("case_cnt").asLong()).isZero();
    assertThat(usage.at("/channels/0/channel_id").asLong()).isEqualTo(channel);
    assertThat(ofChannel.get("open_alert_cnt").asLong()).isEqualTo(2);
    assertThat(ofChannel.get("open_incident_cnt").asLong()).isEqualTo(2);
    assertThat(ofChannel.at("/private_integrations/0/name").asString()).isEqualTo("own");
    assertThat(ofChannel.at("/private_integrations/0/status").asString()).isEqualTo("enabled");
    assertThat(ofChannel.get("routed_by")).isEmpty();

    world.push(key, CenterWorld.BODY.replace("Warning", "Ok"));
    world.settled();
    assertThat(usage(world, made).get("open_incident_cnt").asLong()).isEqualTo(1);
    assertThat(channelUsage(world, channel).get("open_alert_cnt").asLong()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aSharedIntegrationFeedsTheChannelsOfItsRoute(TestDatabases kind) {
    CenterWorld world = world(kind);
    long first = world.channel();
    long second = world.channel();
    JsonNode made = world.integration("routed", 0);
    assertThat(usage(world, made).get("channels")).isEmpty();
    route(world, made, first + ", " + second);

    JsonNode usage = usage(world, made);

    assertThat(usage.get("channels")).hasSize(2);
    assertThat(usage.at("/channels/1/channel_id").asLong()).isEqualTo(second);
    JsonNode routedBy = channelUsage(world, first).get("routed_by");
    assertThat(routedBy).hasSize(1);
    assertThat(routedBy.get(0).get("name").asString()).isEqualTo("routed");
    assertThat(routedBy.get(0).get("case_cnt").asLong()).isZero();
    assertThat(routedBy.get(0).get("is_default").asBoolean()).isTrue();
    world.call("/integration/delete", id(made));
    assertThat(channelUsage(world, first).get("routed_by")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aChannelWithEnabledIntegrationsOfItsOwnIsNotDeleted(TestDatabases kind) {
    CenterWorld world = world(kind);
    long channel = world.channel();
    JsonNode one = world.integration("first", channel);
    JsonNode two = world.integration("second", channel);
    JsonNode shared = world.integration("shared", 0);
    route(world, shared, Long.toString(channel));
    String body = "{'channel_id': " + channel + "}";

    Answer answer = world.post("/channel/delete", body);

    assertThat(answer.refusal()).isEqualTo("400 ReferenceExist");
    assertThat(answer.message()).contains("\"first\", \"second\"").contains("disable or delete");
    JsonNode refs = answer.json().at("/error/refs");
    assertThat(refs).hasSize(2);
    assertThat(refs.get(0).get("type").asString()).isEqualTo("integration");
    assertThat(refs.get(0).get("id")).isEqualTo(one.get("integration_id"));
    assertThat(refs.get(1).get("name").asString()).isEqualTo("second");
    assertThat(world.call("/channel/info", body).get("status").asString()).isEqualTo("enabled");

    world.call("/integration/disable", id(one));
    world.call("/integration/delete", id(two));
    world.call("/channel/delete", body);
    assertThat(world.post("/channel/info", body).refusal()).isEqualTo("400 ResourceNotFound");
    assertThat(world.call("/integration/info", id(one)).get("status").asString())
        .isEqualTo("disabled");
    Answer enabled = world.post("/integration/enable", id(one));
    assertThat(enabled.refusal()).isEqualTo("400 ResourceNotFound");
    assertThat(enabled.message()).contains("which is deleted");
    assertThat(usage(world, one).get("channels")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          /channel/usage     | {}                                  | InvalidParameter | channel_id: missing (required)
          /channel/usage     | {'channel_id': 'x'}                 | InvalidParameter | channel_id: a text (expected: an integer)
          /channel/usage     | {'channel_id': 99999999999999999999} | InvalidParameter | channel_id
          /channel/usage     | {'channel_id': -1}                  | ResourceNotFound | channel_id: -1 (expected: of an existing channel)
          /channel/usage     | {'channel_id': 0}                   | ResourceNotFound | channel_id: 0 (expected: of an existing channel)
          /channel/usage     | {'channel_id': 9223372036854775807} | ResourceNotFound | (expected: of an existing
          /channel/delete    | {'channel_id': -1}                  | ResourceNotFound | channel_id: -1
          /integration/usage | {}                                  | InvalidParameter | integration_id: missing (required)
          /integration/usage | {'integration_id': []}              | InvalidParameter | integration_id: a list (expected: an integer)
          /integration/usage | {'integration_id': -1}              | ResourceNotFound | integration_id: -1 (expected: of an existing integration)
          """)
  void refusesNonsenseAndSaysWhy(String path, String body, String code, String message) {
    Answer answer = world(TestDatabases.SQLITE).post(path, body);

    assertThat(answer.refusal()).isEqualTo("400 " + code);
    assertThat(answer.message()).contains(message);
  }

  private CenterWorld world(TestDatabases kind) {
    return worlds.computeIfAbsent(kind, CenterWorld::new);
  }

  private static JsonNode usage(CenterWorld world, JsonNode integration) {
    return world.call("/integration/usage", id(integration));
  }

  private static JsonNode channelUsage(CenterWorld world, long channel) {
    return world.call("/channel/usage", "{'channel_id': " + channel + "}");
  }

  private static void route(CenterWorld world, JsonNode integration, String channels) {
    world.call(
        "/route/upsert",
        "{'integration_id': %d, 'default': {'channel_ids': [%s]}}"
            .formatted(integration.get("integration_id").asLong(), channels));
  }

  private static String id(JsonNode integration) {
    return "{'integration_id': " + integration.get("integration_id").asLong() + "}";
  }
}
