package dev.quell.noise.flapping;

import dev.quell.noise.judge.Candidate;
import dev.quell.noise.judge.Marks;

/** Marks alerts of restless problems, and says whether news of them is still news. */
public final class FlappingStage {
  private FlappingStage() {}

  public static Marks marks(Candidate candidate) {
    return Marks.NONE;
  }
}
