package dev.quell.noise.drop;

import dev.quell.channel.rule.DropRule;
import dev.quell.model.Step;
import dev.quell.noise.judge.Candidate;
import dev.quell.noise.judge.Verdict;
import java.util.Map;
import java.util.Optional;

/** The first drop rule that matches takes the trigger away. */
public final class DropStage {
  private DropStage() {}

  public static Optional<Verdict> judge(Candidate candidate) {
    for (DropRule rule : candidate.channel().rules().drops().matching(candidate.subject())) {
      Step why =
          new Step("noise", "dropped_by_rule", rule.head().id(), rule.head().name(), Map.of());
      return Optional.of(new Verdict.Dropped(why));
    }
    return Optional.empty();
  }
}
