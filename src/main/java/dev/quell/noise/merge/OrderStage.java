package dev.quell.noise.merge;

import dev.quell.model.Step;
import dev.quell.noise.judge.Trigger;
import dev.quell.noise.judge.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A trigger that happened before the newest recovery belongs to an episode that is over. */
public final class OrderStage {
  private OrderStage() {}

  public static Optional<Verdict> judge(Trigger trigger) {
    long recovered = trigger.history().newestRecovery();
    if (trigger.moment().order() >= recovered) {
      return Optional.empty();
    }
    return Optional.of(
        new Verdict.Ignored(
            Step.of(
                "noise",
                "older_than_recovery",
                Map.of(
                    "event_time", Instant.ofEpochMilli(trigger.moment().order()).toString(),
                    "newest_recovery", Instant.ofEpochMilli(recovered).toString()))));
  }
}
