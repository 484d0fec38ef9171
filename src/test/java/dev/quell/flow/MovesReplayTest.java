package dev.quell.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.PastCalendars;
import dev.quell.app.TestClock;
import dev.quell.channel.ChannelNoise;
import dev.quell.channel.Channels;
import dev.quell.incident.Incident;
import dev.quell.insight.Past;
import dev.quell.model.Event;
import dev.quell.model.Severity;
import dev.quell.oncall.Calendars;
import dev.quell.queue.Checkpoints;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people made of incidents happens in the course beside history as well. */
class MovesReplayTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void underTheSameRulesBothCoursesAreOne(TestDatabases kind) {
    try (Database store = kind.open(folder)) {
      TestClock clock = new TestClock("2026-03-01T10:00:00Z");
      FlowStand stand = FlowStand.start(store, clock);
      Records.people(store);
      long lane = stand.lane("shop", ", \"disable_outlier_detection\": true");
      Checkpoints checkpoints = new Checkpoints(store, clock, Replay.STATE);
      assertThat(checkpoints.take()).isPresent();
      clock.advance(Duration.ofSeconds(1));
      long begin = clock.millis();

      live(stand, lane);
      ChannelNoise noise = ChannelNoise.of(new Channels(store).find(1).orElseThrow());
      Replay replay =
          new Replay(store, checkpoints, clock, new PastCalendars(new Calendars(store)));
      Heard heard = new Heard();
      Past.Span span = new Past.Span(begin, clock.millis() + 1);
      replay.replay(new Past.Trial(1, span, Optional.of(noise)), heard);
      stand.close();

      assertThat(heard.notes).isEmpty();
      Map<String, Incident> before = heard.incidents(Past.World.BEFORE);
      assertThat(heard.incidents(Past.World.AFTER)).isEqualTo(before);
      assertThat(before.values().stream().map(MovesReplayTest::line))
          .containsExactlyInAnyOrder(
              "title of a: 2 alerts, 1 active, Triggered",
              "title of b: 0 alerts, 0 active, Closed",
              "title of c: 0 alerts, 0 active, Closed",
              "apart: 1 alerts, 0 active, Closed",
              "by hand: 1 alerts, 1 active, Triggered",
              "title of d: 0 alerts, 0 active, Closed",
              "title of e: 1 alerts, 0 active, Closed");
    }
  }

  private static String line(Incident incident) {
    return "%s: %d alerts, %d active, %s"
        .formatted(
            incident.wording().title(),
            incident.counts().alerts(),
            incident.counts().active().total(),
            incident.progress().wire());
  }

  private static void live(FlowStand stand, long lane) {
    for (String key : List.of("a", "b", "c", "d")) {
      push(stand, lane, key, false);
    }
    String a = incident(stand, "a");
    String b = incident(stand, "b");
    String c = incident(stand, "c");
    run(stand, "snooze", "\"incident_ids\": [\"" + a + "\"], \"minutes\": 3");
    run(
        stand,
        "assign",
        "\"incident_ids\": [\"" + b + "\"], \"assigned_to\": {\"person_ids\": [2]}");
    run(
        stand,
        "merge",
        "\"target_incident_id\": \""
            + a
            + "\", \"source_incident_ids\": [\""
            + b
            + "\", \""
            + c
            + "\"]");
    stand.clock.advance(Duration.ofMinutes(4));
    push(stand, lane, "e", false);
    push(stand, lane, "e", true);
    String alert =
        stand.database.read(sql ->
            sql.one("select alert_id from alert where alert_key = 'b'", row -> row.getString(1))
                .orElseThrow());
    run(
        stand,
        "split",
        "\"incident_id\": \"" + a + "\", \"alert_ids\": [\"" + alert + "\"], \"title\": \"apart\"");
    push(stand, lane, "b", true);
    push(stand, lane, "c", true);
    openAndRemove(stand);
  }

  private static void openAndRemove(FlowStand stand) {
    String d = incident(stand, "d");
    String made =
        stand.commands.run(
            "incident.create",
            1,
            "{\"incident_severity\": \"Info\", \"title\": \"by hand\", \"channel_id\": 1}");
    String id = made.replaceAll(".*\"incident_id\":\"([0-9a-f]{24})\".*", "$1");
    run(
        stand,
        "merge",
        "\"target_incident_id\": \"" + id + "\", \"source_incident_ids\": [\"" + d + "\"]");
    run(stand, "remove", "\"incident_ids\": [\"" + incident(stand, "e") + "\"]");
  }

  private static void push(FlowStand stand, long lane, String key, boolean over) {
    stand.clock.advance(Duration.ofSeconds(1));
    Event event = Records.event(key, Severity.WARNING, over, Optional.empty(), Map.of());
    stand.push(Records.callback(lane, stand.clock.millis(), event));
  }

  private static String incident(FlowStand stand, String key) {
    return stand.database.read(sql ->
        sql.one(
                "select incident_id from incident where dedup_key = ?",
                row -> row.getString(1),
                key)
            .orElseThrow());
  }

  private static void run(FlowStand stand, String move, String members) {
    stand.clock.advance(Duration.ofSeconds(1));
    stand.commands.run("incident." + move, 1, "{" + members + "}");
    stand.awaitHead();
  }
}
