package dev.quell.queue;

import dev.quell.storage.Database;
import dev.quell.storage.Retention;
import dev.quell.storage.Sql;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Removes what is older than people want to keep, a little at a time, so that nobody who writes
 * waits long. A segment goes whole, with what the journal says of it, once the flow has taken all
 * of it; the newest of each lane stays, for when its integration was last heard of. A checkpoint
 * goes with the first segment behind it.
 */
public final class LogRetention {
  private static final Duration PAUSE = Duration.ofHours(1);
  private static final int LOOKED_AT = 500;
  private static final int MOST_SEGMENTS = 100;
  private static final long MOST_BYTES = 8L << 20;

  private final Database database;
  private final InstantSource clock;
  private final Duration kept;
  private final Counter segments;
  private final Counter journalRows;
  private final Counter replays;
  private long nextLook = Long.MIN_VALUE;
  private long lookFrom;

  /** Keeps everything received within {@code kept}; zero keeps it for ever. */
  public LogRetention(
      Database database, InstantSource clock, Duration kept, MeterRegistry registry) {
    this.database = database;
    this.clock = clock;
    this.kept = kept;
    this.segments = Retention.counter(registry, "log_segment");
    this.journalRows = Retention.counter(registry, "flow_journal");
    this.replays = Retention.counter(registry, "delivery_replay");
  }

  /** A segment and how much there is of it. */
  private record Old(long firstOffset, long end, long receivedTo, long bytes, boolean isNewest) {}

  /** Removes a little if something is too old; whether there may be more to do at once. */
  public boolean runDue() {
    long now = clock.millis();
    if (kept.isZero() || now < nextLook) {
      return false;
    }
    boolean more = removeSome(now - kept.toMillis());
    if (!more) {
      lookFrom = 0;
      nextLook = now + PAUSE.toMillis();
    }
    return more;
  }

  private boolean removeSome(long before) {
    List<Old> looked = database.read(sql -> oldest(sql, lookFrom));
    List<Old> old =
        looked.stream().filter(one -> one.receivedTo < before && !one.isNewest).toList();
    if (!old.isEmpty()) {
      List<Old> some = old.subList(0, fitting(old));
      database.writeAll(sql -> remove(sql, some));
      lookFrom = some.getLast().end;
      return true;
    }
    boolean goesOn =
        looked.size() == LOOKED_AT && looked.stream().anyMatch(one -> one.receivedTo < before);
    lookFrom = goesOn ? looked.getLast().end : 0;
    return goesOn;
  }

  private static int fitting(List<Old> old) {
    long bytes = 0;
    int count = 0;
    while (count < old.size() && count < MOST_SEGMENTS && (count == 0 || bytes < MOST_BYTES)) {
      bytes += old.get(count++).bytes;
    }
    return count;
  }

  private static List<Old> oldest(Sql sql, long from) {
    return sql.list(
        """
        select first_offset, record_count, received_to, length(block),
               case when exists (select 1 from log_segment newer
                                 where newer.lane = old.lane
                                   and newer.first_offset > old.first_offset)
                    then 0 else 1 end
        from log_segment old
        where first_offset >= ?
          and first_offset + record_count <= (select low_water from flow_state where id = 1)
        order by first_offset limit ?
        """,
        row ->
            new Old(
                row.getLong(1),
                row.getLong(1) + row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getInt(5) == 1),
        from,
        LOOKED_AT);
  }

  private void remove(Sql sql, List<Old> old) {
    sql.update(
        "update log_removed set before_offset = ? where before_offset < ?",
        old.getLast().end,
        old.getLast().end);
    // Nobody can go through what lies behind them any more.
    sql.update("delete from checkpoint where low_water < ?", old.getLast().end);
    for (Old one : old) {
      journalRows.increment(
          sql.update(
              "delete from flow_journal where first_offset >= ? and first_offset < ?",
              one.firstOffset,
              one.end));
      replays.increment(
          sql.update(
              "delete from delivery_replay where original_offset >= ? and original_offset < ?",
              one.firstOffset,
              one.end));
      segments.increment(
          sql.update("delete from log_segment where first_offset = ?", one.firstOffset));
    }
  }
}
