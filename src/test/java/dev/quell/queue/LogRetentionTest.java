package dev.quell.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestClock;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is removed, what stays, and how little at a time. */
class LogRetentionTest {
  private static final Duration KEPT = Duration.ofDays(7);

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-01T10:00:00Z");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void onlyWhatIsOldTakenAndNotTheNewestOfItsLaneGoes(TestDatabases kind) {
    try (Database store = kind.open(folder);
        TableEventLog log = new TableEventLog(store)) {
      long oldOne = append(log, 1);
      long oldTwo = append(log, 2);
      long newestOfTwo = append(log, 2);
      clock.advance(Duration.ofDays(4));
      long young = append(log, 1);
      long untaken = append(log, 3);
      append(log, 3);
      taken(store, untaken);
      clock.advance(Duration.ofDays(4));
      replayed(store, oldOne, young);

      exhaust(retention(store, KEPT));

      assertThat(offsets(log)).containsExactly(newestOfTwo, young, untaken, untaken + 1);
      assertThat(rows(store, "flow_journal")).isEqualTo(2);
      assertThat(rows(store, "delivery_replay")).isZero();
      assertThat(log.segmentAt(oldTwo)).isEmpty();
      assertThat(new Journal(store).outcome(oldTwo)).isEmpty();
      assertThat(new Journal(store).outcome(newestOfTwo)).isPresent();
      assertThat(removed("log_segment")).isEqualTo(2);
      assertThat(removed("flow_journal")).isEqualTo(2);
      assertThat(removed("delivery_replay")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void muchGoesInManySmallSteps(TestDatabases kind) {
    try (Database store = kind.open(folder);
        TableEventLog log = new TableEventLog(store)) {
      for (int i = 0; i < 730; i++) {
        append(log, 1 + i % 2);
      }
      taken(store, log.head());
      clock.advance(Duration.ofDays(8));
      LogRetention retention = retention(store, KEPT);

      int steps = 0;
      long before = rows(store, "log_segment");
      while (retention.runDue()) {
        long after = rows(store, "log_segment");
        assertThat(before - after).isBetween(0L, 100L);
        before = after;
        steps++;
      }

      assertThat(steps).isGreaterThanOrEqualTo(8);
      assertThat(rows(store, "log_segment")).as("the newest of two lanes").isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void itLooksOnceAnHourAndNeverWhereEverythingIsKept(TestDatabases kind) {
    try (Database store = kind.open(folder);
        TableEventLog log = new TableEventLog(store)) {
      append(log, 1);
      append(log, 1);
      taken(store, log.head());
      LogRetention retention = retention(store, KEPT);
      LogRetention never = retention(store, Duration.ZERO);
      assertThat(retention.runDue()).isFalse();

      clock.advance(KEPT.plusMinutes(1));
      assertThat(never.runDue()).isFalse();
      assertThat(retention.runDue()).as("an hour and more has passed").isTrue();
      exhaust(retention);

      assertThat(offsets(log)).hasSize(1);
    }
  }

  private LogRetention retention(Database store, Duration kept) {
    return new LogRetention(store, clock, kept, registry);
  }

  private static void exhaust(LogRetention retention) {
    while (retention.runDue()) {
      assertThat(retention).isNotNull();
    }
  }

  private long removed(String table) {
    return (long) registry.get("quell.retention.rows").tag("table", table).counter().count();
  }

  private long append(TableEventLog log, long lane) {
    return log.append(
            new LogRecord.Callback(
                lane,
                clock.millis(),
                new byte[LogRecord.RETRY_ID_BYTES],
                "request",
                "",
                "",
                "192.0.2.1",
                Map.of(),
                Map.of(),
                new byte[10],
                10,
                false,
                List.of()))
        .join();
  }

  /** As the flow leaves it: a row for each record below, and the mark behind them. */
  private static void taken(Database store, long below) {
    List<Journal.Taken> all = new ArrayList<>();
    for (long offset = 1; offset < below; offset++) {
      all.add(
          new Journal.Taken(
              offset, 1, List.of(RecordOutcome.of(RecordOutcome.Verdict.NOTHING_TO_DO))));
    }
    store.writeAll(sql -> new Journal(store).write(sql, 1, below, all));
  }

  private static void replayed(Database store, long original, long replay) {
    store.writeAll(
        sql -> sql.update("insert into delivery_replay values (?, ?, 0)", original, replay));
  }

  private static List<Long> offsets(TableEventLog log) {
    return log.heads(1, 10_000).stream().map(EventLog.Head::firstOffset).toList();
  }

  private static long rows(Database store, String table) {
    return store.read(sql -> sql.number("select count(*) from " + table));
  }
}
