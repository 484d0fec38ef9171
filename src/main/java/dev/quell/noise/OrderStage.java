package dev.quell.noise;

import dev.quell.model.Step;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A trigger that happened before the newest recovery belongs to an episode that is over. */
final class OrderStage implements Stage {
  @Override
  public Optional<Verdict> judge(Candidate candidate) {
    long recovered = candidate.history().newestRecovery();
    if (candidate.moment().order() >= recovered) {
      return Optional.empty();
    }
    return Optional.of(
        new Verdict.Ignored(
            Step.of(
                "noise",
                "older_than_recovery",
                Map.of(
                    "event_time", Instant.ofEpochMilli(candidate.moment().order()).toString(),
                    "newest_recovery", Instant.ofEpochMilli(recovered).toString()))));
  }
}
