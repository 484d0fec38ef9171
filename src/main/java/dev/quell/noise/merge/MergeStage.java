package dev.quell.noise.merge;

import dev.quell.incident.Alert;
import dev.quell.model.Step;
import dev.quell.noise.judge.Trigger;
import dev.quell.noise.judge.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Further triggers of a problem belong to its open alert, for as long as the merge window is open.
 */
public final class MergeStage {
  private MergeStage() {}

  public static Optional<Verdict> judge(Trigger trigger) {
    if (trigger.openAlerts().isEmpty()) {
      return Optional.empty();
    }
    Alert newest = trigger.openAlerts().getLast();
    Duration window = trigger.candidate().channel().settings().mergeWindow();
    long age = Math.max(0, trigger.moment().now() - newest.times().created());
    if (!window.isZero() && age >= window.toMillis()) {
      return Optional.empty();
    }
    boolean equal = trigger.suppressEqual() && newest.saysTheSame(trigger.event());
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
        trigger.suppressEqual()
            ? new Verdict.Updated(newest, why)
            : new Verdict.Merged(newest, why));
  }
}
