package dev.quell.noise.judge;

import dev.quell.incident.Alert;
import dev.quell.incident.KeyHistory;
import dev.quell.incident.Moment;
import dev.quell.model.Event;
import java.util.List;

/**
 * A trigger in one channel, before it is known whether it makes a new alert.
 *
 * @param history of the same problem, before this event
 * @param openAlerts of the same problem in this channel, oldest first
 * @param suppressEqual whether an event equal to the alert's last one counts for nothing
 * @param candidate the alert it makes unless an open one takes it in
 */
public record Trigger(
    Event event,
    Moment moment,
    KeyHistory history,
    List<Alert> openAlerts,
    boolean suppressEqual,
    Candidate candidate) {
  public Trigger {
    openAlerts = List.copyOf(openAlerts);
  }
}
