package dev.quell.pipeline.transform;

import dev.quell.pipeline.rule.Draft;
import java.util.Map;

/** Gives an event another description, which may name what the event says. */
public record DescriptionResetStep(String template) implements TransformStep {

  @Override
  public boolean apply(Draft draft, TransformRule rule, ActiveAlerts active) {
    String before = draft.event().description();
    String after = TransformStep.rendered(template, draft);
    if (after.isBlank()) {
      TransformStep.tellEmpty(draft, rule.name(), "description");
      return true;
    }
    draft.description(rule.name(), after);
    draft.tell(
        rule.name(),
        "description_reset",
        Map.of("before", Draft.shown(before), "after", Draft.shown(draft.event().description())));
    return true;
  }
}
