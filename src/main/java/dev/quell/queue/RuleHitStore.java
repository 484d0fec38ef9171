package dev.quell.queue;

import dev.quell.storage.Retention;
import dev.quell.storage.Sql;
import java.time.Duration;
import java.util.ArrayList;
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

    private Figures and(long more, long at, int day) {
      List<Long> changed = new ArrayList<>(days);
      changed.set(day, changed.get(day) + more);
      return new Figures(hits + more, Math.max(lastAt, at), changed);
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

  /**
   * By rule, what is known of the rules of a channel or an integration; rules without hits lack.
   */
  public static Map<String, Figures> figures(Sql sql, long scope, long now) {
    long thisHour = HourCounts.hourOf(now);
    long first = thisHour - (long) DAYS * HOURS_A_DAY + 1;
    Map<String, Figures> found = new HashMap<>();
    sql.list(
            "select rule_id, hour, hits, last_at from rule_hit where scope = ? and hour >= ?",
            row -> new Row(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)),
            scope,
            first)
        .forEach(row -> {
          // An hour ahead is one the clock was set back from.
          int day = (int) Math.min((row.hour - first) / HOURS_A_DAY, DAYS - 1);
          Figures before = found.getOrDefault(row.ruleId, Figures.NONE);
          found.put(row.ruleId, before.and(row.hits, row.lastAt, day));
        });
    return found;
  }

  private record Row(String ruleId, long hour, long hits, long lastAt) {}

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
