package dev.quell.noise;

import java.util.List;

/** The stages in the order in which they judge; the first that decides, decides. */
public final class NoiseReduction {
  private static final List<Stage> STAGES =
      List.of(new OrderStage(), new MergeStage(), new GroupStage());

  public Verdict judge(Candidate candidate) {
    return STAGES.stream()
        .flatMap(stage -> stage.judge(candidate).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no stage decided (expected: the last does)"));
  }
}
