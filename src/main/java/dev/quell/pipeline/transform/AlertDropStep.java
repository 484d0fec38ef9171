package dev.quell.pipeline.transform;

import dev.quell.model.Subject;
import dev.quell.pipeline.rule.ConditionWords;
import dev.quell.pipeline.rule.Draft;
import java.util.Map;

/** Discards a trigger: no alert comes of it, its trace stays. */
public record AlertDropStep() implements TransformStep {

  @Override
  public boolean apply(Draft draft, TransformRule rule, ActiveAlerts active) {
    Subject subject = draft.subject();
    String conditions = ConditionWords.of(rule.when(), subject);
    draft.tell(rule.name(), "pipeline_dropped", Map.of("conditions", Draft.shown(conditions)));
    return false;
  }
}
