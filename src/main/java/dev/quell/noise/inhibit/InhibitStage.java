package dev.quell.noise.inhibit;

import dev.quell.noise.judge.Candidate;
import dev.quell.noise.judge.Verdict;
import java.util.Optional;

/** The first rule that finds an active alert to explain a new one keeps the new one from people. */
public final class InhibitStage {
  private InhibitStage() {}

  public static Optional<Verdict> judge(Candidate candidate) {
    return Optional.empty();
  }
}
