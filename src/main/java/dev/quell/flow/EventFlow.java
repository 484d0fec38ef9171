package dev.quell.flow;

import dev.quell.channel.Channel;
import dev.quell.channel.KnownChannels;
import dev.quell.incident.Alert;
import dev.quell.incident.Hold;
import dev.quell.incident.HoldEnd;
import dev.quell.incident.Incidents;
import dev.quell.incident.Incidents.Arrival;
import dev.quell.incident.Incidents.Newcomer;
import dev.quell.incident.KeyHistory;
import dev.quell.incident.Moment;
import dev.quell.incident.UnitOfWork;
import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.model.Step;
import dev.quell.model.Subject;
import dev.quell.noise.NoiseReduction;
import dev.quell.noise.inhibit.Sources;
import dev.quell.noise.judge.Candidate;
import dev.quell.noise.judge.Trigger;
import dev.quell.noise.judge.Verdict;
import dev.quell.noise.similar.Texts;
import dev.quell.pipeline.Around;
import dev.quell.pipeline.Destinations;
import dev.quell.pipeline.Passed;
import dev.quell.pipeline.Routed;
import dev.quell.pipeline.Routing;
import dev.quell.pipeline.enrich.Lookups;
import dev.quell.queue.LogRecord;
import dev.quell.timer.WakeUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ObjLongConsumer;

/**
 * What happens to one event: the rules of its integration change it and route it, it is judged in
 * each channel, and the verdicts are carried out. Recoveries go wherever their alert is. What was
 * held back is judged again when its reason is gone.
 */
public final class EventFlow {
  private final Routing pipeline;
  private final KnownChannels channels;
  private final Destinations destinations;
  private final Incidents incidents;
  private final Sources sources = new Sources();
  private final FiringAlerts firing = new FiringAlerts();
  private final Texts texts = new Texts();
  private final Placer placer;
  private final Releaser releaser;

  public EventFlow(Routing pipeline, KnownChannels channels, Incidents incidents) {
    this.pipeline = pipeline;
    this.channels = channels;
    this.destinations = new ChannelDestinations(channels);
    this.incidents = incidents;
    this.placer = new Placer(incidents, texts);
    this.releaser = new Releaser(channels, sources, texts, placer);
    incidents.watchedBy(sources);
    incidents.watchedBy(firing);
    incidents.watchedBy(texts);
  }

  /**
   * All events of a callback, in order, with all that is learnt on the way.
   *
   * @param lookups what mapping rules are told about each event, by its place in the callback
   */
  public List<FlowTrace> follow(
      UnitOfWork unit, LogRecord.Callback callback, long offset, IntFunction<Lookups> lookups) {
    unit.begin(callback.receivedAt(), offset);
    List<FlowTrace> traces = new ArrayList<>(callback.events().size());
    for (int i = 0; i < callback.events().size(); i++) {
      Arrival arrival = arrival(callback, offset, i);
      traces.add(follow(unit, arrival, callback.suppressEqual(), lookups.apply(i)));
      incidents.followUp(unit);
    }
    return traces;
  }

  /** One event of a callback. */
  static Arrival arrival(LogRecord.Callback callback, long offset, int number) {
    Event event = callback.events().get(number);
    return new Arrival(
        ObjectId.of(callback.receivedAt(), offset, number),
        callback.lane(),
        event,
        Moment.of(callback.receivedAt(), event.time()));
  }

  FlowTrace follow(UnitOfWork unit, Arrival received, boolean suppressEqual, Lookups lookups) {
    return follow(unit, received, suppressEqual, pass(unit, received, lookups).passed());
  }

  /**
   * An event behind the rules of its integration.
   *
   * @param alone whether it depends on nothing that fires beside it, so that it is the same
   *     whatever became of the events before it
   */
  record Processed(Passed passed, boolean alone) {}

  /** What the rules of its integration make of an event. */
  Processed pass(UnitOfWork unit, Arrival received, Lookups lookups) {
    long integration = received.integrationId();
    FiringAlerts.Beside beside = firing.beside(unit, received);
    Around around = new Around(lookups, beside, destinations);
    Passed passed = pipeline.rules(integration).pass(integration, received.event(), around);
    return new Processed(passed, !beside.wasAsked());
  }

  /** What becomes of an event from there on. */
  FlowTrace follow(UnitOfWork unit, Arrival received, boolean suppressEqual, Passed passed) {
    FlowTrace trace = new FlowTrace(received.event());
    trace.passed(passed);
    Arrival arrival = received.with(passed.event());
    if (arrival.event().recovered()) {
      recover(unit, arrival, trace);
    } else if (!passed.dropped()) {
      trigger(unit, arrival, suppressEqual, passed.routed(), trace);
    }
    return trace;
  }

  /**
   * A wake-up takes effect at its due instant, before whatever was received later. When the unit is
   * full, the rest stays due: then it must be kept, and all goes on in the next one.
   */
  public void runDue(UnitOfWork unit, long instant, long offset) {
    runDue(unit, instant, offset, (fate, at) -> {});
  }

  /** The same, told where alerts go that were held: each with the instant it went there. */
  void runDue(UnitOfWork unit, long instant, long offset, ObjLongConsumer<FlowTrace.Fate> placed) {
    while (unit.isDue(instant) && !unit.isFull()) {
      WakeUp due = unit.nextDue(instant).orElseThrow();
      unit.begin(due.dueAt(), offset);
      HoldEnd.read(due)
          .ifPresentOrElse(
              end -> releaser.run(unit, end).forEach(fate -> placed.accept(fate, due.dueAt())),
              () -> incidents.wake(unit, due, instant));
      incidents.followUp(unit);
    }
  }

  private void trigger(
      UnitOfWork unit, Arrival arrival, boolean suppressEqual, Routed routed, FlowTrace trace) {
    long integration = arrival.integrationId();
    String key = arrival.event().alertKey();
    Subject subject = Subject.of(arrival.event(), integration);
    KeyHistory before = unit.history(integration, key);
    List<Alert> open = unit.openAlerts(integration, key);
    boolean begins = open.isEmpty();
    KeyHistory after = begins ? before.changedAt(arrival.moment().now()) : before;
    for (long channelId : routed.channelIds()) {
      Channel channel = channels.find(channelId).orElseThrow();
      if (routed.channelIds().size() > 1) {
        trace.inChannel(channelId, channel.name());
      }
      Candidate candidate = candidate(unit, arrival, subject, channel, after);
      Trigger trigger =
          new Trigger(
              arrival.event(),
              arrival.moment(),
              before,
              openIn(channel, open),
              suppressEqual,
              candidate);
      Optional<Long> held =
          carryOut(unit, arrival, candidate, NoiseReduction.judge(trigger), trace);
      if (held.isPresent()) {
        after = after.with(after.flaps().heldIn(channelId, held.get(), candidate.now()));
      }
    }
    boolean begun = begins && trace.touchedAnAlert();
    remember(unit, arrival, before, begins && !begun ? before : after, trace);
  }

  private Candidate candidate(
      UnitOfWork unit, Arrival arrival, Subject subject, Channel channel, KeyHistory history) {
    long now = arrival.moment().now();
    return new Candidate(
        subject,
        "",
        arrival.integrationId(),
        arrival.event().alertKey(),
        channel,
        now,
        history.flaps(),
        new ChannelView(unit, channel, now, sources, texts, channels));
  }

  /** What no channel wanted to know of leaves no mark on the history of its problem. */
  private static void remember(
      UnitOfWork unit, Arrival arrival, KeyHistory before, KeyHistory after, FlowTrace trace) {
    if (!trace.isDroppedEverywhere()) {
      boolean carriedByAlert = trace.touchedAnAlert() && after.flaps().equals(before.flaps());
      unit.remember(
          arrival.integrationId(),
          arrival.event().alertKey(),
          after.withTrigger(arrival.moment().order()),
          !carriedByAlert);
    }
  }

  /** What other channels made of the event does not concern these. */
  private static List<Alert> openIn(Channel channel, List<Alert> everywhere) {
    if (everywhere.isEmpty()) {
      return everywhere;
    }
    List<Alert> open = new ArrayList<>(1);
    for (Alert alert : everywhere) {
      if (alert.origin().channelId() == channel.id()) {
        open.add(alert);
      }
    }
    return open;
  }

  /** Returns until when news of the problem is held back from now on, if it is. */
  private Optional<Long> carryOut(
      UnitOfWork unit, Arrival arrival, Candidate candidate, Verdict verdict, FlowTrace trace) {
    switch (verdict) {
      case Verdict.Ignored(var why) -> trace.ignored(candidate.channel().id(), why);
      case Verdict.Dropped(var why) -> trace.dropped(candidate.channel().id(), why);
      case Verdict.Suppressed(var hold, var again, var why) when hold.isEmpty() ->
          trace.discarded(candidate.channel().id(), why);
      case Verdict.Repeated(Alert alert, var why) -> {
        return merged(unit, candidate, incidents.refresh(unit, alert, arrival), why, trace);
      }
      case Verdict.Updated(Alert alert, var why) -> {
        return merged(unit, candidate, incidents.update(unit, alert, arrival), why, trace);
      }
      case Verdict.Merged(Alert alert, var why) -> {
        return merged(unit, candidate, incidents.merge(unit, alert, arrival), why, trace);
      }
      case Verdict.Placing placing -> {
        Alert alert = incidents.begin(unit, candidate.channel(), arrival);
        trace.noticed(NoiseReduction.remarks(candidate));
        Placer.Placed placed =
            placer.place(unit, new Newcomer(candidate.channel(), alert, ""), placing);
        trace.placed(placed.alert(), placing);
        trace.noticed(placed.noticed());
        return placed.heldUntil();
      }
    }
    return Optional.empty();
  }

  /**
   * What is held may be free by now: an alert held back is judged again by each of its triggers.
   */
  private Optional<Long> merged(
      UnitOfWork unit, Candidate candidate, Alert alert, Step why, FlowTrace trace) {
    trace.merged(alert, why);
    Optional<Hold> hold = alert.marks().hold().filter(one -> alert.isHeld());
    if (hold.isEmpty()) {
      return Optional.empty();
    }
    if (Releaser.isHeldToItsEnd(candidate.channel(), hold.get())) {
      trace.staysHeld("held_to_its_end", hold.get(), Map.of());
      return Optional.empty();
    }
    Candidate again = candidate.of(alert.id());
    Verdict.Placing verdict = NoiseReduction.place(again);
    trace.noticed(NoiseReduction.remarks(again));
    Newcomer newcomer = new Newcomer(candidate.channel(), alert, "event");
    Placer.Placed placed = placer.place(unit, newcomer, verdict);
    if (verdict instanceof Verdict.Suppressed(var by, var until, var reason)) {
      trace.staysHeld("stays_held", by.orElseThrow(), reason.compared());
    } else {
      trace.released(hold.get());
      trace.placed(placed.alert(), verdict);
    }
    trace.noticed(placed.noticed());
    return placed.heldUntil();
  }

  private void recover(UnitOfWork unit, Arrival arrival, FlowTrace trace) {
    long integration = arrival.integrationId();
    String key = arrival.event().alertKey();
    KeyHistory history = unit.history(integration, key);
    long order = arrival.moment().order();
    if (order < history.newestTrigger()) {
      trace.lateRecovery(order, history.newestTrigger());
    } else {
      List<Alert> open = unit.openAlerts(integration, key);
      for (Alert alert : open) {
        Optional<Channel> channel = channels.find(alert.origin().channelId());
        if (open.size() > 1) {
          trace.inChannel(alert.origin().channelId(), channel.map(Channel::name).orElse(""));
        }
        incidents.recover(unit, channel, alert, arrival);
        trace.recovered(alert);
        unit.incident(alert.incidentId()).ifPresent(trace::incidentAfterwards);
      }
      if (open.isEmpty()) {
        trace.nothingOpen();
      } else {
        history = history.changedAt(arrival.moment().now());
      }
    }
    unit.remember(integration, key, history.withRecovery(order), true);
  }
}
