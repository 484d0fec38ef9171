package dev.quell.flow;

import dev.quell.channel.Channel;
import dev.quell.channel.Channels;
import dev.quell.incident.Alert;
import dev.quell.incident.Incidents;
import dev.quell.incident.Incidents.Arrival;
import dev.quell.incident.KeyHistory;
import dev.quell.incident.UnitOfWork;
import dev.quell.noise.Candidate;
import dev.quell.noise.NoiseReduction;
import dev.quell.noise.Verdict;
import dev.quell.pipeline.Around;
import dev.quell.pipeline.Destinations;
import dev.quell.pipeline.Passed;
import dev.quell.pipeline.Pipeline;
import dev.quell.pipeline.Routed;
import dev.quell.pipeline.enrich.Lookups;
import dev.quell.queue.RecordOutcome.EventOutcome;
import java.util.List;
import java.util.Optional;

/**
 * What happens to one event: the rules of its integration change it and route it, it is judged in
 * each channel, and the verdicts are carried out. Recoveries go wherever their alert is.
 */
final class EventFlow {
  private final Pipeline pipeline;
  private final Channels channels;
  private final Destinations destinations;
  private final NoiseReduction noise;
  private final Incidents incidents;

  EventFlow(Pipeline pipeline, Channels channels, NoiseReduction noise, Incidents incidents) {
    this.pipeline = pipeline;
    this.channels = channels;
    this.destinations = new ChannelDestinations(channels);
    this.noise = noise;
    this.incidents = incidents;
  }

  EventOutcome apply(UnitOfWork unit, Arrival arrival, boolean suppressEqual, Lookups lookups) {
    return follow(unit, arrival, suppressEqual, lookups).outcome();
  }

  /** The same with all that was learnt on the way. */
  FlowTrace follow(UnitOfWork unit, Arrival received, boolean suppressEqual, Lookups lookups) {
    FlowTrace trace = new FlowTrace(received.event());
    Around around = new Around(lookups, new AlertsBeside(unit, received), destinations);
    long integration = received.integrationId();
    Passed passed = pipeline.rules(integration).pass(integration, received.event(), around);
    trace.passed(passed);
    Arrival arrival = received.with(passed.event());
    if (arrival.event().recovered()) {
      recover(unit, arrival, trace);
    } else if (!passed.dropped()) {
      trigger(unit, arrival, suppressEqual, passed.routed(), trace);
    }
    return trace;
  }

  private void trigger(
      UnitOfWork unit, Arrival arrival, boolean suppressEqual, Routed routed, FlowTrace trace) {
    long integration = arrival.integrationId();
    String key = arrival.event().alertKey();
    KeyHistory history = unit.history(integration, key);
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
      case Verdict.Ignored ignored -> trace.ignored(ignored.why());
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
