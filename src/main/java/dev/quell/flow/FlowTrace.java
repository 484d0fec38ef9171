package dev.quell.flow;

import dev.quell.incident.Alert;
import dev.quell.incident.Hold;
import dev.quell.incident.Incident;
import dev.quell.model.Event;
import dev.quell.model.Outcome;
import dev.quell.model.Step;
import dev.quell.noise.judge.Verdict;
import dev.quell.pipeline.Passed;
import dev.quell.queue.RecordOutcome.EventOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects, hop by hop, what was decided about one event; the answer to "why did this (not) page?".
 */
final class FlowTrace {
  /** Steps that tell what followed from the decision. */
  static final Set<String> AFTERMATH =
      Set.of(
          "incident_closed",
          "incident_stays_open",
          "stays_held",
          "held_to_its_end",
          "storm_reached",
          "flapping_marked",
          "flapping_told_once",
          "flapping_held_back",
          "outlier_marked");

  private final List<Step> steps = new ArrayList<>();

  // Each thing once. They are as many as the event has channels, nearly always one.
  private final List<String> alertIds = new ArrayList<>(1);
  private final List<Long> channelIds = new ArrayList<>(1);
  private final List<Fate> fates = new ArrayList<>(1);
  private Map<String, String> answers = Map.of();
  private Event event;
  private Outcome outcome = Outcome.IGNORED;

  /**
   * What became of the event in one channel.
   *
   * @param alertId empty when it led to no alert
   */
  record Fate(long channelId, Outcome outcome, String alertId, Step why) {

    /** What becomes of an alert that finds its place, with an event or without one. */
    static Fate of(Alert alert, Verdict.Placing verdict) {
      Outcome reached =
          switch (verdict) {
            case Verdict.Suppressed suppressed -> Outcome.SUPPRESSED;
            case Verdict.Joined joined -> Outcome.JOINED;
            case Verdict.Opened opened -> Outcome.OPENED;
          };
      return new Fate(alert.origin().channelId(), reached, alert.id(), verdict.why());
    }

    /** Whether the alert is new. */
    boolean beginsAnAlert() {
      return switch (outcome) {
        case OPENED, JOINED, SUPPRESSED -> !alertId.isEmpty();
        case MERGED, RECOVERED, DROPPED, UNROUTED, IGNORED, SET_ASIDE -> false;
      };
    }
  }

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
  void inChannel(long id, String name) {
    Map<String, String> channel = Map.of("channel", name, "channel_id", Long.toString(id));
    steps.add(Step.of("noise", "in_channel", channel));
  }

  void ignored(long channelId, Step why) {
    add(new Fate(channelId, Outcome.IGNORED, "", why));
  }

  void dropped(long channelId, Step why) {
    add(new Fate(channelId, Outcome.DROPPED, "", why));
  }

  /** Kept from people, and no alert is kept either. */
  void discarded(long channelId, Step why) {
    add(new Fate(channelId, Outcome.SUPPRESSED, "", why));
  }

  /** An alert that found its place. */
  void placed(Alert alert, Verdict.Placing verdict) {
    add(alert, verdict.why(), Fate.of(alert, verdict).outcome());
  }

  /** What was held back so far is judged again, and still held. */
  void staysHeld(String code, Hold by, Map<String, String> compared) {
    steps.add(new Step("noise", code, by.ruleId(), by.ruleName(), compared));
  }

  /** What was held back so far is judged again, and nothing holds it. */
  void released(Hold from) {
    steps.add(new Step("noise", "held_no_longer", from.ruleId(), from.ruleName(), Map.of()));
  }

  void noticed(List<Step> more) {
    steps.addAll(more);
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

  /** Whether no channel wanted to know of it. */
  boolean isDroppedEverywhere() {
    return outcome == Outcome.DROPPED;
  }

  /** Where it went: by its route, or with its alert. */
  List<Long> channelIds() {
    return List.copyOf(channelIds);
  }

  /** One for each channel that judged it, or whose alert it ended. */
  List<Fate> fates() {
    return fates;
  }

  /** Who decided what up to now, in order. */
  List<Step> steps() {
    return steps;
  }

  EventOutcome outcome() {
    return new EventOutcome(outcome, alertIds, steps, answers, channelIds);
  }

  private void add(Alert alert, Step why, Outcome reached) {
    addOnce(alertIds, alert.id());
    addOnce(channelIds, alert.origin().channelId());
    add(new Fate(alert.origin().channelId(), reached, alert.id(), why));
  }

  private static <T> void addOnce(List<T> things, T thing) {
    if (!things.contains(thing)) {
      things.add(thing);
    }
  }

  private void add(Fate fate) {
    steps.add(fate.why());
    fates.add(fate);
    reached(fate.outcome());
  }

  /** With several channels the most telling outcome stands. */
  private void reached(Outcome next) {
    if (next.compareTo(outcome) < 0) {
      outcome = next;
    }
  }
}
