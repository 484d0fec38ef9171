package dev.quell.simulator;

import java.util.List;

/** One level of a policy with the conditions that reach it. */
public record Tier(Level level, List<Condition> conditions) {
  public Tier {
    if (conditions.isEmpty() || conditions.size() > 10) {
      throw new IllegalArgumentException("conditions: " + conditions.size() + " (expected: 1..10)");
    }
    conditions = List.copyOf(conditions);
  }

  public static Tier of(Level level, Condition... conditions) {
    return new Tier(level, List.of(conditions));
  }
}
