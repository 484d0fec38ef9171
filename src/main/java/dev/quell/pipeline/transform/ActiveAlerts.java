package dev.quell.pipeline.transform;

import dev.quell.model.Subject;
import java.time.Duration;
import java.util.List;

/** The alerts an event is judged beside, without knowing where they are kept. */
public interface ActiveAlerts {

  /**
   * Open alerts of the event's integration that have not recovered, in any channel, whose newest
   * event is at most that old; in no order, and none of the event's own key.
   */
  List<Active> within(Duration age);

  /**
   * One of them.
   *
   * @param ageMillis since its newest event
   */
  record Active(String id, String title, long ageMillis, Subject subject) {}

  /** Where there are none to ask. */
  static ActiveAlerts none() {
    return age -> List.of();
  }
}
