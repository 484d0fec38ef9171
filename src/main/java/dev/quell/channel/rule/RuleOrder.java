package dev.quell.channel.rule;

import dev.quell.web.Required;
import java.util.List;

/**
 * In which order the rules of a kind shall be asked.
 *
 * @param kind {@code unsubscribe}, {@code silence} or {@code inhibit}
 * @param ruleIds all of them, the first to be asked first
 */
public record RuleOrder(
    @Required Long channelId, @Required String kind, @Required List<String> ruleIds) {}
