package dev.quell.flow;

import dev.quell.channel.KnownChannels;
import dev.quell.incident.Incidents;
import dev.quell.incident.Incidents.Arrival;
import dev.quell.incident.Moment;
import dev.quell.incident.UnitOfWork;
import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.pipeline.Pipeline;
import dev.quell.queue.EventLog;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.storage.Database;
import dev.quell.timer.Timers;
import java.util.ArrayList;
import java.util.List;

/**
 * What the flow would make of events that arrived now. The same code judges them over what is
 * stored; what it would write stays in memory and is let go.
 */
public final class DryRun {
  private final Database database;
  private final EventLog log;
  private final Timers timers;
  private final Pipeline pipeline;
  private final KnownChannels channels;

  public DryRun(
      Database database, EventLog log, Timers timers, Pipeline pipeline, KnownChannels channels) {
    this.database = database;
    this.log = log;
    this.timers = timers;
    this.pipeline = pipeline;
    this.channels = channels;
  }

  /** What would become of one event, and where it would go. */
  record Judged(EventOutcome outcome, List<Long> channelIds) {}

  /**
   * What would become of each event.
   *
   * @param minted where ids point that were made up on the way: they name nothing that exists
   */
  record Result(List<Judged> events, ObjectId.Address minted) {

    /** Whether the id is of something this run made up. */
    boolean madeUp(String id) {
      return ObjectId.parse(id)
          .filter(address -> address.offset() == minted.offset())
          .filter(address -> address.second() == minted.second())
          .isPresent();
    }
  }

  /** Judges these events of an integration as if they were received at this instant. */
  Result judge(long integrationId, List<Event> events, boolean suppressEqual, long now) {
    // Its own memory: the flow's belongs to the flow's thread.
    Incidents incidents = new Incidents(database, timers);
    EventFlow flow = new EventFlow(pipeline, channels, incidents);
    UnitOfWork unit = incidents.begin();
    long offset = log.head();
    unit.loadDue(now);
    flow.runDue(unit, now, offset);
    unit.prefetch(integrationId, events.stream().map(Event::alertKey).toList());
    unit.begin(now, offset);
    List<Judged> judged = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      Arrival arrival =
          new Arrival(
              ObjectId.of(now, offset, i), integrationId, event, Moment.of(now, event.time()));
      FlowTrace trace = flow.follow(unit, arrival, suppressEqual);
      judged.add(new Judged(trace.outcome(), trace.channelIds()));
    }
    return new Result(judged, new ObjectId.Address(now / 1000, offset, 0));
  }
}
