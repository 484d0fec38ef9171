package dev.quell.escalation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.quell.channel.rule.RuleHead;

/**
 * An escalation rule as the API shows it; times are epoch seconds.
 *
 * @param status {@code enabled} or {@code disabled}
 */
record EscalationItem(
    long accountId,
    long channelId,
    String channelName,
    String ruleId,
    String status,
    @JsonUnwrapped RuleText text,
    long creatorId,
    long updatedBy,
    long createdAt,
    long updatedAt) {
  private static final long ACCOUNT = 1;

  static EscalationItem of(EscalationRules.Kept kept, String channelName) {
    RuleHead head = kept.rule().head();
    return new EscalationItem(
        ACCOUNT,
        kept.rule().channelId(),
        channelName,
        head.id(),
        head.enabled() ? "enabled" : "disabled",
        kept.text().hidden(),
        head.stamps().creatorId(),
        head.stamps().updatedBy(),
        head.stamps().createdAt() / 1000,
        head.stamps().updatedAt() / 1000);
  }
}
