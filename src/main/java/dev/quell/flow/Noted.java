package dev.quell.flow;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentCommands;
import dev.quell.incident.Incidents.Arrival;
import dev.quell.insight.Past;
import dev.quell.pipeline.enrich.Lookups;
import dev.quell.queue.LogRecord;
import java.util.List;
import java.util.Optional;

/** What happens in history, as far as the course beside it has to know. */
sealed interface Noted {

  /** The span begins; the other course begins here, where there is one. */
  record Parted(Optional<ReplayWorld> other) implements Noted {}

  /** Records are taken together from here to {@link Ended}, all received until then. */
  record Begun(long newestReceived) implements Noted {}

  record Ended() implements Noted {}

  /** The next record was received at this instant. */
  record TimePassed(long instant, long offset) implements Noted {}

  /**
   * A callback was judged.
   *
   * @param told whether the audience hears of it
   */
  record Judged(LogRecord.Callback callback, long offset, List<Then> events, boolean told)
      implements Noted {}

  /**
   * What became of one event.
   *
   * @param lookups what was looked up for it
   * @param processed what the rules of its integration made of it
   * @param fates one for each channel that judged it
   * @param fate the one in the channel on trial, as it is behind the callback
   */
  record Then(
      Arrival arrival,
      Lookups lookups,
      EventFlow.Processed processed,
      List<FlowTrace.Fate> fates,
      Optional<Past.Fate> fate) {}

  /** What events and alerts are judged by changed. */
  record Configured(LogRecord.Command command, long offset) implements Noted {}

  /** Somebody did something with incidents; those it is about are in the order of the act. */
  record Acted(
      LogRecord.Command command, long offset, IncidentCommands.Act act, List<Meant> incidents)
      implements Noted {}

  /**
   * An incident somebody did something with.
   *
   * @param founder the event it began with; empty when it was there at the beginning, or a person
   *     made it: then it has one id in all courses
   * @param channelId of the incident; 0 when it is not known
   */
  record Meant(String incidentId, Optional<String> founder, long channelId) {}

  /** An incident was opened; {@code founded} is the event it began with. */
  record Opened(Incident incident, String founded) implements Noted {}

  /** An incident is not as it was. */
  record Changed(Incident incident) implements Noted {}

  /** Nobody can act on an incident any more. */
  record Forgotten(Incident incident, Optional<String> founder) implements Noted {}
}
