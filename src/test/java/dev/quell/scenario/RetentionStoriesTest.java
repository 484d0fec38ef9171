package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.TestServer;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** After its time a delivery is gone, and everything that pointed at it says so. */
class RetentionStoriesTest {

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatIsGoneIsSaidToBeAndTheRestGoesOn(TestDatabases kind) {
    TestServer first =
        TestServer.start(settings ->
            settings.withDatabase(kind.databaseUrl(settings.data())).withDeliveriesKeptDays(1));
    DeliveryWorld world = DeliveryWorld.standard(first);
    String old = world.push("disk", "Critical");
    String event = world.info(old).at("/event_ids/0").asString();
    first.clock().advance(Duration.ofHours(12));
    String kept = world.push("disk", "Warning");
    String replay = world.replay(old).get("replay_id").asString();
    first.clock().advance(Duration.ofHours(13));
    awaitSegments(first, world, 2);

    assertThat(world.ids("'limit': 10")).containsExactly(replay, kept);
    assertGone(world.post("/integration/delivery/info", "{'delivery_id': '" + old + "'}"), old);
    assertGone(
        world.post("/integration/delivery/replay", "{'delivery_ids': ['" + old + "']}"), old);
    assertGone(world.post("/event/trace", "{'event_id': '" + event + "'}"), event);
    assertThat(world.info(replay).get("replay_of").asString()).isEqualTo(old);
    JsonNode alert = world.alerts().getFirst();
    assertThat(alert.get("event_cnt").asInt()).isEqualTo(3);
    JsonNode events =
        world.call("/alert/event/list", "{'alert_id': '" + alert.get("alert_id").asString() + "'}");
    assertThat(events.get("items").size()).isEqualTo(2);
    assertThat(first.anonymous().get("/metrics").body())
        .containsPattern("quell_retention_rows_total\\{table=\"log_segment\"} [1-9]");

    try (TestServer second = first.restart()) {
      assertThat(
              second
                  .client()
                  .call("/integration/delivery/info", "{\"delivery_id\": \"" + kept + "\"}")
                  .get("verdict")
                  .asString())
          .isEqualTo("accepted");
    }
  }

  @Test
  void theLastDeliveryOfAQuietIntegrationStaysAndTellsWhenItWas() {
    try (TestServer server = TestServer.start(settings -> settings.withDeliveriesKeptDays(1))) {
      DeliveryWorld world = DeliveryWorld.standard(server);
      world.push("disk", "Critical");
      String last = world.push("disk", "Critical");
      long then = server.clock().instant().getEpochSecond();
      server.clock().advance(Duration.ofDays(3));
      awaitSegments(server, world, 1);

      assertThat(world.ids("'limit': 10")).containsExactly(last);
      assertThat(
              world
                  .call("/integration/info", "{'integration_id': " + world.integration() + "}")
                  .get("last_event_time")
                  .asLong())
          .isEqualTo(then);
    }
  }

  private static void awaitSegments(TestServer server, DeliveryWorld world, long left) {
    Database database = server.app().part(Database.class);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                database.<Long>read(sql ->
                    sql.number(
                        "select count(*) from log_segment where lane = " + world.integration())),
            found -> found == left);
  }

  private static void assertGone(Answer answer, String id) {
    assertThat(answer.refusal()).isEqualTo("400 ResourceNotFound");
    assertThat(answer.message()).contains(id + " is no longer kept");
  }
}
