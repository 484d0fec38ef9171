package dev.quell.channel.rule;

import dev.quell.model.Filter;
import java.util.List;

/**
 * New alerts that nobody shall hear of for some time.
 *
 * @param discard no alert is kept at all; else it is kept and marked, without an incident
 * @param autoDelete the rule goes away when its time is over; only for {@link SilenceTime.Once}
 * @param judgeAgain whether what still fires when the time is over is judged again
 * @param fromIncidentId the incident it was made from; empty where it was not
 */
public record SilenceRule(
    RuleHead head,
    Filter filter,
    SilenceTime time,
    boolean discard,
    boolean autoDelete,
    boolean judgeAgain,
    String fromIncidentId)
    implements ChannelRule {
  @Override
  public SilenceRule with(RuleHead other) {
    return new SilenceRule(other, filter, time, discard, autoDelete, judgeAgain, fromIncidentId);
  }

  @Override
  public long weight() {
    return filter.weight();
  }

  /** The calendars it asks: one for each span, empty where a span asks none. */
  public List<String> calendars() {
    return switch (time) {
      case SilenceTime.Once once -> List.of();
      case SilenceTime.Recurring(var zone, var spans) ->
          spans.stream().map(SilenceTime.Span::calendarId).toList();
    };
  }

  /** Whether a calendar decides when it holds. */
  public boolean asksCalendar() {
    if (time instanceof SilenceTime.Recurring recurring) {
      for (SilenceTime.Span span : recurring.spans()) {
        if (!span.calendarId().isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether its only time is over and it was to go away with it. */
  public boolean isSpentAt(long now) {
    return autoDelete && time instanceof SilenceTime.Once once && once.to() <= now;
  }
}
