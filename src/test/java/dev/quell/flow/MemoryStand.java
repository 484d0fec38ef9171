package dev.quell.flow;

import dev.quell.channel.Channel;
import dev.quell.channel.KnownChannels;
import dev.quell.channel.PastChannels;
import dev.quell.flow.Picture.SeenAlert;
import dev.quell.flow.Picture.SeenIncident;
import dev.quell.incident.ActiveCounts;
import dev.quell.incident.Alert;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentCommands;
import dev.quell.incident.Incidents;
import dev.quell.incident.MemoryRows;
import dev.quell.incident.UnitOfWork;
import dev.quell.model.Event;
import dev.quell.model.Severity;
import dev.quell.pipeline.RouteBody;
import dev.quell.pipeline.RouteFallback;
import dev.quell.pipeline.RouteForm;
import dev.quell.pipeline.enrich.EnrichRules;
import dev.quell.pipeline.enrich.Lookups;
import dev.quell.pipeline.transform.TransformRules;
import dev.quell.queue.LogRecord;
import dev.quell.web.ApiException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The flow's own judging over rows in memory: no store, no log, no threads. */
final class MemoryStand {
  private static final long CHANNEL = 1;
  private static final long LANE = 7;

  private static final Comparator<Incident> OLDEST_FIRST =
      Comparator.<Incident>comparingLong(incident -> incident.times().created())
          .thenComparing(Incident::id, Picture.BY_PLACE);

  private static final RouteBody ROUTE =
      new RouteBody(List.of(), List.of(), Optional.of(new RouteFallback(List.of(CHANNEL))));

  /** All events go to the channel as they are. */
  private static final dev.quell.pipeline.Rules RULES =
      new dev.quell.pipeline.Rules(
          EnrichRules.NONE, TransformRules.NONE, RouteForm.read("", ROUTE));

  private static final Lookups NOTHING_KNOWN = (rule, question) -> Optional.empty();

  private final Here channels;
  private final MemoryRows rows = new MemoryRows();
  private final Incidents incidents = new Incidents(rows);
  private final EventFlow flow;
  private final IncidentCommands actions;
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private final Map<String, Incident> issues = new LinkedHashMap<>();
  private long offset;

  MemoryStand(Setup setup) {
    this.channels = new Here(RealSetup.channel(CHANNEL, setup, 1));
    this.flow = new EventFlow(integration -> RULES, channels, incidents);
    this.actions = new IncidentCommands(incidents, channels);
  }

  /** The word for what became of it; then the timers look. */
  String apply(Op op) {
    offset++;
    String word =
        switch (op) {
          case Op.Push push -> push(push);
          case Op.Act act -> act(act);
          case Op.Edit edit -> edit(edit);
          case Op.Wait wait -> "waited";
        };
    offset++;
    keep(timePassed(op.at()));
    return word;
  }

  private UnitOfWork timePassed(long now) {
    UnitOfWork unit = incidents.begin();
    unit.loadDue(now);
    flow.runDue(unit, now, offset);
    return unit;
  }

  /** What was due before it is done in the same unit of work. */
  private String push(Op.Push push) {
    UnitOfWork unit = timePassed(push.at());
    LogRecord.Callback callback = record(LANE, push);
    FlowTrace trace = flow.follow(unit, callback, offset, event -> NOTHING_KNOWN).getFirst();
    for (FlowTrace.Fate fate : trace.fates()) {
      unit.alert(fate.alertId()).ifPresent(alert -> alerts.put(alert.id(), alert));
    }
    keep(unit);
    return trace.outcome().outcome().wire();
  }

  static LogRecord.Callback record(long lane, Op.Push push) {
    Event plain =
        Records.event(
            push.key(),
            push.severity().orElse(Severity.INFO),
            push.severity().isEmpty(),
            push.happened(),
            push.labels());
    LogRecord.Callback callback =
        Records.callback(
            lane, push.at(), push.retry(), List.of(Records.describe(plain, push.description())));
    return push.suppressEqual() ? Records.suppressing(callback) : callback;
  }

  /** What was due before it is done by then. */
  private String act(Op.Act act) {
    keep(timePassed(act.at()));
    if (act.newer() >= issues.size()) {
      return "nothing";
    }
    String id = List.copyOf(issues.keySet()).get(issues.size() - 1 - act.newer());
    UnitOfWork unit = incidents.begin();
    unit.begin(act.at(), offset);
    try {
      actions.act(
          unit,
          new LogRecord.Command(act.at(), "", act.kind(), 1, "{}"),
          new IncidentCommands.Act(List.of(id), List.of()));
    } catch (ApiException closed) {
      // An incident that is closed cannot be acknowledged.
    }
    keep(unit);
    return act.kind();
  }

  private String edit(Op.Edit edit) {
    keep(timePassed(edit.at()));
    Channel before = channels.here;
    channels.here = RealSetup.channel(CHANNEL, edit.setup(), before.noiseVersion() + 1);
    PastChannels.Changed changed = new PastChannels.Changed(before, channels.here);
    rows.cancel(changed.noLongerAwaited());
    rows.wake(changed.judgedAgain(rows.holding(CHANNEL), edit.at()));
    return "edited";
  }

  /** Also looks at all there is: rows in memory forget what is over. */
  private void keep(UnitOfWork unit) {
    alerts.replaceAll((id, alert) -> unit.alert(id).orElse(alert));
    Map<String, Incident> known = new LinkedHashMap<>(issues);
    alerts.values().stream()
        .flatMap(alert -> unit.incident(alert.incidentId()).stream())
        .forEach(incident -> known.putIfAbsent(incident.id(), incident));
    if (known.size() > issues.size()) {
      issues.clear();
      known.values().stream()
          .sorted(OLDEST_FIRST)
          .forEach(incident -> issues.put(incident.id(), incident));
    }
    issues.replaceAll((id, incident) -> unit.incident(id).orElse(incident));
    incidents.keep(unit);
  }

  Picture picture() {
    List<String> numbers = new ArrayList<>(issues.keySet());
    List<String> alertNumbers = new ArrayList<>(alerts.keySet());
    return new Picture(
        issues.values().stream().map(MemoryStand::seen).toList(),
        alerts.values().stream().map(alert -> seen(alert, numbers, alertNumbers)).toList());
  }

  private static SeenIncident seen(Incident incident) {
    ActiveCounts active = incident.counts().active();
    return new SeenIncident(
        incident.times().created(),
        switch (incident.progress()) {
          case TRIGGERED -> 0;
          case PROCESSING -> 1;
          case CLOSED -> 2;
        },
        incident.severity(),
        incident.counts().alerts(),
        List.of(active.critical(), active.warning(), active.info()),
        incident.marks().flapping(),
        incident.marks().notifies(),
        incident.counts().feed());
  }

  private static SeenAlert seen(Alert alert, List<String> incidents, List<String> alerts) {
    return new SeenAlert(
        alert.origin().alertKey(),
        alert.times().created(),
        incidents.indexOf(alert.incidentId()),
        alert.isOpen(),
        alert.status(),
        alert.severity(),
        alert.eventCount(),
        alert.times().newestTrigger(),
        alert.times().updated(),
        alert.wording().description(),
        alert.wording().labels().values(),
        alert
            .marks()
            .hold()
            .map(hold ->
                hold.ruleId()
                    + (hold.sourceAlertId().isEmpty()
                        ? ""
                        : " " + alerts.indexOf(hold.sourceAlertId())))
            .orElse(""),
        alert.marks().everMuted(),
        alert.marks().flapping(),
        alert.feedCount());
  }

  /** The one channel there is. */
  private static final class Here implements KnownChannels {
    private Channel here;

    Here(Channel here) {
      this.here = here;
    }

    @Override
    public Optional<Channel> find(long id) {
      return Optional.of(here);
    }

    @Override
    public Optional<Channel> named(String name) {
      return Optional.of(here);
    }

    @Override
    public Optional<Boolean> dayOff(String calendarId, LocalDate day) {
      return RealSetup.dayOff(calendarId, day);
    }
  }
}
