package dev.quell.flow;

import dev.quell.incident.Alert;
import dev.quell.incident.AlertPast;
import dev.quell.incident.Hold;
import dev.quell.incident.Incident;
import dev.quell.model.Outcome;
import dev.quell.model.Step;
import dev.quell.queue.RecordOutcome.EventOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in one step why people were, or were not, told of an alert. */
final class AlertWhy {
  private static final String CHANNEL = "in_channel";

  private AlertWhy() {}

  /**
   * The deciding step.
   *
   * @param first what was decided about the event that began it; empty when that is no longer kept
   * @param channel what the alert's channel is called
   */
  static Step of(AlertPast.Found found, Optional<EventOutcome> first, String channel) {
    Alert alert = found.alert();
    Optional<Step> decided = first.flatMap(outcome -> deciding(outcome, channel));
    Optional<Hold> hold = alert.marks().hold().filter(held -> alert.incidentId().isEmpty());
    if (hold.isPresent()) {
      return decided
          .filter(step -> step.ruleId().equals(hold.get().ruleId()))
          .orElseGet(() ->
              new Step(
                  "noise", "held_by_rule", hold.get().ruleId(), hold.get().ruleName(), Map.of()));
    }
    if (found.incident().isPresent()) {
      return inIncident(found.incident().get(), first, decided);
    }
    return decided.orElseGet(() -> Step.of("noise", "why_no_longer_kept", Map.of()));
  }

  private static Step inIncident(
      Incident incident, Optional<EventOutcome> first, Optional<Step> decided) {
    Map<String, String> compared = new LinkedHashMap<>();
    compared.put("incident_id", incident.id());
    compared.put("incident_title", incident.wording().title());
    boolean heldFirst =
        decided.filter(step -> !step.ruleId().isEmpty()).isPresent()
            && first.filter(outcome -> outcome.outcome() == Outcome.SUPPRESSED).isPresent();
    if (heldFirst) {
      Step step = decided.orElseThrow();
      return new Step("noise", "held_at_first", step.ruleId(), step.ruleName(), compared);
    }
    boolean opened = decided.filter(step -> step.code().startsWith("opened")).isPresent();
    if (opened && !incident.marks().notifies()) {
      return Step.of("noise", "opened_untold", compared);
    }
    return decided.orElseGet(() -> Step.of("noise", "why_no_longer_kept", compared));
  }

  /** Steps of one channel, and those before any. */
  static List<Step> stepsIn(EventOutcome outcome, String channel) {
    List<Step> kept = new ArrayList<>();
    boolean mine = true;
    for (Step step : outcome.steps()) {
      if (step.code().equals(CHANNEL)) {
        mine = channel.equals(step.compared().get("channel"));
      }
      if (mine) {
        kept.add(step);
      }
    }
    return kept;
  }

  private static Optional<Step> deciding(EventOutcome outcome, String channel) {
    return stepsIn(outcome, channel).reversed().stream()
        .filter(step -> !FlowTrace.AFTERMATH.contains(step.code()))
        .filter(step -> !step.code().equals(CHANNEL))
        .findFirst();
  }
}
