package dev.quell.flow;

import dev.quell.incident.Alert;
import dev.quell.model.Event;
import dev.quell.model.Outcome;
import dev.quell.model.Step;
import dev.quell.pipeline.Routed;
import dev.quell.queue.RecordOutcome.EventOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Collects, hop by hop, what was decided about one event; the answer to "why did this (not) page?".
 */
final class FlowTrace {
  private final List<Step> steps = new ArrayList<>();
  private final List<String> alertIds = new ArrayList<>();
  private Outcome outcome = Outcome.IGNORED;

  FlowTrace(Event event) {
    for (String note : event.notes()) {
      steps.add(Step.of("source", "note", Map.of("note", note)));
    }
  }

  void routed(Routed routed) {
    steps.add(routed.why());
    if (routed.channelIds().isEmpty()) {
      reached(Outcome.UNROUTED);
    }
  }

  void ignored(Step why) {
    steps.add(why);
  }

  void opened(Alert alert, Step why) {
    add(alert, why, Outcome.OPENED);
  }

  void joined(Alert alert, Step why) {
    add(alert, why, Outcome.JOINED);
  }

  void merged(Alert alert, Step why) {
    add(alert, why, Outcome.MERGED);
  }

  void recovered(Alert alert) {
    Map<String, String> compared =
        Map.of("alert_id", alert.id(), "alert_title", alert.wording().title());
    add(alert, Step.of("incident", "alert_recovered", compared), Outcome.RECOVERED);
  }

  void nothingOpen() {
    steps.add(Step.of("incident", "nothing_open", Map.of()));
  }

  void lateRecovery(long order, long newestTrigger) {
    steps.add(
        Step.of(
            "incident",
            "older_than_trigger",
            Map.of(
                "event_time", Instant.ofEpochMilli(order).toString(),
                "newest_trigger", Instant.ofEpochMilli(newestTrigger).toString())));
  }

  EventOutcome outcome() {
    return new EventOutcome(outcome, alertIds, steps);
  }

  private void add(Alert alert, Step why, Outcome reached) {
    steps.add(why);
    alertIds.add(alert.id());
    reached(reached);
  }

  /** With several channels the most telling outcome stands. */
  private void reached(Outcome next) {
    if (next.compareTo(outcome) < 0) {
      outcome = next;
    }
  }
}
