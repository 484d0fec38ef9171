package dev.quell.pipeline.transform;

import dev.quell.pipeline.rule.Draft;
import java.util.List;

/** The alert pipeline of one integration, in order; each rule sees what those before it made. */
public record TransformRules(List<TransformRule> rules) {
  public static final TransformRules NONE = new TransformRules(List.of());

  public TransformRules {
    rules = List.copyOf(rules);
  }

  /** Whether the event goes on; false when a rule discarded it, which is the last step then. */
  public boolean apply(Draft draft, ActiveAlerts active) {
    draft.enter("pipeline");
    for (TransformRule rule : rules) {
      boolean applies = rule.enabled() && rule.isFor(draft.subject());
      if (applies && !rule.step().apply(draft, rule, active)) {
        return false;
      }
    }
    return true;
  }
}
