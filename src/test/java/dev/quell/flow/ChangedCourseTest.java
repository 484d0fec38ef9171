package dev.quell.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.PastCalendars;
import dev.quell.app.TestClock;
import dev.quell.channel.ChannelNoise;
import dev.quell.channel.Channels;
import dev.quell.incident.Incident;
import dev.quell.incident.Progress;
import dev.quell.insight.Past;
import dev.quell.model.ObjectId;
import dev.quell.model.Outcome;
import dev.quell.model.Severity;
import dev.quell.oncall.Calendars;
import dev.quell.queue.Checkpoints;
import dev.quell.queue.Journal;
import dev.quell.queue.RecordOutcome;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changed settings would have led to is what they lead to where somebody sets them. */
class ChangedCourseTest {
  private static final int SEEDS = Integer.getInteger("quell.replay.seeds", 3);
  private static final int OPS = 120;
  private static final int RULES = 4;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        "group": {"method": "p", "equals": [["labels.zone"]], "time_window": 4}
        """,
        """
        "group": {"method": "p", "cases": [{"if": [{"key": "severity", "oper": "IN", "vals": ["Critical"]}],
        "equals": ["severity", "labels.zone"]}], "equals": [["alert_key"], ["title"]],
        "time_window": 30, "window_type": "sliding"}, "merge_window_minutes": 3
        """,
        """
        "group": {"method": "n"}, "auto_resolve_timeout": 240, "disable_auto_close": true
        """,
        "\"group\": {\"method\": \"i\", \"i_score_threshold\": 0.55, \"time_window\": 20, \"window_type\": \"sliding\"}"
      })
  void equalsTheFlowThatGoesByThem(String changed) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      Path place = folder.resolve("seed" + seed);
      try (Database then = TestDatabases.SQLITE.open(place.resolve("then"));
          Database other = TestDatabases.SQLITE.open(place.resolve("other"))) {
        long begin = live(seed, then, Optional.empty());
        assertThat(live(seed, other, Optional.of(changed))).isEqualTo(begin);
        Heard heard = replay(then, begin, noise(other));

        assertThat(heard.notes).as("seed " + seed).isEmpty();
        assertThat(heard.judged.size()).isGreaterThan(10);
        for (Past.Judged one : heard.judged) {
          assertCameTrue(new Journal(then), one, one.before());
          assertCameTrue(new Journal(other), one, one.after());
        }
        for (Past.World world : Past.World.values()) {
          Map<String, Incident> told = heard.incidents(world);
          Database store = world == Past.World.BEFORE ? then : other;
          assertThat(lines(told)).isEqualTo(lines(store, begin, told.keySet())).isNotEmpty();
        }
      }
    }
  }

  /** Returns when the settings changed. */
  private static long live(long seed, Database store, Optional<String> changed) {
    TestClock clock = new TestClock("2026-03-01T10:00:00Z");
    Troubles troubles = new Troubles(seed, FlowStand.start(store, clock), true).leftToThemselves();
    troubles.setUp();
    troubles.happen(OPS);
    FlowStand stand = troubles.stand();
    clock.advance(Duration.ofMillis(1));
    long begin = clock.millis();
    change(stand, "channel.update", changed.map(one -> "{\"channel_id\": 1, " + one + "}"));
    Random random = new Random(seed);
    for (int i = 0; i < RULES; i++) {
      int kind = i % RuleTexts.KINDS.size();
      String rule = RuleTexts.of(kind, 1, begin / 1000, random);
      change(stand, RuleTexts.KINDS.get(kind), changed.map(one -> rule));
    }
    troubles.happen(OPS);
    stand.close();
    return begin;
  }

  /** The log has as many records whether anything changes or not. */
  private static void change(FlowStand stand, String kind, Optional<String> change) {
    change.ifPresentOrElse(
        body -> stand.commands.run(kind, 1, body),
        () -> stand.commands.leave(FlowWorker.TICK, "{}"));
    stand.awaitHead();
  }

  private static ChannelNoise noise(Database store) {
    return ChannelNoise.of(new Channels(store).find(1).orElseThrow());
  }

  private static Heard replay(Database store, long begin, ChannelNoise noise) {
    TestClock clock = new TestClock("2026-03-02T10:00:00Z");
    Replay replay =
        new Replay(
            store,
            new Checkpoints(store, clock, Replay.STATE),
            clock,
            new PastCalendars(new Calendars(store)));
    Heard heard = new Heard();
    Past.Span span = new Past.Span(begin, clock.millis());
    replay.replay(new Past.Trial(1, span, Optional.of(noise)), heard);
    return heard;
  }

  private static void assertCameTrue(Journal journal, Past.Judged event, Optional<Past.Fate> fate) {
    ObjectId.Address place = ObjectId.parse(event.eventId()).orElseThrow();
    RecordOutcome.EventOutcome real =
        journal.outcome(place.offset()).orElseThrow().events().get(place.counter());
    if (fate.isPresent()) {
      assertThat(real.steps()).contains(fate.get().why());
    } else {
      // The end of a problem that was over in this channel; perhaps not in the other one.
      assertThat(real.outcome()).isIn(Outcome.IGNORED, Outcome.RECOVERED);
    }
  }

  /** Those that began, or that anything was told of, since then. */
  private static List<String> lines(Database store, long begin, Set<String> told) {
    return store.read(sql ->
        sql
            .list(
                """
                select incident_id, alert_cnt, active_critical + active_warning + active_info,
                       progress, close_time, severity, created_at
                from incident where channel_id = 1 order by incident_id
                """,
                row ->
                    told.contains(row.getString(1)) || row.getLong(7) >= begin
                        ? line(
                            row.getString(1),
                            List.of(row.getLong(2), row.getLong(3), row.getLong(4)),
                            row.getLong(5),
                            row.getInt(6))
                        : "")
            .stream()
            .filter(line -> !line.isEmpty())
            .toList());
  }

  private static List<String> lines(Map<String, Incident> incidents) {
    return incidents.values().stream()
        .map(incident ->
            line(
                incident.id(),
                List.of(
                    (long) incident.counts().alerts(),
                    (long) incident.counts().active().total(),
                    (long) List.of(Progress.values()).indexOf(incident.progress())),
                incident.times().close(),
                List.of(Severity.values()).indexOf(incident.severity())))
        .sorted()
        .toList();
  }

  private static String line(String id, List<Long> counts, long closed, int severity) {
    return "%s alerts, active, progress %s, closed %d, severity %d"
        .formatted(id, counts, closed, severity);
  }
}
