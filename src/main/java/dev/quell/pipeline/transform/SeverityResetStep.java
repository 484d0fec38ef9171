package dev.quell.pipeline.transform;

import dev.quell.model.Severity;
import dev.quell.pipeline.rule.Draft;
import java.util.Map;

/** Says how bad a problem is, whatever its sender thinks. */
public record SeverityResetStep(Severity severity) implements TransformStep {

  @Override
  public boolean apply(Draft draft, TransformRule rule, ActiveAlerts active) {
    String before = draft.event().severity().wire();
    draft.severity(severity);
    draft.tell(rule.name(), "severity_reset", Map.of("before", before, "after", severity.wire()));
    return true;
  }
}
