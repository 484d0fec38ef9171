package dev.quell.queue;

import dev.quell.model.ObjectId;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What the flow took from the log, in which order, and what became of it. A row is written in the
 * same transaction as its effects, so a record has an outcome exactly when it had its effect.
 */
public final class Journal {
  private final Database database;
  private final Map<Long, CompletableFuture<Boolean>> awaited = new ConcurrentHashMap<>();

  public Journal(Database database) {
    this.database = database;
  }

  /** Neighbouring records of a lane that one batch took. */
  public record Taken(long firstOffset, long lane, List<RecordOutcome> outcomes) {
    public long end() {
      return firstOffset + outcomes.size();
    }
  }

  /** Where the flow stands: the next offset of each lane, and below what everything was taken. */
  public record Position(long lowWater, long batch, Map<Long, Long> lanes) {}

  public Position position() {
    return database.read(sql -> {
      Map<Long, Long> lanes = new HashMap<>();
      sql.list(
              "select lane, next_offset from flow_position",
              row -> Map.entry(row.getLong(1), row.getLong(2)))
          .forEach(entry -> lanes.put(entry.getKey(), entry.getValue()));
      return sql.one(
              "select low_water, batch from flow_state where id = 1",
              row -> new Position(row.getLong(1), row.getLong(2), lanes))
          .orElseThrow();
    });
  }

  /** What became of one event; empty while nothing did, or when that is no longer kept. */
  public Optional<RecordOutcome.EventOutcome> event(String eventId) {
    return ObjectId.parse(eventId)
        .flatMap(address ->
            outcome(address.offset())
                .filter(record -> address.counter() < record.events().size())
                .map(record -> record.events().get(address.counter())));
  }

  /** Adds a batch and moves the position over it. */
  public void write(Sql sql, long batch, long lowWater, List<Taken> taken) {
    Object[][] rows = new Object[taken.size()][];
    Map<Long, Long> ends = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      Taken one = taken.get(i);
      rows[i] =
          new Object[] {
            one.firstOffset(),
            one.outcomes().size(),
            one.lane(),
            batch,
            i,
            OutcomeCodec.encode(one.outcomes())
          };
      ends.merge(one.lane(), one.end(), Math::max);
    }
    sql.batch(
        """
        insert into flow_journal (first_offset, record_count, lane, batch, step, outcomes)
        values (?, ?, ?, ?, ?, ?)
        """,
        List.of(rows));
    sql.batch(
        """
        insert into flow_position (lane, next_offset) values (?, ?)
        on conflict (lane) do update set next_offset = excluded.next_offset
        """,
        ends.entrySet().stream().map(end -> new Object[] {end.getKey(), end.getValue()}).toList());
    sql.update("update flow_state set low_water = ?, batch = ? where id = 1", lowWater, batch);
  }

  /** What became of the record; empty while the flow has not reached it. */
  public Optional<RecordOutcome> outcome(long offset) {
    return database
        .read(sql ->
            sql.one(
                """
                select first_offset, lane, outcomes from flow_journal
                where first_offset <= ? order by first_offset desc limit 1
                """,
                row ->
                    new Taken(row.getLong(1), row.getLong(2), OutcomeCodec.decode(row.getBytes(3))),
                offset))
        .filter(taken -> offset < taken.end())
        .map(taken -> taken.outcomes().get((int) (offset - taken.firstOffset())));
  }

  /** What became of the records of a segment, as far as the flow has come. */
  public Map<Long, RecordOutcome> outcomes(Segment segment) {
    Map<Long, RecordOutcome> found = new HashMap<>();
    database
        .read(sql ->
            sql.list(
                """
                select first_offset, lane, outcomes from flow_journal
                where first_offset >= ? and first_offset < ?
                """,
                row ->
                    new Taken(row.getLong(1), row.getLong(2), OutcomeCodec.decode(row.getBytes(3))),
                segment.firstOffset(),
                segment.end()))
        .forEach(taken -> {
          for (int i = 0; i < taken.outcomes().size(); i++) {
            found.put(taken.firstOffset() + i, taken.outcomes().get(i));
          }
        });
    return found;
  }

  /** Called by the flow when what became of these records is on disk. */
  public void settled(Segment segment) {
    if (!awaited.isEmpty()) {
      for (long offset = segment.firstOffset(); offset < segment.end(); offset++) {
        CompletableFuture<Boolean> waiting = awaited.get(offset);
        if (waiting != null) {
          waiting.complete(true);
        }
      }
    }
  }

  /** Waits until the flow has taken these records, or no longer than that. */
  public void await(Collection<Long> offsets, Duration most) {
    Map<Long, CompletableFuture<Boolean>> waiting = new HashMap<>();
    offsets.forEach(offset -> waiting.put(offset, new CompletableFuture<>()));
    awaited.putAll(waiting);
    try {
      // What was taken before it was awaited is told by nobody.
      waiting.forEach((offset, taken) -> {
        if (outcome(offset).isPresent()) {
          taken.complete(true);
        }
      });
      CompletableFuture.allOf(waiting.values().toArray(CompletableFuture[]::new))
          .get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Taken or not, the rows tell.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      awaited.keySet().removeAll(waiting.keySet());
    }
  }
}
