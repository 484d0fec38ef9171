package dev.quell.channel.rule;

import dev.quell.model.Field;
import dev.quell.web.ConditionItem;
import dev.quell.web.Requests;
import java.time.Duration;
import java.util.List;

/** What a rule that inhibits says, as the API spells it. */
public record InhibitBody(
    String ruleName,
    String description,
    List<String> equals,
    List<List<ConditionItem>> sourceFilters,
    List<List<ConditionItem>> targetFilters,
    boolean isDirectlyDiscard,
    long lookBackMinutes,
    boolean judgeAgain) {
  private static final int LONGEST_LOOK_BACK = 1440;

  public static InhibitBody of(InhibitRule rule) {
    return new InhibitBody(
        rule.head().name(),
        rule.head().description(),
        rule.equals().stream().map(Field::key).toList(),
        FilterText.of(rule.source()),
        FilterText.of(rule.target()),
        rule.discard(),
        rule.lookBack().toMinutes(),
        rule.judgeAgain());
  }

  /** The rule, ready to be asked; refuses what makes none. */
  InhibitRule rule(RuleHead head) {
    Requests.between("look_back_minutes", lookBackMinutes, 1, LONGEST_LOOK_BACK);
    return new InhibitRule(
        head,
        FilterText.fields("equals", equals),
        FilterText.read("source_filters", sourceFilters),
        FilterText.read("target_filters", targetFilters),
        Duration.ofMinutes(lookBackMinutes),
        isDirectlyDiscard,
        judgeAgain);
  }
}
