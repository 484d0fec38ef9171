package dev.quell.pipeline.transform;

import dev.quell.pipeline.rule.Draft;
import java.util.Map;

/** Gives an event another title, which may name what the event says. */
public record TitleResetStep(String template) implements TransformStep {

  @Override
  public boolean apply(Draft draft, TransformRule rule, ActiveAlerts active) {
    String before = draft.event().title();
    String after = TransformStep.rendered(template, draft);
    if (after.isBlank()) {
      TransformStep.tellEmpty(draft, rule.name(), "title");
      return true;
    }
    draft.title(rule.name(), after);
    draft.tell(
        rule.name(),
        "title_reset",
        Map.of("before", Draft.shown(before), "after", Draft.shown(draft.event().title())));
    return true;
  }
}
