package dev.quell.flow;

import dev.quell.channel.Channel;
import dev.quell.channel.KnownChannels;
import dev.quell.incident.Alert;
import dev.quell.incident.Incidents;
import dev.quell.incident.Incidents.Arrival;
import dev.quell.incident.KeyHistory;
import dev.quell.incident.Moment;
import dev.quell.incident.UnitOfWork;
import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.model.Subject;
import dev.quell.noise.Candidate;
import dev.quell.noise.NoiseReduction;
import dev.quell.noise.Verdict;
import dev.quell.pipeline.Destinations;
import dev.quell.pipeline.Routed;
import dev.quell.pipeline.Routing;
import dev.quell.queue.LogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens to one event: it is routed, judged in each channel, and the verdicts are carried
 * out. Recoveries skip all that and go wherever their alert is.
 */
final class EventFlow {
  private final Routing pipeline;
  private final KnownChannels channels;
  private final Destinations destinations;
  private final NoiseReduction noise;
  private final Incidents incidents;

  EventFlow(Routing pipeline, KnownChannels channels, NoiseReduction noise, Incidents incidents) {
    this.pipeline = pipeline;
    this.channels = channels;
    this.destinations = new ChannelDestinations(channels);
    this.noise = noise;
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

  private void trigger(UnitOfWork unit, Arrival arrival, boolean suppressEqual, FlowTrace trace) {
    long integration = arrival.integrationId();
    String key = arrival.event().alertKey();
    KeyHistory history = unit.history(integration, key);
    Subject subject = Subject.of(arrival.event(), integration);
    Routed routed = pipeline.route(integration, subject, destinations);
    trace.routed(routed);
    for (long channelId : routed.channelIds()) {
      Channel channel = channels.find(channelId).orElseThrow();
      if (routed.channelIds().size() > 1) {
        trace.inChannel(channel.name());
      }
      List<Alert> open =
          unit.openAlerts(integration, key).stream()
              .filter(alert -> alert.origin().channelId() == channelId)
              .toList();
      Verdict verdict =
          noise.judge(
              new Candidate(
                  arrival.event(),
                  integration,
                  channel,
                  arrival.moment(),
                  history,
                  open,
                  hash -> unit.gathering(channelId, hash),
                  suppressEqual));
      carryOut(unit, channel, arrival, verdict, trace);
    }
    boolean carriedByAlert = trace.touchedAnAlert();
    unit.remember(integration, key, history.withTrigger(arrival.moment().order()), !carriedByAlert);
  }

  private void carryOut(
      UnitOfWork unit, Channel channel, Arrival arrival, Verdict verdict, FlowTrace trace) {
    switch (verdict) {
      case Verdict.Ignored ignored -> trace.ignored(channel.id(), ignored.why());
      case Verdict.Repeated(Alert alert, var why) -> {
        incidents.refresh(unit, alert, arrival);
        trace.merged(alert, why);
      }
      case Verdict.Updated(Alert alert, var why) ->
          trace.merged(incidents.update(unit, alert, arrival), why);
      case Verdict.Merged(Alert alert, var why) ->
          trace.merged(incidents.merge(unit, alert, arrival), why);
      case Verdict.Joined(var incident, var why) ->
          trace.joined(incidents.join(unit, channel, arrival, incident), why);
      case Verdict.Opened(var hashes, var why) ->
          trace.opened(incidents.open(unit, channel, arrival, hashes), why);
    }
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
      }
    }
    unit.remember(integration, key, history.withRecovery(order), true);
  }
}
