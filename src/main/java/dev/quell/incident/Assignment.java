package dev.quell.incident;

import java.util.List;
import java.util.Locale;

/**
 * Who was last made responsible for an incident, and how.
 *
 * @param id names this assignment
 * @param people named by whoever assigned it; none where a rule tells who
 * @param ruleId of the escalation rule; empty without one
 * @param level of the rule, from 0; 0 without one
 * @param at epoch milliseconds
 */
public record Assignment(
    String id, Type type, List<Long> people, String ruleId, String ruleName, int level, long at) {
  public Assignment {
    people = List.copyOf(people);
  }

  /** What an assignment is to the one before it. */
  public enum Type {
    ASSIGN,
    REASSIGN,
    ESCALATE,
    REOPEN;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean isByRule() {
    return !ruleId.isEmpty();
  }
}
