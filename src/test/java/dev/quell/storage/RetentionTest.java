package dev.quell.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestClock;
import dev.quell.channel.ChannelHourStore;
import dev.quell.queue.RuleHitStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes for its age, what stays, and how little at a time. */
class RetentionTest {
  private static final long HOURS_KEPT = 31 * 24 + 1;

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-01T10:20:00Z");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final long hour = clock.millis() / Duration.ofHours(1).toMillis();

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatIsTooOldGoesALittleAtATime(TestDatabases kind) {
    try (Database store = kind.open(folder)) {
      long youngest = hour - HOURS_KEPT - 1;
      hits(store, LongStream.rangeClosed(youngest - 1499, youngest));
      hits(store, LongStream.of(hour - HOURS_KEPT, hour));
      Retention retention = retention(RuleHitStore.AGED, store);

      assertThat(retention.runDue()).isTrue();
      assertThat(rows(store, "rule_hit")).isEqualTo(502);
      assertThat(retention.runDue()).isFalse();
      assertThat(rows(store, "rule_hit")).isEqualTo(2);
      assertThat(removed("rule_hit")).isEqualTo(1500);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatGrowsTooOldGoesWithTheNextHour(TestDatabases kind) {
    try (Database store = kind.open(folder)) {
      store.write(sql ->
          sql.update(
              "insert into channel_hour values (1, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)",
              hour - HOURS_KEPT));
      Retention retention = retention(ChannelHourStore.AGED, store);

      assertThat(retention.runDue()).isFalse();
      assertThat(rows(store, "channel_hour")).isEqualTo(1);
      clock.advance(Duration.ofHours(1));
      assertThat(retention.runDue()).isFalse();
      assertThat(rows(store, "channel_hour")).isZero();
      assertThat(removed("channel_hour")).isEqualTo(1);
    }
  }

  private Retention retention(Retention.Aged aged, Database store) {
    return new Retention(aged, store, clock, registry);
  }

  private static void hits(Database store, LongStream hours) {
    store.writeAll(sql ->
        sql.batch(
            "insert into rule_hit (scope, rule_id, hour, hits, last_at) values (1, 'a', ?, 1, 0)",
            hours.mapToObj(at -> new Object[] {at}).toList()));
  }

  private static long rows(Database store, String table) {
    return store.read(sql -> sql.number("select count(*) from " + table));
  }

  private long removed(String table) {
    return (long) registry.get("quell.retention.rows").tag("table", table).counter().count();
  }
}
