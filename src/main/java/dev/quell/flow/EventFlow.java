package dev.quell.flow;

import dev.quell.channel.Channel;
import dev.quell.channel.KnownChannels;
import dev.quell.incident.Alert;
import dev.quell.incident.Hold;
import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import dev.quell.incident.Incidents.Arrival;
import dev.quell.incident.KeyHistory;
import dev.quell.incident.Moment;
import dev.quell.incident.UnitOfWork;
import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.model.Subject;
import dev.quell.noise.NoiseReduction;
import dev.quell.noise.judge.Candidate;
import dev.quell.noise.judge.Marks;
import dev.quell.noise.judge.Trigger;
import dev.quell.noise.judge.Verdict;
import dev.quell.noise.storm.StormWatch;
import dev.quell.pipeline.Destinations;
import dev.quell.pipeline.Routed;
import dev.quell.pipeline.Routing;
import dev.quell.queue.LogRecord;
import dev.quell.timer.WakeUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happens to one event: it is routed, judged in each channel, and the verdicts are carried
 * out. Recoveries skip all that and go wherever their alert is. What was held back is judged again
 * when its reason is gone.
 */
final class EventFlow {
  private final Routing pipeline;
  private final KnownChannels channels;
  private final Destinations destinations;
  private final Incidents incidents;

  EventFlow(Routing pipeline, KnownChannels channels, Incidents incidents) {
    this.pipeline = pipeline;
    this.channels = channels;
    this.destinations = new ChannelDestinations(channels);
    this.incidents = incidents;
  }

  /** All events of a callback, in order, with all that is learnt on the way. */
  List<FlowTrace> follow(UnitOfWork unit, LogRecord.Callback callback, long offset) {
    unit.begin(callback.receivedAt(), offset);
    List<FlowTrace> traces = new ArrayList<>(callback.events().size());
    for (int i = 0; i < callback.events().size(); i++) {
      Event event = callback.events().get(i);
      Arrival arrival =
          new Arrival(
              ObjectId.of(callback.receivedAt(), offset, i),
              callback.lane(),
              event,
              Moment.of(callback.receivedAt(), event.time()));
      traces.add(follow(unit, arrival, callback.suppressEqual()));
    }
    return traces;
  }

  FlowTrace follow(UnitOfWork unit, Arrival arrival, boolean suppressEqual) {
    FlowTrace trace = new FlowTrace(arrival.event());
    if (arrival.event().recovered()) {
      recover(unit, arrival, trace);
    } else {
      trigger(unit, arrival, suppressEqual, trace);
    }
    return trace;
  }

  /**
   * A wake-up takes effect at its due instant, before whatever was received later; whether there
   * was one.
   */
  boolean runDue(UnitOfWork unit, long instant, long offset) {
    boolean any = false;
    for (Optional<WakeUp> due = unit.nextDue(instant);
        due.isPresent();
        due = unit.nextDue(instant)) {
      unit.begin(due.get().dueAt(), offset);
      incidents.wake(unit, due.get());
      any = true;
    }
    return any;
  }

  private void trigger(UnitOfWork unit, Arrival arrival, boolean suppressEqual, FlowTrace trace) {
    long integration = arrival.integrationId();
    String key = arrival.event().alertKey();
    Subject subject = Subject.of(arrival.event(), integration);
    Routed routed = pipeline.route(integration, subject, destinations);
    trace.routed(routed);
    KeyHistory before = unit.history(integration, key);
    boolean begins = unit.openAlerts(integration, key).isEmpty();
    KeyHistory after = begins ? before.changedAt(arrival.moment().now()) : before;
    for (long channelId : routed.channelIds()) {
      Channel channel = channels.find(channelId).orElseThrow();
      if (routed.channelIds().size() > 1) {
        trace.inChannel(channel.name());
      }
      Candidate candidate =
          new Candidate(
              subject,
              "",
              integration,
              key,
              channel,
              arrival.moment().now(),
              after.flaps(),
              hash -> unit.gathering(channelId, hash));
      Trigger trigger =
          new Trigger(
              arrival.event(),
              arrival.moment(),
              before,
              openIn(unit, candidate),
              suppressEqual,
              candidate);
      Marks marks = carryOut(unit, arrival, candidate, NoiseReduction.judge(trigger), trace);
      after = noted(candidate, marks, after, trace);
    }
    boolean begun = begins && trace.touchedAnAlert();
    remember(unit, arrival, before, begins && !begun ? before : after, trace);
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

  private static List<Alert> openIn(UnitOfWork unit, Candidate candidate) {
    return unit.openAlerts(candidate.integrationId(), candidate.alertKey()).stream()
        .filter(alert -> alert.origin().channelId() == candidate.channel().id())
        .toList();
  }

  /** Returns what was noticed about an alert that found its place. */
  private Marks carryOut(
      UnitOfWork unit, Arrival arrival, Candidate candidate, Verdict verdict, FlowTrace trace) {
    switch (verdict) {
      case Verdict.Ignored(var why) -> trace.ignored(candidate.channel().id(), why);
      case Verdict.Dropped(var why) -> trace.dropped(candidate.channel().id(), why);
      case Verdict.Repeated(Alert alert, var why) -> {
        incidents.refresh(unit, alert, arrival);
        trace.merged(alert, why);
      }
      case Verdict.Updated(Alert alert, var why) ->
          trace.merged(incidents.update(unit, alert, arrival), why);
      case Verdict.Merged(Alert alert, var why) ->
          trace.merged(incidents.merge(unit, alert, arrival), why);
      case Verdict.Suppressed(var hold, var again, var why) when hold.isEmpty() ->
          trace.suppressed(candidate.channel().id(), why);
      case Verdict.Suppressed suppressed -> {
        Alert alert = incidents.begin(unit, candidate.channel(), arrival);
        trace.suppressed(hold(unit, alert, suppressed), suppressed.why());
      }
      case Verdict.Joined(var incident, var marks, var why) -> {
        Alert alert = incidents.begin(unit, candidate.channel(), arrival);
        trace.joined(join(unit, candidate, alert, incident, marks), why);
        return marks;
      }
      case Verdict.Opened(var hashes, var marks, var why) -> {
        Alert alert = incidents.begin(unit, candidate.channel(), arrival);
        trace.opened(open(unit, candidate, alert, hashes, marks), why);
        return marks;
      }
    }
    return Marks.NONE;
  }

  private Alert hold(UnitOfWork unit, Alert alert, Verdict.Suppressed suppressed) {
    Hold hold = suppressed.hold().orElseThrow();
    Map<String, Object> detail = Map.of("rule_id", hold.ruleId(), "rule_name", hold.ruleName());
    return incidents.hold(unit, alert, hold, detail);
  }

  private Alert join(
      UnitOfWork unit, Candidate candidate, Alert alert, Incident incident, Marks marks) {
    Alert joined = incidents.join(unit, candidate.channel(), alert, incident, marks.flapping());
    Incident grown = unit.incident(incident.id()).orElseThrow();
    StormWatch.reached(grown).ifPresent(threshold -> incidents.warnOfStorm(unit, grown, threshold));
    return joined;
  }

  private Alert open(
      UnitOfWork unit, Candidate candidate, Alert alert, List<String> hashes, Marks marks) {
    Incident.Marks kept = new Incident.Marks(marks.flapping(), marks.outlier(), marks.notifies());
    return incidents.open(unit, candidate.channel(), alert, hashes, kept);
  }

  private static KeyHistory noted(
      Candidate candidate, Marks marks, KeyHistory history, FlowTrace trace) {
    trace.noticed(marks.steps());
    long channel = candidate.channel().id();
    return marks
        .heldUntil()
        .map(until -> history.with(history.flaps().heldIn(channel, until, candidate.now())))
        .orElse(history);
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
          trace.inChannel(channel.map(Channel::name).orElse(""));
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
