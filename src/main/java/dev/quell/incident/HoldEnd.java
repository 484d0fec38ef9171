package dev.quell.incident;

import dev.quell.timer.WakeUp;
import java.util.Optional;
import java.util.Set;

/**
 * A wake-up that says: what held alerts may be over, judge them again.
 *
 * @param kind {@link #SILENCE}, {@link #INHIBIT_RULE} or {@link #SOURCE}
 * @param channelId of the rule; 0 where it is about a source
 * @param ruleId whose alerts; empty: those of any rule
 * @param sourceAlertId which held them; empty where it is about a rule
 * @param after only alerts created after this instant are left to judge; epoch milliseconds
 */
public record HoldEnd(
    String kind, long channelId, String ruleId, String sourceAlertId, long after, long dueAt) {
  /** A silence is over, or was changed; the subject is {@code channel/rule}. */
  public static final String SILENCE = "silence_end";

  /** An inhibit rule was changed; the subject is {@code channel/rule}. */
  public static final String INHIBIT_RULE = "inhibit_rule_end";

  /** An alert holds others no longer; the subject is {@code alert} or {@code alert/rule}. */
  public static final String SOURCE = "inhibit_end";

  private static final Set<String> KINDS = Set.of(SILENCE, INHIBIT_RULE, SOURCE);

  /** What a silence holds is to be judged again then. */
  public static WakeUp ofSilence(long channelId, String ruleId, long at) {
    return new WakeUp(SILENCE, channelId + "/" + ruleId, at);
  }

  /** What an inhibit rule holds is to be judged again then. */
  public static WakeUp ofInhibitRule(long channelId, String ruleId, long at) {
    return new WakeUp(INHIBIT_RULE, channelId + "/" + ruleId, at);
  }

  /** What an alert holds is to be judged again then. */
  static WakeUp ofSource(String alertId, long at) {
    return new WakeUp(SOURCE, alertId, at);
  }

  /** What holds an alert of this channel is to be looked at again then. */
  static WakeUp of(Hold hold, long channelId, long at) {
    return hold.kind() == Hold.Kind.SILENCE
        ? ofSilence(channelId, hold.ruleId(), at)
        : new WakeUp(SOURCE, hold.sourceAlertId() + "/" + hold.ruleId(), at);
  }

  /** Empty when a wake-up is about something else. */
  public static Optional<HoldEnd> read(WakeUp wakeUp) {
    if (!KINDS.contains(wakeUp.kind())) {
      return Optional.empty();
    }
    String[] parts = wakeUp.subject().split("/", -1);
    boolean ofSource = wakeUp.kind().equals(SOURCE);
    String ruleId = parts.length > 1 ? parts[1] : "";
    long after = parts.length > 2 ? Long.parseLong(parts[2]) : Long.MIN_VALUE;
    return Optional.of(
        new HoldEnd(
            wakeUp.kind(),
            ofSource ? 0 : Long.parseLong(parts[0]),
            ruleId,
            ofSource ? parts[0] : "",
            after,
            wakeUp.dueAt()));
  }

  /** The same for the alerts created later, which are still to be judged. */
  public WakeUp rest(long createdAfter) {
    String of = sourceAlertId.isEmpty() ? Long.toString(channelId) : sourceAlertId;
    return new WakeUp(kind, of + "/" + ruleId + "/" + createdAfter, dueAt);
  }

  /** The same at another time. */
  public WakeUp at(long instant) {
    String of = sourceAlertId.isEmpty() ? Long.toString(channelId) : sourceAlertId;
    String rule = ruleId.isEmpty() ? "" : "/" + ruleId;
    return new WakeUp(kind, of + rule, instant);
  }
}
