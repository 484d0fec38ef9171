package dev.quell.queue;

import dev.quell.model.ObjectId;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which record was sent again as which, so that the original tells. The flow writes it with the
 * effects of the replay; the replay itself says the same, so nothing is lost with these rows.
 */
public final class Replays {
  private static final int ASKED_AT_ONCE = 500;

  private final Database database;

  public Replays(Database database) {
    this.database = database;
  }

  /** One replay of an original; {@code receivedAt} in epoch milliseconds. */
  public record Made(long offset, long receivedAt) {}

  /** Notes the replays among these records. */
  public void write(Sql sql, List<Segment> segments) {
    List<Object[]> rows = new ArrayList<>(0);
    for (Segment segment : segments) {
      for (int i = 0; i < segment.records().size(); i++) {
        LogRecord record = segment.records().get(i);
        long offset = segment.firstOffset() + i;
        original(record)
            .ifPresent(original -> rows.add(new Object[] {original, offset, record.receivedAt()}));
      }
    }
    sql.batch(
        """
        insert into delivery_replay (original_offset, replay_offset, received_at)
        values (?, ?, ?)
        """,
        rows);
  }

  /** The replays of each of these records, oldest first. */
  public Map<Long, List<Made>> of(Collection<Long> originals) {
    Map<Long, List<Made>> found = new HashMap<>();
    List<Long> asked = List.copyOf(originals);
    for (int from = 0; from < asked.size(); from += ASKED_AT_ONCE) {
      read(asked.subList(from, Math.min(asked.size(), from + ASKED_AT_ONCE)), found);
    }
    return found;
  }

  private void read(List<Long> originals, Map<Long, List<Made>> into) {
    record Row(long original, Made made) {}
    String places = String.join(", ", originals.stream().map(offset -> "?").toList());
    database
        .read(sql ->
            sql.list(
                """
                select original_offset, replay_offset, received_at from delivery_replay
                where original_offset in (%s) order by replay_offset
                """
                    .formatted(places),
                row -> new Row(row.getLong(1), new Made(row.getLong(2), row.getLong(3))),
                originals.toArray()))
        .forEach(
            row -> into.computeIfAbsent(row.original, original -> new ArrayList<>()).add(row.made));
  }

  private static Optional<Long> original(LogRecord record) {
    return record instanceof LogRecord.Callback callback
        ? callback
            .replay()
            .flatMap(replay -> ObjectId.parse(replay.originalId()))
            .map(ObjectId.Address::offset)
        : Optional.empty();
  }
}
