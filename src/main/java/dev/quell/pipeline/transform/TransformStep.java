package dev.quell.pipeline.transform;

import dev.quell.model.Template;
import dev.quell.pipeline.rule.Draft;
import dev.quell.pipeline.rule.RuleName;

/** What one rule of the alert pipeline does to a trigger. */
public sealed interface TransformStep
    permits TitleResetStep,
        DescriptionResetStep,
        SeverityResetStep,
        LabelsResetStep,
        AlertDropStep,
        AlertInhibitStep {
  /** What some write in front of a template, as title rules do; it may be left out. */
  String TEMPLATE = "[TPL]";

  /** Whether the event goes on; false when the rule discards it. */
  boolean apply(Draft draft, TransformRule rule, ActiveAlerts active);

  /** The text with everything filled in that it names of the event. */
  static String rendered(String text, Draft draft) {
    return Template.render(
        text.startsWith(TEMPLATE) ? text.substring(TEMPLATE.length()) : text,
        draft.event().labels(),
        Template.fields(draft.event()),
        "<no value>",
        notUnderstood -> {});
  }

  /** Tells that a template came to nothing, so that all stays as it was. */
  static void tellEmpty(Draft draft, RuleName rule, String what) {
    draft.tell(rule, "reset_empty", java.util.Map.of("what", what));
  }
}
