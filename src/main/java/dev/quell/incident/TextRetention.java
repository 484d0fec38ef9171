package dev.quell.incident;

import dev.quell.storage.Database;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;

/** Removes texts that no incident opened with for so long that none is compared with them. */
public final class TextRetention {
  private static final int ROWS_AT_ONCE = 1000;

  private final Database database;
  private final InstantSource clock;
  private final Counter removed;
  private long doneFor = Long.MIN_VALUE;

  public TextRetention(Database database, InstantSource clock, MeterRegistry registry) {
    this.database = database;
    this.clock = clock;
    this.removed =
        Counter.builder("quell.retention.rows")
            .description("Rows removed for their age")
            .tag("table", "channel_text")
            .register(registry);
  }

  /** Removes a little if something is too old; whether there may be more to do at once. */
  public boolean runDue() {
    long now = clock.millis();
    long hour = now / Duration.ofHours(1).toMillis();
    if (hour == doneFor) {
      return false;
    }
    long before = now - SeenText.KEPT.toMillis();
    int rows = database.write(sql -> SeenTextStore.prune(sql, before, ROWS_AT_ONCE));
    removed.increment(rows);
    boolean more = rows == ROWS_AT_ONCE;
    if (!more) {
      doneFor = hour;
    }
    return more;
  }
}
