package dev.quell.queue;

import dev.quell.queue.Journal.Taken;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.storage.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The log in the order in which the flow took it, with what became of each record then. Reads ahead
 * only as far as its caller asks.
 */
public final class PastLog {
  /** So many records are in memory at once, or one batch of the flow. */
  private static final int RECORDS_AT_ONCE = 2_000;

  private static final int ROWS_AT_ONCE = 200;

  private final Database database;
  private final LogStore store;
  private final Stretch stretch;
  private final Map<Long, Segment> cut = new HashMap<>();
  private final Deque<Row> ahead = new ArrayDeque<>();
  private Place reached;

  /** Begins behind the batch the stretch begins behind. */
  public PastLog(Database database, Stretch stretch) {
    this.database = database;
    this.store = new LogStore(database);
    this.stretch = stretch;
    this.reached = new Place(stretch.afterBatch, Integer.MAX_VALUE);
  }

  /**
   * What is gone through.
   *
   * @param afterBatch the first batch is the one behind it
   * @param lastBatch the last; none when it is not behind {@code afterBatch}
   * @param records how many records these batches hold, for telling how far one has come
   */
  public record Stretch(long afterBatch, long lastBatch, long records) {}

  /** Neighbouring records the flow took together, and what became of each. */
  public record Past(Segment segment, List<RecordOutcome> outcomes) {}

  private record Place(long batch, int step) {}

  /** One of the journal; what became of its records is read where it is needed. */
  private record Row(Place place, long firstOffset, long lane, int records, byte[] outcomes) {
    Taken taken() {
      return new Taken(firstOffset, lane, OutcomeCodec.decode(outcomes));
    }
  }

  /**
   * Everything behind the checkpoint until the last batch that holds something received before the
   * instant; of what follows such a batch in the log nothing is older.
   */
  public static Stretch stretch(Database database, Checkpoints.Checkpoint from, long before) {
    return database.read(sql -> {
      long end = offsetAt(sql, before);
      return sql.one(
              """
              select coalesce(max(batch), 0), coalesce(sum(record_count), 0) from flow_journal
              where first_offset >= ? and first_offset < ? and batch > ?
              """,
              row -> new Stretch(from.batch(), row.getLong(1), row.getLong(2)),
              from.lowWater(),
              end,
              from.batch())
          .orElseThrow();
    });
  }

  /** When the oldest record that is still there was received; empty when there is none. */
  public static Optional<Long> firstReceived(Database database) {
    return database.read(sql ->
        sql.one(
            "select received_from from log_segment order by first_offset limit 1",
            row -> row.getLong(1)));
  }

  /** The first offset behind which nothing was received before the instant. */
  private static long offsetAt(Sql sql, long before) {
    long low = 1;
    long high = sql.number("select next_offset from log_head where id = 1");
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (sql.number(
              """
              select coalesce((select received_from from log_segment
                               where first_offset >= ? order by first_offset limit 1), ?)
              """,
              middle,
              Long.MAX_VALUE)
          > before + MOST_DELAY_MILLIS) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** What is received is on disk within this time, or its sender was told it is not. */
  private static final long MOST_DELAY_MILLIS = 60_000;

  /** What comes next, in order; empty behind the last. */
  public List<Past> next() {
    if (ahead.isEmpty()) {
      ahead.addAll(database.read(this::rows));
    }
    List<Row> rows = take();
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Long> offsets = rows.stream().map(Row::firstOffset).toList();
    Map<Long, LogStore.Stored> stored = store.stored(offsets);
    List<Past> past = new ArrayList<>(rows.size());
    for (Row row : rows) {
      Taken taken = row.taken();
      Segment whole =
          Optional.ofNullable(stored.get(taken.firstOffset()))
              .map(LogStore.Stored::judged)
              .orElseGet(() -> around(taken));
      past.add(new Past(part(whole, taken), taken.outcomes()));
    }
    return past;
  }

  private List<Row> rows(Sql sql) {
    return sql.list(
        """
        select batch, step, first_offset, lane, record_count, outcomes from flow_journal
        where (batch, step) > (?, ?) and batch <= ? order by batch, step limit ?
        """,
        PastLog::row,
        reached.batch,
        reached.step,
        stretch.lastBatch,
        ROWS_AT_ONCE);
  }

  private List<Row> take() {
    List<Row> taken = new ArrayList<>();
    int records = 0;
    while (records < RECORDS_AT_ONCE && !ahead.isEmpty()) {
      Row row = ahead.removeFirst();
      records += row.records;
      reached = row.place;
      taken.add(row);
    }
    return taken;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new Place(row.getLong(1), row.getInt(2)),
        row.getLong(3),
        row.getLong(4),
        row.getInt(5),
        row.getBytes(6));
  }

  /** Records that the flow took one by one are looked for around their place. */
  private Segment around(Taken taken) {
    Segment last = cut.get(taken.lane());
    if (last != null && holds(last, taken)) {
      return last;
    }
    Segment found =
        store
            .storedAround(taken.firstOffset())
            .map(LogStore.Stored::judged)
            .filter(segment -> holds(segment, taken))
            .orElseThrow(() ->
                new StorageException(
                    "record " + taken.firstOffset() + " of the log was removed meanwhile"));
    cut.put(taken.lane(), found);
    return found;
  }

  private static boolean holds(Segment segment, Taken taken) {
    return segment.firstOffset() <= taken.firstOffset() && taken.end() <= segment.end();
  }

  private static Segment part(Segment whole, Taken taken) {
    int from = (int) (taken.firstOffset() - whole.firstOffset());
    int to = from + taken.outcomes().size();
    return from == 0 && to == whole.records().size()
        ? whole
        : new Segment(taken.firstOffset(), taken.lane(), whole.records().subList(from, to));
  }
}
