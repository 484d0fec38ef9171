package dev.quell.simulator;

import java.util.List;

/**
 * An event of a cloud product, such as a planned reboot; it happens and never recovers.
 *
 * @param minute when in the scenario
 * @param type such as {@code ecs:Disk:DiskError.Reboot.Scheduled}; the first part is the source
 */
public record CloudEvent(
    int minute, String type, String description, Target target, List<MatchedRule> rules) {

  /** An event rule that matched, with the level it gives. */
  public record MatchedRule(String id, String name, Level level) {}

  public CloudEvent {
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("rules of event " + type + ": none (expected: 1 or more)");
    }
    rules = List.copyOf(rules);
  }

  String source() {
    return type.substring(0, type.indexOf(':'));
  }

  /** The rule whose level counts: the worst, the first among equals. */
  MatchedRule worst() {
    MatchedRule worst = rules.getFirst();
    for (MatchedRule rule : rules) {
      if (rule.level().compareTo(worst.level()) < 0) {
        worst = rule;
      }
    }
    return worst;
  }
}
