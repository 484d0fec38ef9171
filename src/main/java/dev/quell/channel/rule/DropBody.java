package dev.quell.channel.rule;

import dev.quell.web.ConditionItem;
import java.util.List;

/** What a rule that drops says, as the API spells it. */
public record DropBody(String ruleName, String description, List<List<ConditionItem>> filters) {

  public static DropBody of(DropRule rule) {
    return new DropBody(
        rule.head().name(), rule.head().description(), FilterText.of(rule.filter()));
  }

  /** The rule, ready to be asked; refuses what makes none. */
  DropRule rule(RuleHead head) {
    return new DropRule(head, FilterText.read("filters", filters));
  }
}
