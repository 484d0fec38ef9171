package dev.quell.noise;

import dev.quell.model.Step;
import dev.quell.noise.drop.DropStage;
import dev.quell.noise.flapping.FlappingStage;
import dev.quell.noise.group.GroupStage;
import dev.quell.noise.inhibit.InhibitStage;
import dev.quell.noise.judge.Candidate;
import dev.quell.noise.judge.Trigger;
import dev.quell.noise.judge.Verdict;
import dev.quell.noise.merge.MergeStage;
import dev.quell.noise.merge.OrderStage;
import dev.quell.noise.silence.SilenceStage;
import java.util.List;

/** The stages in the order in which they judge; the first that decides, decides. */
public final class NoiseReduction {
  private NoiseReduction() {}

  public static Verdict judge(Trigger trigger) {
    return OrderStage.judge(trigger)
        .or(() -> DropStage.judge(trigger.candidate()))
        .or(() -> MergeStage.judge(trigger))
        .orElseGet(() -> place(trigger.candidate()));
  }

  /** What kept rules from judging an alert that looked for its place. */
  public static List<Step> remarks(Candidate candidate) {
    return SilenceStage.remarks(candidate);
  }

  /** Where an alert belongs that no open one takes in; also asked again of those held back. */
  public static Verdict.Placing place(Candidate candidate) {
    return SilenceStage.judge(candidate)
        .or(() -> InhibitStage.judge(candidate))
        .orElseGet(() -> GroupStage.judge(candidate, FlappingStage.marks(candidate)));
  }
}
