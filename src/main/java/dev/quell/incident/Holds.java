package dev.quell.incident;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Stored alerts by what keeps them from people, and by what may keep others. */
interface Holds {

  /** Hands over the open alerts of a channel that were updated then or later. */
  void openSince(long channelId, long since, Consumer<Alert> taker);

  /**
   * The first of the open alerts that a rule holds, oldest first; all that were created at the same
   * instant as the last one.
   *
   * @param createdAfter leaves out those created then or before
   * @param about how many, unless there are fewer
   */
  List<Alert> heldByRule(long channelId, String ruleId, long createdAfter, int about);

  /** The same of those that an alert holds, by whatever rule. */
  List<Alert> heldBySource(String sourceAlertId, long createdAfter, int about);

  /** The open alerts that others hold, with the alert that holds each. */
  Map<String, String> heldWithSource();
}
