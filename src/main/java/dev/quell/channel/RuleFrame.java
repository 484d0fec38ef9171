package dev.quell.channel;

import dev.quell.channel.rule.ChannelRule;
import dev.quell.channel.rule.RuleHead;
import java.util.List;

/**
 * What the API shows of every rule of a channel besides what it says; times are epoch seconds.
 *
 * @param status {@code enabled} or {@code disabled}
 * @param hitCnt how often it decided in the last 30 days
 * @param lastHitAt 0: not in the last 30 days
 * @param hitDays the same for each 24 hours up to now, the oldest first
 */
record RuleFrame(
    long accountId,
    long channelId,
    String ruleId,
    String ruleName,
    String description,
    int priority,
    String status,
    long createdAt,
    long updatedAt,
    long creatorId,
    long updatedBy,
    String updatedByName,
    long hitCnt,
    long lastHitAt,
    List<Long> hitDays,
    List<RuleWarning> warnings) {
  private static final long ACCOUNT = 1;

  static RuleFrame of(Channel channel, ChannelRule rule, RuleSurroundings around) {
    RuleHead head = rule.head();
    RuleHead.Stamps stamps = head.stamps();
    var hits = around.hitsOf(rule);
    return new RuleFrame(
        ACCOUNT,
        channel.id(),
        head.id(),
        head.name(),
        head.description(),
        head.priority(),
        head.enabled() ? "enabled" : "disabled",
        stamps.createdAt() / 1000,
        stamps.updatedAt() / 1000,
        stamps.creatorId(),
        stamps.updatedBy(),
        around.nameOf(stamps.updatedBy()),
        hits.hits(),
        hits.lastAt() / 1000,
        hits.days(),
        around.warningsOf(channel, rule));
  }
}
