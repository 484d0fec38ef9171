package dev.quell.escalation;

import dev.quell.channel.rule.RuleHead;
import dev.quell.channel.rule.SilenceTime;
import dev.quell.model.Filter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who is told of which incidents of a channel. Of the enabled rules of a channel the first one that
 * is meant holds, and no other.
 *
 * @param filter asked about the incident; empty: all are meant
 * @param hours in which it holds; empty: always
 * @param delay before anybody is told; what is over by then tells nobody
 * @param templateId of the words
 * @param levels one at least
 */
public record EscalationRule(
    RuleHead head,
    long channelId,
    Optional<Filter> filter,
    Optional<SilenceTime.Recurring> hours,
    Duration delay,
    String templateId,
    List<Level> levels) {
  public EscalationRule {
    levels = List.copyOf(levels);
  }
}
