package dev.quell.storage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;

/** Removes rows that nobody asks for any more, a little at a time; each hour it begins anew. */
public final class Retention {
  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
  private static final int ROWS_AT_ONCE = 1000;

  private final Aged aged;
  private final Database database;
  private final InstantSource clock;
  private final Counter removed;
  private long doneFor = Long.MIN_VALUE;

  public Retention(Aged aged, Database database, InstantSource clock, MeterRegistry registry) {
    this.aged = aged;
    this.database = database;
    this.clock = clock;
    this.removed = counter(registry, aged.table());
  }

  /**
   * What is removed for its age.
   *
   * @param kept the age it reaches
   */
  public record Aged(String table, Duration kept, Pruning pruning) {}

  /** The SQL that removes it. */
  @FunctionalInterface
  public interface Pruning {
    /** Removes at most so many of before the instant, epoch milliseconds; how many. */
    int prune(Sql sql, long before, int most);
  }

  /** Removes a little if something is too old; whether there may be more to do at once. */
  public boolean runDue() {
    long now = clock.millis();
    long hour = now / HOUR_MILLIS;
    if (hour == doneFor) {
      return false;
    }
    long before = now - aged.kept().toMillis();
    int rows = database.write(sql -> aged.pruning().prune(sql, before, ROWS_AT_ONCE));
    removed.increment(rows);
    boolean more = rows == ROWS_AT_ONCE;
    if (!more) {
      doneFor = hour;
    }
    return more;
  }

  /** Counts what of a table was removed for its age. */
  public static Counter counter(MeterRegistry registry, String table) {
    return Counter.builder("quell.retention.rows")
        .description("Rows removed for their age")
        .tag("table", table)
        .register(registry);
  }
}
