package dev.quell.channel;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.quell.channel.rule.InhibitBody;
import dev.quell.channel.rule.InhibitRule;
import dev.quell.web.ConditionItem;
import java.util.List;

/**
 * A rule that inhibits as the API shows it.
 *
 * @param heldAlertCnt open alerts without an incident because of it
 */
record InhibitItem(
    @JsonUnwrapped RuleFrame frame,
    List<String> equals,
    List<List<ConditionItem>> sourceFilters,
    List<List<ConditionItem>> targetFilters,
    boolean isDirectlyDiscard,
    long lookBackMinutes,
    boolean judgeAgain,
    long heldAlertCnt) {

  static InhibitItem of(Channel channel, InhibitRule rule, RuleSurroundings around) {
    InhibitBody body = InhibitBody.of(rule);
    return new InhibitItem(
        RuleFrame.of(channel, rule, around),
        body.equals(),
        body.sourceFilters(),
        body.targetFilters(),
        body.isDirectlyDiscard(),
        body.lookBackMinutes(),
        body.judgeAgain(),
        around.heldBy(rule));
  }
}
