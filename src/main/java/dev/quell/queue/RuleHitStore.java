package dev.quell.queue;

import dev.quell.storage.Retention;
import dev.quell.storage.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The SQL of how often rules decided, hour by hour. */
public final class RuleHitStore {
  /** So many days are told of. */
  public static final int DAYS = 30;

  /** A day longer than is told of, from any minute of an hour. */
  public static final Retention.Aged AGED =
      new Retention.Aged("rule_hit", Duration.ofDays(DAYS + 1).plusHours(1), RuleHitStore::prune);

  private static final int HOURS_A_DAY = 24;

  private RuleHitStore() {}

  /**
   * How often a rule decided in the last 30 days.
   *
   * @param lastAt epoch milliseconds; 0: never
   * @param days hits of each 24 hours up to now, the oldest first
   */
  public record Figures(long hits, long lastAt, List<Long> days) {
    public static final Figures NONE = new Figures(0, 0, Collections.nCopies(DAYS, 0L));

    public Figures {
      days = List.copyOf(days);
    }

    private Figures and(Row row) {
      List<Long> changed = new ArrayList<>(days);
      // An hour ahead is one the clock was set back from.
      int day = (int) Math.min(row.day, DAYS - 1);
      changed.set(day, changed.get(day) + row.hits);
      return new Figures(hits + row.hits, Math.max(lastAt, row.lastAt), changed);
    }
  }

  /** Adds to what is there: one row for each rule, scope and hour. */
  public static void add(Sql sql, RuleHits hits) {
    sql.batch(
        """
        insert into rule_hit (scope, rule_id, hour, hits, last_at) values (?, ?, ?, ?, ?)
        on conflict (rule_id, scope, hour) do update set
          hits = rule_hit.hits + excluded.hits,
          last_at = case when excluded.last_at > rule_hit.last_at
                         then excluded.last_at else rule_hit.last_at end
        """,
        hits.rows());
  }

  /** By rule, what is known of these rules of a channel or an integration; those without lack. */
  public static Map<String, Figures> figures(
      Sql sql, long scope, Collection<String> ruleIds, long now) {
    Map<String, Figures> found = new HashMap<>();
    if (ruleIds.isEmpty()) {
      return found;
    }
    long first = HourCounts.hourOf(now) - (long) DAYS * HOURS_A_DAY + 1;
    List<Object> arguments = new ArrayList<>(List.of(first));
    arguments.addAll(ruleIds);
    arguments.addAll(List.of(scope, first));
    sql.list(
            """
            select rule_id, (hour - ?) / 24 as day, sum(hits), max(last_at) from rule_hit
            where rule_id in (%s) and scope = ? and hour >= ?
            group by rule_id, day
            """
                .formatted(String.join(", ", Collections.nCopies(ruleIds.size(), "?"))),
            row -> new Row(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)),
            arguments.toArray())
        .forEach(
            row -> found.put(row.ruleId, found.getOrDefault(row.ruleId, Figures.NONE).and(row)));
    return found;
  }

  private record Row(String ruleId, long day, long hits, long lastAt) {}

  private static int prune(Sql sql, long before, int most) {
    return sql.update(
        """
        delete from rule_hit where (rule_id, scope, hour) in (
          select rule_id, scope, hour from rule_hit where hour < ? limit ?)
        """,
        HourCounts.hourOf(before),
        most);
  }
}
