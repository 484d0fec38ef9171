package dev.quell.flow;

import dev.quell.channel.ChannelNoise;
import dev.quell.channel.PastChannels;
import dev.quell.incident.Alert;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentCommands;
import dev.quell.incident.Incidents;
import dev.quell.incident.Incidents.Arrival;
import dev.quell.incident.MemoryRows;
import dev.quell.incident.UnitOfWork;
import dev.quell.insight.Past;
import dev.quell.model.Outcome;
import dev.quell.pipeline.Passed;
import dev.quell.pipeline.PastRules;
import dev.quell.pipeline.enrich.Lookups;
import dev.quell.queue.LogRecord;
import dev.quell.queue.StateSource;
import dev.quell.web.ApiException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One course the past may have taken: the flow's own code over rows in memory, with channels and
 * rules as they were.
 */
final class ReplayWorld implements MemoryRows.Watch {
  private final MemoryRows rows;
  private final PastChannels channels;
  private final PastRules rules;
  private final Incidents incidents;
  private final EventFlow flow;
  private final IncidentCommands actions;

  /** The events that opened the incidents of this course, those at its beginning left out. */
  private final Map<String, String> founded = new HashMap<>();

  /** The first events of alerts that have no incident yet. */
  private final Map<String, String> waiting = new HashMap<>();

  private Listener listener = new Listener() {};
  private UnitOfWork unit;
  private long newest;

  private ReplayWorld(MemoryRows rows, PastChannels channels, PastRules rules) {
    this.rows = rows;
    this.channels = channels;
    this.rules = rules;
    this.incidents = new Incidents(rows);
    this.flow = new EventFlow(rules, channels, incidents);
    this.actions = new IncidentCommands(incidents, channels);
    this.unit = incidents.begin();
    rows.watchedBy(this);
  }

  /** The one history took, from this state on. */
  static ReplayWorld from(StateSource state, PastChannels channels, PastRules rules) {
    MemoryRows rows = new MemoryRows();
    rows.restore(state);
    return new ReplayWorld(rows, channels, rules);
  }

  /** Another one from this instant on, in which a channel goes by this; between two units. */
  ReplayWorld trying(long channelId, ChannelNoise noise, long instant) {
    founded.clear();
    waiting.clear();
    ReplayWorld world =
        new ReplayWorld(rows.copy(), channels.trying(channelId, noise), rules.copy());
    channels
        .find(channelId)
        .map(before ->
            new PastChannels.Changed(before, world.channels.find(channelId).orElseThrow()))
        .ifPresent(changed -> world.judgeAgain(changed, instant));
    return world;
  }

  /** Hears of the incidents of this course, each time the records taken together are through. */
  interface Listener {

    /** One is there that was not; {@code founded} is the event it began with. */
    default void opened(Incident incident, String founded) {}

    /** One is there that was not, or is not as it was. */
    default void changed(Incident incident) {}

    /** Nobody can act on it any more. */
    default void forgotten(Incident incident) {}
  }

  void toldTo(Listener told) {
    listener = told;
  }

  /** Begins with records received until then. */
  void begin(long newestReceived) {
    newest = newestReceived;
    unit = incidents.begin();
    unit.loadDue(newest);
  }

  /** What the last records changed stays. */
  void end() {
    incidents.keep(unit);
    rows.forgetClosed(newest);
  }

  /** What waited until this instant happens first. */
  void letTimePass(long instant, long offset) {
    while (unit.isDue(instant)) {
      flow.runDue(unit, instant, offset);
      incidents.keep(unit);
      begin(newest);
    }
  }

  /** Begins the next callback. */
  void turnTo(long receivedAt, long offset) {
    unit.begin(receivedAt, offset);
  }

  /** What the rules of its integration make of an event here. */
  EventFlow.Processed pass(Arrival arrival, Lookups lookups) {
    return flow.pass(unit, arrival, lookups);
  }

  /** What becomes of an event here, as these rules left it. */
  FlowTrace follow(Arrival arrival, boolean suppressEqual, Passed passed) {
    FlowTrace trace = flow.follow(unit, arrival, suppressEqual, passed);
    for (FlowTrace.Fate fate : trace.fates()) {
      if (fate.outcome() == Outcome.OPENED) {
        incidentOf(fate.alertId()).ifPresent(id -> founded.put(id, arrival.eventId()));
      }
    }
    return trace;
  }

  /** A change of what events and alerts are judged by, which was not refused. */
  void configure(LogRecord.Command command, long offset) {
    if (command.kind().startsWith("channel.")) {
      channels
          .apply(command, offset)
          .ifPresent(changed -> judgeAgain(changed, command.receivedAt()));
    } else if (command.kind().startsWith("calendar.")) {
      rows.wake(channels.calendarsChanged(offset, command.receivedAt(), rows::holding));
    } else {
      rules.apply(command, offset);
    }
  }

  private void judgeAgain(PastChannels.Changed changed, long now) {
    rows.cancel(changed.noLongerAwaited());
    rows.wake(changed.judgedAgain(rows.holding(changed.after().id()), now));
  }

  /** What somebody did with incidents; false when that cannot be done in this world. */
  boolean act(LogRecord.Command command, long offset, IncidentCommands.Act act) {
    unit.begin(command.receivedAt(), offset);
    try {
      actions.act(unit, command, act);
      return true;
    } catch (ApiException e) {
      return false;
    }
  }

  /** What became of an event in a channel, as it is behind its callback; empty when nothing. */
  Optional<Past.Fate> fate(FlowTrace trace, long channelId) {
    for (FlowTrace.Fate fate : trace.fates()) {
      if (fate.channelId() == channelId) {
        return Optional.of(fate(fate));
      }
    }
    return Optional.empty();
  }

  private Past.Fate fate(FlowTrace.Fate fate) {
    Optional<Incident> incident = incidentOf(fate.alertId()).flatMap(unit::incident);
    return new Past.Fate(
        fate.outcome(),
        fate.alertId(),
        fate.beginsAnAlert(),
        incident,
        incident.map(found -> founded.getOrDefault(found.id(), found.id())).orElse(""),
        fate.why());
  }

  /**
   * The event this incident began with, or its first alert where that event lies before the
   * beginning; empty when the incident itself was there at the beginning.
   */
  Optional<String> foundedBy(String incidentId) {
    return Optional.ofNullable(founded.get(incidentId));
  }

  /** The incident of an alert. */
  Optional<String> incidentOf(String alertId) {
    return unit.alert(alertId).map(Alert::incidentId).filter(id -> !id.isEmpty());
  }

  boolean knowsAlert(String alertId) {
    return unit.alert(alertId).isPresent();
  }

  Optional<Incident> incident(String incidentId) {
    return unit.incident(incidentId);
  }

  @Override
  public void opened(Alert alert, String eventId) {
    if (alert.incidentId().isEmpty()) {
      waiting.put(alert.id(), eventId);
    }
  }

  @Override
  public void opened(Incident incident, Alert first) {
    String event = waiting.remove(first.id());
    founded.putIfAbsent(incident.id(), event == null ? first.id() : event);
    listener.opened(incident, founded.get(incident.id()));
  }

  @Override
  public void changed(Incident incident) {
    listener.changed(incident);
  }

  @Override
  public void forgotten(Incident incident) {
    listener.forgotten(incident);
    founded.remove(incident.id());
  }
}
