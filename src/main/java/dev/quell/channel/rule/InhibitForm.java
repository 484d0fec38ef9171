package dev.quell.channel.rule;

import dev.quell.web.ConditionItem;
import dev.quell.web.Required;
import java.util.List;
import java.util.Optional;

/**
 * What a client says about a rule that inhibits.
 *
 * @param ruleId only when an existing one is changed
 * @param equals names of labels and attributes on which both alerts must agree, 1..10
 * @param lookBackMinutes how lately the source must have been heard of, 1..1440
 */
public record InhibitForm(
    @Required Long channelId,
    Optional<String> ruleId,
    Optional<String> ruleName,
    Optional<String> description,
    Optional<Integer> priority,
    Optional<List<String>> equals,
    Optional<List<List<ConditionItem>>> sourceFilters,
    Optional<List<List<ConditionItem>>> targetFilters,
    Optional<Boolean> isDirectlyDiscard,
    Optional<Long> lookBackMinutes,
    Optional<Boolean> judgeAgain)
    implements RuleForm {
  private static final InhibitBody USUAL =
      new InhibitBody(
          "",
          "",
          List.of(),
          List.of(),
          List.of(),
          false,
          InhibitRule.USUAL_LOOK_BACK.toMinutes(),
          true);

  @Override
  public InhibitRule over(Optional<ChannelRule> old, RuleHead head) {
    InhibitBody before = old.map(rule -> InhibitBody.of((InhibitRule) rule)).orElse(USUAL);
    return new InhibitBody(
            head.name(),
            head.description(),
            equals.orElse(before.equals()),
            sourceFilters.orElse(before.sourceFilters()),
            targetFilters.orElse(before.targetFilters()),
            isDirectlyDiscard.orElse(before.isDirectlyDiscard()),
            lookBackMinutes.orElse(before.lookBackMinutes()),
            judgeAgain.orElse(before.judgeAgain()))
        .rule(head);
  }

  @Override
  public String name(Optional<ChannelRule> old) {
    return RuleForm.checkedName(ruleName, old);
  }
}
