package dev.quell.noise.judge;

import dev.quell.incident.Alert;
import dev.quell.incident.Hold;
import dev.quell.incident.Incident;
import dev.quell.model.Step;
import java.util.List;
import java.util.Optional;

/** What noise reduction makes of one trigger in one channel, each with the step that tells why. */
public sealed interface Verdict {

  Step why();

  /** What becomes of an alert that no open one took in. */
  sealed interface Placing extends Verdict {}

  /** Too late to matter. */
  record Ignored(Step why) implements Verdict {}

  /** Unwanted: as if it had never come, but for its trace. */
  record Dropped(Step why) implements Verdict {}

  /** Says only what the alert's last event said. */
  record Repeated(Alert alert, Step why) implements Verdict {}

  /** News of an open alert, from a sender whose repeats are dropped. */
  record Updated(Alert alert, Step why) implements Verdict {}

  /** One more event of an open alert. */
  record Merged(Alert alert, Step why) implements Verdict {}

  /**
   * Kept from people.
   *
   * @param hold what holds the alert; empty when not even an alert is kept
   * @param judgeAgainAt when it should be judged again if it still fires; epoch milliseconds
   */
  record Suppressed(Optional<Hold> hold, Optional<Long> judgeAgainAt, Step why)
      implements Placing {}

  /** A new alert that belongs to an open incident. */
  record Joined(Incident incident, Marks marks, Step why) implements Placing {}

  /** A new alert, and an incident of its own that will gather these values. */
  record Opened(List<String> hashes, Marks marks, Step why) implements Placing {
    public Opened {
      hashes = List.copyOf(hashes);
    }
  }
}
