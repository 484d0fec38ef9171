package dev.quell.channel.rule;

import dev.quell.web.ConditionItem;
import dev.quell.web.Required;
import java.util.List;
import java.util.Optional;

/**
 * What a client says about a rule that drops.
 *
 * @param ruleId only when an existing one is changed
 */
public record DropForm(
    @Required Long channelId,
    Optional<String> ruleId,
    Optional<String> ruleName,
    Optional<String> description,
    Optional<Integer> priority,
    Optional<List<List<ConditionItem>>> filters)
    implements RuleForm {

  @Override
  public DropRule over(Optional<ChannelRule> old, RuleHead head) {
    List<List<ConditionItem>> before =
        old.map(rule -> DropBody.of((DropRule) rule).filters()).orElse(List.of());
    return new DropBody(head.name(), head.description(), filters.orElse(before)).rule(head);
  }

  @Override
  public String name(Optional<ChannelRule> old) {
    return RuleForm.checkedName(ruleName, old);
  }
}
