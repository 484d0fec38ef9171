package dev.quell.channel;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.quell.channel.rule.DropBody;
import dev.quell.channel.rule.DropRule;
import dev.quell.web.ConditionItem;
import java.util.List;

/** A rule that drops as the API shows it. */
record DropItem(@JsonUnwrapped RuleFrame frame, List<List<ConditionItem>> filters) {

  static DropItem of(Channel channel, DropRule rule, RuleSurroundings around) {
    return new DropItem(RuleFrame.of(channel, rule, around), DropBody.of(rule).filters());
  }
}
