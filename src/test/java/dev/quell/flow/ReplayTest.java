package dev.quell.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.PastCalendars;
import dev.quell.app.TestClock;
import dev.quell.incident.Incident;
import dev.quell.incident.Progress;
import dev.quell.insight.Past;
import dev.quell.model.Severity;
import dev.quell.oncall.Calendars;
import dev.quell.queue.Checkpoints;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What history holds is what its records lead to, wherever one begins. */
class ReplayTest {
  private static final int SEEDS = Integer.getInteger("quell.replay.seeds", 4);
  private static final int OPS = 150;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void underTheRulesOfThenEveryEventIsJudgedAsItWas(TestDatabases kind) {
    int judged = 0;
    int alike = 0;
    int outliers = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      try (Database store = kind.open(folder.resolve("seed" + seed))) {
        TestClock clock = new TestClock("2026-03-01T10:00:00Z");
        Troubles troubles = new Troubles(seed, FlowStand.start(store, clock), false);
        Checkpoints checkpoints = new Checkpoints(store, clock, Replay.STATE);
        Replay replay =
            new Replay(store, checkpoints, clock, new PastCalendars(new Calendars(store)));

        troubles.setUp();
        groupByText(troubles.stand());
        troubles.happen(OPS);
        long begin = clock.millis();
        Heard early = heard(replay, 0, begin);
        assertThat(checkpoints.take()).isPresent();
        troubles.restart();
        troubles.happen(OPS);
        Heard all = heard(replay, 0, clock.millis());
        Heard late = heard(replay, begin, clock.millis());
        troubles.stand().close();

        assertThat(List.of(early.notes, all.notes, late.notes)).allMatch(Map::isEmpty);
        assertThat(early.judged.size() + late.judged.size()).isEqualTo(all.judged.size());
        assertThat(late.records).isLessThan(all.records);
        assertMoved(all, store);
        judged += all.judged.size();
        alike += joinedByText(all);
        outliers += outliers(all, store);
      }
    }
    assertThat(judged).as("events of the channel").isGreaterThan(50 * SEEDS);
    assertThat(alike).as("alerts that joined what reads like them").isGreaterThan(SEEDS);
    assertThat(outliers).as("incidents of new kinds").isGreaterThan(SEEDS);
  }

  private static void groupByText(FlowStand stand) {
    String group = "{\"method\": \"i\", \"i_score_threshold\": 0.5, \"time_window\": 10}";
    stand.commands.run("channel.update", 1, "{\"channel_id\": 1, \"group\": " + group + "}");
  }

  /** That each of them says and compares what it did then was looked at on the way. */
  private static int joinedByText(Heard heard) {
    return (int)
        heard.judged.stream()
            .flatMap(one -> one.before().stream())
            .filter(fate -> fate.why().code().equals("joined_by_text"))
            .count();
  }

  /** What people made of incidents, which they did, came out as it did. */
  private static void assertMoved(Heard heard, Database store) {
    Map<String, String> stored =
        store
            .read(sql ->
                sql.list(
                    """
                    select incident_id, alert_cnt, active_critical + active_warning + active_info,
                           progress, severity, title, snoozed_until, merge_disabled
                    from incident where channel_id = 1
                    """,
                    row ->
                        List.of(
                            row.getString(1),
                            "%d %d %d %d %s %d %d"
                                .formatted(
                                    row.getInt(2),
                                    row.getInt(3),
                                    row.getInt(4),
                                    row.getInt(5),
                                    row.getString(6),
                                    row.getLong(7),
                                    row.getInt(8)))))
            .stream()
            .collect(Collectors.toMap(List::getFirst, List::getLast));
    Map<String, Incident> replayed = heard.incidents(Past.World.BEFORE);
    Map<String, String> known = new TreeMap<>(stored);
    known.keySet().retainAll(replayed.keySet());
    Map<String, String> came = new TreeMap<>();
    known.keySet().forEach(id -> came.put(id, line(Objects.requireNonNull(replayed.get(id)))));
    assertThat(came).isEqualTo(known);
    long moves =
        store.read(sql ->
            sql.number(
                """
                select count(*) from timeline
                where type in ('i_merge', 'i_snooze', 'i_wake', 'i_assign', 'i_r_title')
                """));
    assertThat(moves).isGreaterThan(3);
  }

  private static String line(Incident incident) {
    return "%d %d %d %d %s %d %d"
        .formatted(
            incident.counts().alerts(),
            incident.counts().active().total(),
            List.of(Progress.values()).indexOf(incident.progress()),
            List.of(Severity.values()).indexOf(incident.severity()),
            incident.wording().title(),
            incident.handling().snoozedUntil(),
            incident.handling().particulars().mergeDisabled() ? 1 : 0);
  }

  private static int outliers(Heard heard, Database store) {
    Map<String, Incident> replayed = heard.incidents(Past.World.BEFORE);
    Set<String> marked =
        replayed.values().stream()
            .filter(incident -> incident.marks().outlier())
            .map(Incident::id)
            .collect(Collectors.toSet());
    List<String> stored =
        store.read(sql ->
            sql.list(
                "select incident_id from incident where channel_id = 1 and outlier = 1",
                row -> row.getString(1)));
    assertThat(marked).isEqualTo(Set.copyOf(stored));
    return marked.size();
  }

  private static Heard heard(Replay replay, long from, long to) {
    Heard heard = new Heard();
    replay.replay(new Past.Trial(1, new Past.Span(from, to + 1), Optional.empty()), heard);
    return heard;
  }
}
