package dev.quell.noise;

import dev.quell.incident.Alert;
import dev.quell.incident.Incident;
import dev.quell.model.Step;
import java.util.List;

/** What noise reduction makes of one trigger in one channel, each with the step that tells why. */
public sealed interface Verdict {

  Step why();

  /** Too late to matter. */
  record Ignored(Step why) implements Verdict {}

  /** Says only what the alert's last event said. */
  record Repeated(Alert alert, Step why) implements Verdict {}

  /** News of an open alert, from a sender whose repeats are dropped. */
  record Updated(Alert alert, Step why) implements Verdict {}

  /** One more event of an open alert. */
  record Merged(Alert alert, Step why) implements Verdict {}

  /** A new alert that belongs to an open incident. */
  record Joined(Incident incident, Step why) implements Verdict {}

  /** A new alert, and an incident of its own that will gather these values. */
  record Opened(List<String> hashes, Step why) implements Verdict {}
}
