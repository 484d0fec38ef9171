package dev.quell.flow;

import dev.quell.incident.Alert;
import dev.quell.incident.Incident;
import dev.quell.model.Event;
import dev.quell.model.Outcome;
import dev.quell.model.Step;
import dev.quell.pipeline.Passed;
import dev.quell.queue.RecordOutcome.EventOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects, hop by hop, what was decided about one event; the answer to "why did this (not) page?".
 */
final class FlowTrace {
  /** Steps that tell what followed from the decision. */
  static final Set<String> AFTERMATH = Set.of("incident_closed", "incident_stays_open");

  private final List<Step> steps = new ArrayList<>();
  private final List<String> alertIds = new ArrayList<>();
  private final Set<Long> channelIds = new LinkedHashSet<>();
  private Map<String, String> answers = Map.of();
  private Event event;
  private Outcome outcome = Outcome.IGNORED;

  FlowTrace(Event event) {
    this.event = event;
    for (String note : event.notes()) {
      steps.add(Step.of("source", "note", Map.of("note", note)));
    }
  }

  /** What the rules of its integration made of it, and where it went. */
  void passed(Passed passed) {
    steps.addAll(passed.steps());
    answers = passed.answers();
    event = passed.event();
    channelIds.addAll(passed.routed().channelIds());
    if (passed.dropped()) {
      reached(Outcome.DROPPED);
    } else if (!event.recovered() && passed.routed().channelIds().isEmpty()) {
      reached(Outcome.UNROUTED);
    }
  }

  /** As the rules of its integration left it. */
  Event event() {
    return event;
  }

  /** Where the steps that follow happen; told where there are several. */
  void inChannel(String name) {
    steps.add(Step.of("noise", "in_channel", Map.of("channel", name)));
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

  /** What the end of an alert meant for its incident. */
  void incidentAfterwards(Incident incident) {
    int active = incident.counts().active().total();
    steps.add(
        Step.of(
            "incident",
            incident.isClosed() ? "incident_closed" : "incident_stays_open",
            Map.of(
                "incident_id", incident.id(),
                "incident_title", incident.wording().title(),
                "active", Integer.toString(active))));
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

  /** Whether an alert now carries the event's time. */
  boolean touchedAnAlert() {
    return !alertIds.isEmpty();
  }

  /** Where it went: by its route, or with its alert. */
  List<Long> channelIds() {
    return List.copyOf(channelIds);
  }

  EventOutcome outcome() {
    return new EventOutcome(outcome, alertIds, steps, answers);
  }

  private void add(Alert alert, Step why, Outcome reached) {
    steps.add(why);
    alertIds.add(alert.id());
    channelIds.add(alert.origin().channelId());
    reached(reached);
  }

  /** With several channels the most telling outcome stands. */
  private void reached(Outcome next) {
    if (next.compareTo(outcome) < 0) {
      outcome = next;
    }
  }
}
