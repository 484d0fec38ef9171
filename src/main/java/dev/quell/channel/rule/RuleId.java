package dev.quell.channel.rule;

import dev.quell.web.Required;

/** Which rule of which channel is meant. */
public record RuleId(@Required Long channelId, @Required String ruleId) {}
