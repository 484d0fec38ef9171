package dev.quell.noise.judge;

import dev.quell.channel.rule.DaysOff;
import dev.quell.incident.Alert;
import dev.quell.incident.Incident;
import java.util.List;
import java.util.Optional;

/** What a judge may ask about the rest of a channel, as it is at the instant of judging. */
public interface ChannelState extends DaysOff {

  /** Open incidents that gather these values, newest first. */
  List<Incident> gathering(String hash);

  /** Of the alerts that a rule lets explain others, the active one heard of last. */
  Optional<Alert> source(Wanted wanted);

  /**
   * Which alert may explain another.
   *
   * @param ruleId whose source filter it must match
   * @param values it must have, see {@link ValueKey#exact}
   * @param since after which it must have been heard of; epoch milliseconds
   * @param otherThan the alert to be explained; empty for a new one
   */
  record Wanted(String ruleId, String values, long since, String otherThan) {}
}
