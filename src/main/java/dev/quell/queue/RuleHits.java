package dev.quell.queue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hits of rules, counted by the hour on their way to the store. */
public final class RuleHits {
  private final Map<Key, Count> counts = new TreeMap<>();

  private record Key(String ruleId, long scope, long hour) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byRule = ruleId.compareTo(other.ruleId);
      int byScope = byRule != 0 ? byRule : Long.compare(scope, other.scope);
      return byScope != 0 ? byScope : Long.compare(hour, other.hour);
    }
  }

  private record Count(long hits, long lastAt) {}

  /**
   * A rule decided something.
   *
   * @param scope the channel or integration it belongs to
   * @param at epoch milliseconds
   */
  public void hit(long scope, String ruleId, long at) {
    counts.merge(
        new Key(ruleId, scope, HourCounts.hourOf(at)),
        new Count(1, at),
        (a, b) -> new Count(a.hits + b.hits, Math.max(a.lastAt, b.lastAt)));
  }

  List<Object[]> rows() {
    return counts.entrySet().stream()
        .map(entry ->
            new Object[] {
              entry.getKey().scope,
              entry.getKey().ruleId,
              entry.getKey().hour,
              entry.getValue().hits,
              entry.getValue().lastAt
            })
        .toList();
  }
}
