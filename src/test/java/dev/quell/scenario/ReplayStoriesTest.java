package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.model.ObjectId;
import dev.quell.queue.EventLog;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A delivery sent again by a person is judged as what it says now, and never looks like new. */
class ReplayStoriesTest {
  /** The clock of the test servers. */
  private static final long NOW = 1_763_460_000;

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatWentNowhereOpensAnIncidentOnceThereIsARoute(TestDatabases kind) {
    DeliveryWorld world = DeliveryWorld.unrouted(TestServer.shared(kind));
    String original = world.push("disk", "Critical");
    assertThat(world.info(original).at("/outcomes/unrouted").asInt()).isEqualTo(1);
    world.call(
        "/route/upsert",
        "{'integration_id': %d, 'cases': [], 'default': {'channel_ids': [%d]}}"
            .formatted(world.integration(), world.channel()));

    JsonNode replayed = world.replay(original);

    assertThat(replayed.get("verdict").asString()).isEqualTo("accepted");
    assertThat(replayed.get("reason").asString()).isEmpty();
    assertThat(replayed.at("/outcomes/opened").asInt()).isEqualTo(1);
    assertThat(world.alerts()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void everyReplayIsSeenAtBothEnds(TestDatabases kind) {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared(kind));
    String original = world.push("disk", "Critical");

    String first = world.replay(original).get("replay_id").asString();
    String second = world.replay(original).get("replay_id").asString();
    String ofAReplay = world.replay(first).get("replay_id").asString();

    List<JsonNode> newestFirst = world.list("'limit': 10").get("items").valueStream().toList();
    assertThat(newestFirst)
        .extracting(item -> item.get("delivery_id").asString())
        .containsExactly(ofAReplay, second, first, original);
    assertThat(newestFirst)
        .extracting(item -> item.get("replay_of").asString())
        .containsExactly(first, original, original, "");
    assertThat(newestFirst)
        .extracting(item -> item.get("replayed_by").asString())
        .containsExactly("Administrator", "Administrator", "Administrator", "");
    assertThat(world.info(original).get("replayed_as").valueStream().map(JsonNode::asString))
        .containsExactly(first, second);
    assertThat(world.info(first).get("replayed_as").valueStream().map(JsonNode::asString))
        .containsExactly(ofAReplay);
    assertThat(world.alerts()).hasSize(1);
    JsonNode trace = world.trace(first);
    assertThat(trace.at("/steps/0/code").asString()).isEqualTo("replayed");
    assertThat(trace.at("/steps/0/compared/replay_of").asString()).isEqualTo(original);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void anOldTriggerOfAProblemThatIsOverOpensNothing(TestDatabases kind) {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared(kind));
    String original = world.send(at("disk", "Critical", NOW - 60));
    world.send(at("disk", "Ok", NOW - 30));

    JsonNode replayed = world.replay(original);

    assertThat(replayed.at("/outcomes/ignored").asInt()).isEqualTo(1);
    JsonNode trace = world.trace(replayed.get("replay_id").asString());
    assertThat(trace.get("outcome").asString()).isEqualTo("ignored");
    assertThat(trace.get("sentence").asString()).contains("that episode is over");
    assertThat(world.alerts()).hasSize(1);
    assertThat(world.alerts().getFirst().get("alert_status").asString()).isEqualTo("Ok");
  }

  @Test
  void anOldRecoveryEndsNothingThatBeganLater() {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared());
    world.send(at("disk", "Critical", NOW - 60));
    String recovery = world.send(at("disk", "Ok", NOW - 30));
    world.send(at("disk", "Critical", NOW - 10));

    JsonNode replayed = world.replay(recovery);

    assertThat(replayed.at("/outcomes/ignored").asInt()).isEqualTo(1);
    assertThat(world.alerts())
        .extracting(alert -> alert.get("alert_status").asString())
        .containsExactlyInAnyOrder("Ok", "Critical");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatTellsNoTimeIsAsOldAsItsFirstArrival(TestDatabases kind) {
    try (TestServer server = TestServer.start(kind)) {
      DeliveryWorld world = DeliveryWorld.standard(server);
      String trigger = world.push("disk", "Critical");
      server.clock().advance(Duration.ofMinutes(5));
      String recovery = world.push("disk", "Ok");

      JsonNode triggered = world.replay(trigger);
      server.clock().advance(Duration.ofMinutes(5));
      world.push("disk", "Critical");
      server.clock().advance(Duration.ofMinutes(5));
      JsonNode recovered = world.replay(recovery);
      JsonNode again = world.replay(recovered.get("replay_id").asString());

      for (JsonNode replayed : List.of(triggered, recovered, again)) {
        assertThat(replayed.at("/outcomes/ignored").asInt()).as(replayed.toString()).isEqualTo(1);
      }
      assertThat(world.alerts())
          .extracting(alert -> alert.get("alert_status").asString())
          .containsExactlyInAnyOrder("Ok", "Critical");
    }
  }

  @Test
  void aRecoveryThatFoundNothingEndsTheAlertWhenReplayed() {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared());
    String early = world.push("disk", "Ok");
    assertThat(world.info(early).at("/outcomes/ignored").asInt()).isEqualTo(1);
    world.push("disk", "Critical");

    JsonNode replayed = world.replay(early);

    assertThat(replayed.at("/outcomes/recovered").asInt()).isEqualTo(1);
    assertThat(world.alerts().getFirst().get("alert_status").asString()).isEqualTo("Ok");
  }

  @Test
  void severalAreReplayedOldestFirstAndToldAsAsked() {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared());
    String trigger = world.push("disk", "Critical");
    String recovery = world.push("disk", "Ok");

    JsonNode items =
        world
            .call(
                "/integration/delivery/replay",
                "{'delivery_ids': ['%s', '%s', '%1$s']}".formatted(recovery, trigger))
            .get("items");

    assertThat(items.valueStream().map(item -> item.get("delivery_id").asString()))
        .containsExactly(recovery, trigger);
    assertThat(items.at("/1/outcomes/opened").asInt()).isEqualTo(1);
    assertThat(items.at("/0/outcomes/recovered").asInt()).isEqualTo(1);
    assertThat(world.alerts()).hasSize(2);
  }

  @Test
  void aRetryIsNotOneWhenAPersonAsksForIt() {
    DeliveryWorld world = DeliveryWorld.volcengine(TestServer.shared());
    String body = VolcengineWorld.fixture("metric-critical-single");
    world.send(body, "trace-1");
    String retry = world.send(body, "trace-1");
    assertThat(world.info(retry).get("verdict").asString()).isEqualTo("duplicate");

    JsonNode replayed = world.replay(retry);

    assertThat(replayed.get("verdict").asString()).isEqualTo("accepted");
    assertThat(replayed.at("/outcomes/merged").asInt()).isEqualTo(1);
    String again = world.send(body, "trace-1");
    assertThat(world.info(again).get("verdict").asString()).isEqualTo("duplicate");
  }

  @Test
  void whatSaysNothingOrCannotBeReadIsReadAgainAndSaysSo() {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared());
    String empty = world.send("[]");
    String broken = world.send("{\"event_status\": \"Loud\"}");

    JsonNode nothing = world.replay(empty);
    JsonNode rejected = world.replay(broken);

    assertThat(nothing.get("verdict").asString()).isEqualTo("nothing_to_do");
    assertThat(rejected.get("verdict").asString()).isEqualTo("rejected");
    assertThat(rejected.get("reason").asString()).contains("event_status");
    assertThat(rejected.get("replay_id").asString()).isNotEmpty();
  }

  @Test
  void anEventWithoutAKeyOfItsOwnStaysTheSameProblem() {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared());
    String original = world.send("{\"title_rule\": \"no key\", \"event_status\": \"Info\"}");

    JsonNode replayed = world.replay(original);

    assertThat(replayed.at("/outcomes/merged").asInt()).isEqualTo(1);
    assertThat(world.alerts()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatWasSetAsideIsTriedAgain(TestDatabases kind) {
    try (TestServer server = TestServer.start(kind)) {
      DeliveryWorld world = DeliveryWorld.standard(server);
      poisonNext(server);
      String poisoned = world.push("disk", "Critical");

      JsonNode item = world.info(poisoned);
      assertThat(item.get("verdict").asString()).isEqualTo("set_aside");
      assertThat(item.get("reason").asString())
          .startsWith("could not be processed: StorageException: insert into timeline")
          .doesNotContain("\n")
          .hasSizeLessThanOrEqualTo(300);
      assertThat(item.at("/events/0/outcome").asString()).isEqualTo("set_aside");
      assertThat(world.ids("'outcome': 'set_aside', 'limit': 5")).containsExactly(poisoned);
      JsonNode trace = world.trace(poisoned);
      assertThat(trace.get("outcome").asString()).isEqualTo("set_aside");
      assertThat(trace.get("sentence").asString()).contains("insert into timeline");
      assertThat(server.anonymous().get("/metrics").body())
          .contains("quell_flow_events_total{outcome=\"set_aside\"} 1.0");

      JsonNode replayed = world.replay(poisoned);

      assertThat(replayed.at("/outcomes/opened").asInt()).isEqualTo(1);
      assertThat(world.alerts()).hasSize(1);
      assertThat(world.info(poisoned).get("replayed_as").size()).isEqualTo(1);
    }
  }

  @Test
  void aReplayThatFailsIsSetAsideAsOneAndCanBeTriedOnceMore() {
    try (TestServer server = TestServer.start()) {
      DeliveryWorld world = DeliveryWorld.standard(server);
      String original = world.push("disk", "Critical");
      world.push("disk", "Ok");
      poisonNext(server);

      JsonNode failed = world.replay(original);
      JsonNode replayed = world.replay(original);

      assertThat(failed.get("verdict").asString()).isEqualTo("set_aside");
      assertThat(failed.at("/outcomes/set_aside").asInt()).isEqualTo(1);
      assertThat(failed.get("reason").asString()).startsWith("could not be processed: ");
      assertThat(replayed.at("/outcomes/opened").asInt()).isEqualTo(1);
      assertThat(world.info(original).get("replayed_as").size()).isEqualTo(2);
    }
  }

  @Test
  void replaysPassTheLimitThatHoldsForSenders() {
    try (TestServer server = TestServer.start(settings -> settings.withCallbacksPerSecond(1))) {
      DeliveryWorld world = DeliveryWorld.standard(server);
      String original = world.push("disk", "Critical");

      for (int i = 0; i < 10; i++) {
        assertThat(world.replay(original).get("verdict").asString()).isEqualTo("accepted");
      }
    }
  }

  @Test
  void replaysSurviveARestart() {
    TestServer first = TestServer.start();
    DeliveryWorld world = DeliveryWorld.standard(first);
    String original = world.push("disk", "Critical");
    String replay = world.replay(original).get("replay_id").asString();

    try (TestServer second = first.restart()) {
      JsonNode item =
          second
              .client()
              .call("/integration/delivery/info", "{\"delivery_id\": \"" + replay + "\"}");
      assertThat(item.get("replay_of").asString()).isEqualTo(original);
      assertThat(item.get("verdict").asString()).isEqualTo("accepted");
    }
  }

  private static String at(String key, String status, long second) {
    return """
    {"alert_key": "%s", "event_status": "%s", "title_rule": "%1$s", "event_time": %d}
    """
        .formatted(key, status, second);
  }

  /** A row is in the way of the alert that the next record opens. */
  private static void poisonNext(TestServer server) {
    String alert =
        ObjectId.of(server.clock().millis(), server.app().part(EventLog.class).head(), 0);
    server
        .app()
        .part(Database.class)
        .writeAll(sql ->
            sql.update(
                """
                insert into timeline (subject_id, entry_no, type, at, creator_id, detail)
                values (?, 1, 'in the way', 0, 0, '{}')
                """,
                alert));
  }
}
