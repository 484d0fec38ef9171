package dev.quell.escalation;

import dev.quell.channel.rule.TimeSpan;
import dev.quell.web.ConditionItem;
import dev.quell.web.Required;
import java.util.List;
import java.util.Optional;

/**
 * What a client says about an escalation rule; all of it is replaced.
 *
 * @param ruleId only when an existing one is changed
 * @param timeZone by whose clocks {@code time_filters} go; the server's usual one when left out
 */
record EscalationForm(
    @Required Long channelId,
    Optional<String> ruleId,
    @Required String ruleName,
    Optional<String> description,
    int priority,
    int aggrWindow,
    List<TimeSpan> timeFilters,
    Optional<String> timeZone,
    List<List<ConditionItem>> filters,
    Optional<String> templateId,
    List<LevelText> layers) {

  RuleText text(String usualZone) {
    return new RuleText(
        ruleName.strip(),
        description.orElse(""),
        priority,
        aggrWindow,
        timeFilters,
        timeZone.filter(zone -> !zone.isBlank()).orElse(usualZone),
        filters,
        templateId.orElse(""),
        layers);
  }
}
