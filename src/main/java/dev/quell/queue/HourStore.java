package dev.quell.queue;

import dev.quell.queue.HourCounts.Counts;
import dev.quell.queue.HourCounts.Hour;
import dev.quell.queue.HourCounts.Reason;
import dev.quell.queue.HourCounts.Told;
import dev.quell.queue.HourCounts.Word;
import dev.quell.storage.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SQL of the hourly counts. */
public final class HourStore {
  private static final String COLUMNS =
      Stream.of(Word.values()).map(Word::wire).collect(Collectors.joining(", "));

  private static final String ADD =
      """
      insert into integration_hour (integration_id, hour, last_at, %s)
      values (?, ?, ?%s)
      on conflict (integration_id, hour) do update set
        last_at = case when excluded.last_at > integration_hour.last_at
                       then excluded.last_at else integration_hour.last_at end,
        %s
      """
          .formatted(
              COLUMNS,
              ", ?".repeat(Word.values().length),
              Stream.of(Word.values())
                  .map(
                      word -> "%1$s = integration_hour.%1$s + excluded.%1$s".formatted(word.wire()))
                  .collect(Collectors.joining(", ")));

  private HourStore() {}

  /** The counts of one integration in one hour. */
  public record HourRow(long integrationId, long hour, Map<Word, Long> counts) {
    public HourRow {
      counts = Map.copyOf(counts);
    }

    public long of(Word word) {
      return counts.getOrDefault(word, 0L);
    }
  }

  /**
   * How often a reason was given in an hour.
   *
   * @param kind the wire word
   * @param lastAt epoch milliseconds
   */
  public record ReasonRow(String kind, String reason, long count, long lastAt, String deliveryId) {}

  /** Adds to what is there: one row for each integration and hour, and one for each reason. */
  public static void add(Sql sql, HourCounts counts) {
    List<Object[]> rows = new ArrayList<>();
    counts.hours().forEach((hour, numbers) -> rows.add(row(hour, numbers)));
    sql.batch(ADD, rows);
    counts.reasons().forEach((reason, told) -> add(sql, reason, told));
  }

  private static Object[] row(Hour hour, Counts numbers) {
    List<Object> values = new ArrayList<>();
    values.add(hour.integrationId());
    values.add(hour.hour());
    values.add(numbers.lastAt());
    for (Word word : Word.values()) {
      values.add(numbers.of(word));
    }
    return values.toArray();
  }

  /** An hour that knows enough reasons takes in no new one, whatever a sender thinks of. */
  private static void add(Sql sql, Reason reason, Told told) {
    int known =
        sql.update(
            """
            update integration_error set cnt = cnt + ?, last_at = ?, delivery_id = ?
            where integration_id = ? and hour = ? and kind = ? and reason = ?
            """,
            told.count(),
            told.lastAt(),
            told.deliveryId(),
            reason.hour().integrationId(),
            reason.hour().hour(),
            reason.kind().wire(),
            reason.text());
    if (known == 0) {
      insert(sql, reason, told);
    }
  }

  private static void insert(Sql sql, Reason reason, Told told) {
    long others =
        sql.number(
            """
            select count(*) from integration_error
            where integration_id = ? and hour = ? and kind = ? and reason <> ?
            """,
            reason.hour().integrationId(),
            reason.hour().hour(),
            reason.kind().wire(),
            HourCounts.OTHER);
    sql.update(
        """
        insert into integration_error
          (integration_id, hour, kind, reason, cnt, last_at, delivery_id)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (integration_id, hour, kind, reason) do update set
          cnt = integration_error.cnt + excluded.cnt, last_at = excluded.last_at,
          delivery_id = excluded.delivery_id
        """,
        reason.hour().integrationId(),
        reason.hour().hour(),
        reason.kind().wire(),
        others < HourCounts.MOST_REASONS ? reason.text() : HourCounts.OTHER,
        told.count(),
        told.lastAt(),
        told.deliveryId());
  }

  /** The hours of these integrations from one on, in order. */
  public static List<HourRow> since(Sql sql, Collection<Long> integrationIds, long hour) {
    if (integrationIds.isEmpty()) {
      return List.of();
    }
    List<Object> arguments = new ArrayList<>(integrationIds);
    arguments.add(hour);
    return sql.list(
        "select integration_id, hour, "
            + COLUMNS
            + " from integration_hour where integration_id in "
            + marks(integrationIds)
            + " and hour >= ? order by integration_id, hour",
        row -> {
          Map<Word, Long> counts = new EnumMap<>(Word.class);
          for (Word word : Word.values()) {
            counts.put(word, row.getLong(word.wire()));
          }
          return new HourRow(row.getLong("integration_id"), row.getLong("hour"), counts);
        },
        arguments.toArray());
  }

  /**
   * When the newest callback of each of these integrations was stored, epoch milliseconds; without
   * those that never brought one.
   */
  public static Map<Long, Long> lastAt(Sql sql, Collection<Long> integrationIds) {
    Map<Long, Long> found = new HashMap<>();
    if (!integrationIds.isEmpty()) {
      sql
          .list(
              """
              select i.integration_id,
                     (select h.last_at from integration_hour h
                       where h.integration_id = i.integration_id and h.last_at > 0
                       order by h.hour desc limit 1) as last_at
              from integration i where i.integration_id in
              """
                  + marks(integrationIds),
              row -> Map.entry(row.getLong("integration_id"), row.getLong("last_at")),
              integrationIds.toArray())
          .stream()
          .filter(entry -> entry.getValue() > 0)
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
    return found;
  }

  /** Every reason of an integration from an hour on, newest hour first. */
  public static List<ReasonRow> reasons(Sql sql, long integrationId, long hour) {
    return sql.list(
        """
        select kind, reason, cnt, last_at, delivery_id from integration_error
        where integration_id = ? and hour >= ? order by hour desc
        """,
        row ->
            new ReasonRow(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5)),
        integrationId,
        hour);
  }

  /**
   * Removes some of what is older than an hour; how much it was. The last hour in which an
   * integration brought something stays, since it tells how long it has been silent.
   */
  public static int prune(Sql sql, long hour, int most) {
    int hours =
        sql.update(
            """
            delete from integration_hour where (integration_id, hour) in (
              select h.integration_id, h.hour from integration_hour h
              where h.hour < ? and (h.last_at = 0 or exists (
                select 1 from integration_hour n
                where n.integration_id = h.integration_id and n.hour > h.hour and n.last_at > 0))
              limit ?)
            """,
            hour,
            most);
    int reasons =
        sql.update(
            """
            delete from integration_error where (integration_id, hour, kind, reason) in (
              select integration_id, hour, kind, reason from integration_error
              where hour < ? limit ?)
            """,
            hour,
            most);
    return hours + reasons;
  }

  private static String marks(Collection<Long> values) {
    return "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
  }
}
