package dev.quell.channel;

import dev.quell.queue.RuleHitStore;
import dev.quell.storage.Database;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Removes hourly counts of channels and rules that nobody asks for any more, a little at a time.
 */
public final class HourRetention {
  private static final long HOURS_KEPT = Duration.ofDays(31).toHours() + 1;
  private static final int ROWS_AT_ONCE = 1000;

  private final Database database;
  private final InstantSource clock;
  private final Counter channelHours;
  private final Counter ruleHits;
  private long doneFor = Long.MIN_VALUE;

  public HourRetention(Database database, InstantSource clock, MeterRegistry registry) {
    this.database = database;
    this.clock = clock;
    this.channelHours = counter(registry, "channel_hour");
    this.ruleHits = counter(registry, "rule_hit");
  }

  /** Removes a little if something is too old; whether there may be more to do at once. */
  public boolean runDue() {
    long hour = ChannelHours.hourOf(clock.millis());
    if (hour == doneFor) {
      return false;
    }
    long before = hour - HOURS_KEPT;
    int hours = database.write(sql -> ChannelHourStore.prune(sql, before, ROWS_AT_ONCE));
    int hits = database.write(sql -> RuleHitStore.prune(sql, before, ROWS_AT_ONCE));
    channelHours.increment(hours);
    ruleHits.increment(hits);
    boolean more = hours == ROWS_AT_ONCE || hits == ROWS_AT_ONCE;
    if (!more) {
      doneFor = hour;
    }
    return more;
  }

  private static Counter counter(MeterRegistry registry, String table) {
    return Counter.builder("quell.retention.rows")
        .description("Rows removed for their age")
        .tag("table", table)
        .register(registry);
  }
}
