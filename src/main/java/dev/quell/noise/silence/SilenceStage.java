package dev.quell.noise.silence;

import dev.quell.noise.judge.Candidate;
import dev.quell.noise.judge.Verdict;
import java.util.Optional;

/** The first silence that holds now and matches keeps a new alert from people. */
public final class SilenceStage {
  private SilenceStage() {}

  public static Optional<Verdict> judge(Candidate candidate) {
    return Optional.empty();
  }
}
