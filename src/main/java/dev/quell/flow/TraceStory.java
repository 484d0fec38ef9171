package dev.quell.flow;

import dev.quell.flow.TraceApi.StepItem;
import dev.quell.model.Event;
import dev.quell.model.Step;
import dev.quell.queue.RecordOutcome.EventOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps as the API tells them: of what happened, and of what a dry run says would happen. */
final class TraceStory {
  private TraceStory() {}

  /** What the source made of the item. */
  static StepItem read(Event event) {
    return item(
        Step.of("source", "read", Map.of("title", event.title(), "status", event.status())),
        "passed");
  }

  /** What was decided, the deciding step marked with the outcome. */
  static List<StepItem> steps(EventOutcome outcome) {
    Optional<Step> deciding = deciding(outcome);
    return outcome.steps().stream()
        .map(step ->
            item(
                step,
                deciding.filter(step::equals).isPresent() ? outcome.outcome().wire() : "passed"))
        .toList();
  }

  /** The deciding step in words. */
  static String sentence(EventOutcome outcome) {
    return deciding(outcome).map(TraceWords::sentence).orElse("");
  }

  static StepItem item(Step step, String verdict) {
    return new StepItem(
        step.hop(),
        step.code(),
        step.ruleId(),
        step.ruleName(),
        verdict,
        TraceWords.sentence(step),
        step.compared());
  }

  /** The last step that says something of the event itself, not of what followed. */
  private static Optional<Step> deciding(EventOutcome outcome) {
    return outcome.steps().reversed().stream()
        .filter(step -> !FlowTrace.AFTERMATH.contains(step.code()))
        .findFirst();
  }
}
