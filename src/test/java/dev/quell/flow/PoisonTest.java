package dev.quell.flow;

import static dev.quell.flow.Records.callback;
import static dev.quell.flow.Records.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.TestClock;
import dev.quell.app.TestServer;
import dev.quell.model.Severity;
import dev.quell.queue.EventLog;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome.Verdict;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import dev.quell.web.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What cannot be applied stands aside, visibly; nobody behind it or beside it waits. */
class PoisonTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-01T10:00:00Z");

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aPoisonRecordIsSetAsideAndItsNeighboursTakeEffect(TestDatabases kind) {
    try (Database store = kind.open(folder)) {
      long lane = lane(store, "lane");
      List<Long> offsets;
      try (FlowStand stand = FlowStand.idle(store, clock)) {
        offsets = store(stand, Stream.of("a", "poison", "b").map(key -> of(lane, key)).toList());
        Poison.conflictWith(store, clock.millis(), offsets.get(1));
        stand.work();
        stand.awaitHead();

        assertThat(offsets)
            .extracting(offset -> stand.outcome(offset).verdict())
            .containsExactly(Verdict.ACCEPTED, Verdict.SET_ASIDE, Verdict.ACCEPTED);
        assertThat(stand.outcome(offsets.get(1)).reason()).contains("could not be processed");
      }
      assertThat(openKeys(store)).containsExactly("a", "b");
      assertNothingIsReplayed(store, offsets.get(2));
    }
  }

  @Test
  void aTextThatPostgresRefusesIsPoisonAndNoMore() {
    try (Database store = TestDatabases.POSTGRESQL.open(folder)) {
      long lane = lane(store, "lane");
      try (FlowStand stand = FlowStand.idle(store, clock)) {
        List<Long> offsets =
            store(stand, Stream.of("a", "nul\0", "b").map(key -> of(lane, key)).toList());
        stand.work();
        stand.awaitHead();

        assertThat(offsets)
            .extracting(offset -> stand.outcome(offset).verdict())
            .containsExactly(Verdict.ACCEPTED, Verdict.SET_ASIDE, Verdict.ACCEPTED);
      }
      assertThat(openKeys(store)).containsExactly("a", "b");
    }
  }

  @Test
  void aRecordSetAsideIsSeenAmongTheDeliveriesWithItsReason() {
    try (TestServer server = TestServer.start()) {
      ApiClient client = server.client();
      long channel =
          client.call("/channel/create", "{\"channel_name\": \"c\"}").path("channel_id").asLong();
      JsonNode made =
          client.call(
              "/integration/create",
              "{\"plugin_type\": \"standard.alert\", \"name\": \"i\", \"channel_id\": "
                  + channel
                  + "}");
      EventLog log = server.app().part(EventLog.class);
      Poison.conflictWith(server.app().part(Database.class), server.clock().millis(), log.head());
      String push =
          "/event/push/alert/standard?integration_key=" + made.path("integration_key").asString();
      String body = "{\"title_rule\": \"t\", \"event_status\": \"Info\", \"alert_key\": \"k\"}";

      assertThat(client.send(client.request(push).POST(BodyPublishers.ofString(body))).status())
          .isEqualTo(200);

      FlowWorker flow = server.app().part(FlowWorker.class);
      await().until(() -> flow.takenUpTo() >= log.head());
      JsonNode items =
          client
              .call(
                  "/integration/delivery/list",
                  "{\"integration_id\": %d, \"verdict\": \"set_aside\"}"
                      .formatted(made.path("integration_id").asLong()))
              .path("items");
      assertThat(items.size()).isEqualTo(1);
      assertThat(items.get(0).path("reason").asString()).contains("could not be processed");
    }
  }

  @Test
  void aFloodInOneLaneDoesNotHoldUpAnother() {
    try (Database store = TestDatabases.SQLITE.open(folder)) {
      long flooded = lane(store, "flooded");
      long quiet = lane(store, "quiet");
      try (FlowStand stand = FlowStand.idle(store, clock)) {
        List<LogRecord> flood = Stream.generate(() -> of(flooded, "flood")).limit(6_000).toList();
        store(stand, flood);
        store(stand, List.of(of(quiet, "quiet")));
        long before = stand.journal.position().batch();
        stand.work();
        stand.awaitHead();

        assertThat(lastBatch(store, quiet)).isEqualTo(before + 1);
        assertThat(lastBatch(store, flooded)).isGreaterThan(before + 5);
      }
    }
  }

  private long lane(Database store, String name) {
    try (FlowStand stand = FlowStand.start(store, clock)) {
      long lane = stand.lane(name, "");
      stand.awaitHead();
      return lane;
    }
  }

  private static List<Long> store(FlowStand stand, List<LogRecord> records) {
    return records.stream().map(stand::append).toList().stream()
        .map(answer -> answer.join())
        .toList();
  }

  private LogRecord of(long lane, String key) {
    return callback(lane, clock.millis(), trigger(key, Severity.WARNING, Optional.empty()));
  }

  private void assertNothingIsReplayed(Database store, long last) {
    long rows = store.read(sql -> sql.number("select count(*) from flow_journal"));
    try (FlowStand again = FlowStand.start(store, clock)) {
      again.awaitHead();

      assertThat(again.takenUpTo()).isEqualTo(last + 1);
      assertThat(store.<Long>read(sql -> sql.number("select count(*) from flow_journal")))
          .isEqualTo(rows);
    }
  }

  private static List<String> openKeys(Database store) {
    return store.read(sql ->
        sql.list(
            "select alert_key from alert where is_open = 1 order by alert_key",
            row -> row.getString(1)));
  }

  private static long lastBatch(Database store, long lane) {
    return store.read(
        sql -> sql.number("select max(batch) from flow_journal where lane = ?", lane));
  }
}
