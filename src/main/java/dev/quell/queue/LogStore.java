package dev.quell.queue;

import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The log's SQL. */
final class LogStore {
  private static final String SEGMENT = "select first_offset, lane, block from log_segment ";

  private final Database database;

  LogStore(Database database) {
    this.database = database;
  }

  /**
   * Takes the next offsets; the row stays locked until the transaction ends, so order is commit
   * order.
   */
  long take(Sql sql, int count) {
    return sql.one(
                "update log_head set next_offset = next_offset + ? where id = 1 returning next_offset",
                row -> row.getLong(1),
                count)
            .orElseThrow()
        - count;
  }

  void insert(Sql sql, List<Object[]> rows) {
    sql.batch(
        """
        insert into log_segment
          (first_offset, record_count, lane, received_from, received_to, retry_ids, block)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
  }

  long head() {
    return database.read(sql -> sql.number("select next_offset from log_head where id = 1"));
  }

  /**
   * Whether a segment is here whose commit seemed to fail. Waits behind the head row, which a
   * transaction that is still on its way keeps locked.
   */
  boolean holds(long firstOffset, byte[] block) {
    return database.write(sql -> {
      sql.number("select next_offset from log_head where id = 1" + sql.dialect().forUpdate());
      return sql.one(
              "select block from log_segment where first_offset = ?",
              row -> row.getBytes(1),
              firstOffset)
          .filter(found -> Arrays.equals(found, block))
          .isPresent();
    });
  }

  List<EventLog.Head> heads(long fromOffset, int limit) {
    return database.read(sql ->
        sql.list(
            """
            select first_offset, record_count, lane from log_segment
            where first_offset >= coalesce(
              (select max(first_offset) from log_segment where first_offset <= ?), 0)
            order by first_offset limit ?
            """,
            row -> new EventLog.Head(row.getLong(1), row.getInt(2), row.getLong(3)),
            fromOffset,
            limit));
  }

  Optional<Segment> at(long offset) {
    return database
        .read(sql ->
            sql.one(
                SEGMENT + "where first_offset <= ? order by first_offset desc limit 1",
                LogStore::segment,
                offset))
        .filter(segment -> offset < segment.end());
  }

  /** The segments that begin at these offsets, as they are stored. */
  Map<Long, Stored> stored(List<Long> firstOffsets) {
    Map<Long, Stored> found = new HashMap<>();
    database
        .read(sql ->
            sql.list(
                SEGMENT
                    + "where first_offset in ("
                    + String.join(", ", Collections.nCopies(firstOffsets.size(), "?"))
                    + ")",
                row -> new Stored(row.getLong(1), row.getLong(2), row.getBytes(3)),
                firstOffsets.toArray()))
        .forEach(one -> found.put(one.firstOffset(), one));
    return found;
  }

  /** The segment that holds this offset, as it is stored. */
  Optional<Stored> storedAround(long offset) {
    return database.read(sql ->
        sql.one(
            SEGMENT + "where first_offset <= ? order by first_offset desc limit 1",
            row -> new Stored(row.getLong(1), row.getLong(2), row.getBytes(3)),
            offset));
  }

  /** A segment whose records are still packed. */
  record Stored(long firstOffset, long lane, byte[] block) {
    Segment judged() {
      return new Segment(firstOffset, lane, RecordCodec.decodeJudged(lane, block));
    }
  }

  /** Which segments these are is told by the index alone; only their blocks are read. */
  List<Segment> newest(long lane, long before, EventLog.Span received, int limit) {
    return database.read(sql ->
        sql.list(
            """
            select first_offset, lane, block from log_segment
            where first_offset in (
              select first_offset from log_segment
              where lane = ? and first_offset < ? and received_to >= ? and received_from <= ?
              order by first_offset desc limit ?)
            order by first_offset desc
            """,
            LogStore::segment,
            lane,
            before,
            received.from(),
            received.to(),
            limit));
  }

  void retryIds(long receivedFrom, int limit, BiConsumer<EventLog.Head, byte[]> each) {
    record Ids(EventLog.Head head, byte[] bytes) {}
    List<Ids> newestFirst =
        database.read(sql ->
            sql.list(
                """
                select first_offset, record_count, lane, retry_ids from log_segment
                where lane <> 0 and received_to >= ? order by first_offset desc limit ?
                """,
                row ->
                    new Ids(
                        new EventLog.Head(row.getLong(1), row.getInt(2), row.getLong(3)),
                        row.getBytes(4)),
                receivedFrom,
                limit));
    newestFirst.reversed().forEach(ids -> each.accept(ids.head, ids.bytes));
  }

  private static Segment segment(ResultSet row) throws SQLException {
    long lane = row.getLong(2);
    return new Segment(row.getLong(1), lane, RecordCodec.decode(lane, row.getBytes(3)));
  }
}
