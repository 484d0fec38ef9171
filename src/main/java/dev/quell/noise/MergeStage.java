package dev.quell.noise;

import dev.quell.incident.Alert;
import dev.quell.model.Step;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Further triggers of a problem belong to its open alert, for as long as the merge window is open.
 */
final class MergeStage implements Stage {
  @Override
  public Optional<Verdict> judge(Candidate candidate) {
    if (candidate.openAlerts().isEmpty()) {
      return Optional.empty();
    }
    Alert newest = candidate.openAlerts().getLast();
    Duration window = candidate.channel().settings().mergeWindow();
    long age = Math.max(0, candidate.moment().now() - newest.times().created());
    if (age >= window.toMillis()) {
      return Optional.empty();
    }
    boolean equal = candidate.suppressEqual() && newest.saysTheSame(candidate.event());
    Step why =
        Step.of(
            "noise",
            equal ? "equal_to_last_event" : "merged_into_open_alert",
            Map.of(
                "alert_id", newest.id(),
                "alert_title", newest.wording().title(),
                "age_minutes", Long.toString(Duration.ofMillis(age).toMinutes()),
                "window_minutes", Long.toString(window.toMinutes())));
    if (equal) {
      return Optional.of(new Verdict.Repeated(newest, why));
    }
    return Optional.of(
        candidate.suppressEqual()
            ? new Verdict.Updated(newest, why)
            : new Verdict.Merged(newest, why));
  }
}
