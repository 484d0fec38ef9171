package dev.quell.flow;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentCommands;
import dev.quell.incident.Incidents.Arrival;
import dev.quell.insight.Past.Fate;
import dev.quell.insight.Past.Note;
import dev.quell.insight.Past.Trial;
import dev.quell.pipeline.enrich.Lookups;
import dev.quell.pipeline.enrich.RecordedAnswers;
import dev.quell.queue.LogRecord;
import dev.quell.queue.PastLog.Past;
import dev.quell.queue.RecordOutcome;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.queue.RecordOutcome.Verdict;
import dev.quell.queue.Segment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the past as it was judged, holds it against what was written down then, and notes what the
 * course beside it has to know.
 */
final class HistoryCourse {
  private final Trial trial;
  private final ReplayWorld world;
  private final Map<Note, Long> notes = new EnumMap<>(Note.class);
  private List<Noted> noted = new ArrayList<>();
  private boolean parted;

  HistoryCourse(Trial trial, ReplayWorld world) {
    this.trial = trial;
    this.world = world;
  }

  /** Goes through what was read, whose order is that of history. */
  List<Noted> take(List<Past> past) {
    noted = new ArrayList<>(past.size());
    int from = 0;
    while (from < past.size()) {
      if (parts(past.get(from))) {
        part();
      }
      int to = from + 1;
      while (to < past.size() && belongsTo(past.get(from), past.get(to))) {
        to++;
      }
      takeTogether(past.subList(from, to));
      from = to;
    }
    return noted;
  }

  /** What makes the result less than exact. */
  Map<Note, Long> notes() {
    return notes;
  }

  /**
   * Commands are taken alone, as the flow does; where the batches of callbacks end means nothing.
   */
  private boolean belongsTo(Past first, Past next) {
    return first.segment().lane() != LogRecord.COMMANDS
        && next.segment().lane() != LogRecord.COMMANDS
        && !parts(next);
  }

  /** What was taken together with the first of the span counts as being behind its beginning. */
  private boolean parts(Past past) {
    return !parted
        && past.segment().records().stream()
            .anyMatch(record -> record.receivedAt() >= trial.span().from());
  }

  private void part() {
    parted = true;
    noted.add(
        new Noted.Parted(
            trial
                .tried()
                .map(noise -> world.trying(trial.channelId(), noise, trial.span().from()))));
    world.toldTo(new Noting());
  }

  /** What is told when records are kept. */
  private final class Noting implements ReplayWorld.Listener {
    @Override
    public void opened(Incident incident, String founded) {
      if (concerns(incident)) {
        noted.add(new Noted.Opened(incident, founded));
      }
    }

    @Override
    public void changed(Incident incident) {
      if (concerns(incident)) {
        noted.add(new Noted.Changed(incident));
      }
    }

    @Override
    public void forgotten(Incident incident) {
      noted.add(new Noted.Forgotten(incident, world.foundedBy(incident.id())));
    }

    private boolean concerns(Incident incident) {
      return incident.channelId() == trial.channelId();
    }
  }

  private void takeTogether(List<Past> past) {
    long newest = newestReceived(past);
    noted.add(new Noted.Begun(newest));
    world.begin(newest);
    for (Past one : past) {
      Segment segment = one.segment();
      for (int i = 0; i < segment.records().size(); i++) {
        take(segment.records().get(i), segment.firstOffset() + i, one.outcomes().get(i));
      }
    }
    world.end();
    noted.add(new Noted.Ended());
  }

  private static long newestReceived(List<Past> past) {
    long newest = Long.MIN_VALUE;
    for (Past one : past) {
      for (LogRecord record : one.segment().records()) {
        newest = Math.max(newest, record.receivedAt());
      }
    }
    return newest;
  }

  private void take(LogRecord record, long offset, RecordOutcome recorded) {
    if (recorded.verdict() == Verdict.SET_ASIDE && record instanceof LogRecord.Callback) {
      return;
    }
    world.letTimePass(record.receivedAt(), offset);
    noted.add(new Noted.TimePassed(record.receivedAt(), offset));
    switch (record) {
      case LogRecord.Callback callback when recorded.verdict() == Verdict.ACCEPTED ->
          judge(callback, offset, recorded.events());
      case LogRecord.Command command when recorded.verdict() == Verdict.DONE ->
          command(command, offset);
      case LogRecord.Callback callback -> {}
      case LogRecord.Command command -> {}
    }
  }

  private void judge(LogRecord.Callback callback, long offset, List<EventOutcome> recorded) {
    world.turnTo(callback.receivedAt(), offset);
    int count = callback.events().size();
    List<Judging> judged = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Judging one = judge(callback, EventFlow.arrival(callback, offset, i), recorded.get(i));
      judged.add(one);
      if (!one.trace.outcome().equals(recorded.get(i))) {
        notes.merge(Note.JUDGED_DIFFERENTLY, 1L, Long::sum);
      }
    }
    if (parted) {
      note(callback, offset, judged);
    }
  }

  /** One event, and what became of it. */
  private record Judging(
      Arrival arrival, Lookups lookups, EventFlow.Processed processed, FlowTrace trace) {}

  /** What was looked up then is not asked again. */
  private Judging judge(LogRecord.Callback callback, Arrival arrival, EventOutcome recorded) {
    Lookups lookups = new RecordedAnswers(recorded.answers(), recorded.steps());
    EventFlow.Processed processed = world.pass(arrival, lookups);
    FlowTrace trace = world.follow(arrival, callback.suppressEqual(), processed.passed());
    return new Judging(arrival, lookups, processed, trace);
  }

  private void note(LogRecord.Callback callback, long offset, List<Judging> judged) {
    boolean told = trial.span().holds(callback.receivedAt());
    List<Noted.Then> events = new ArrayList<>(judged.size());
    for (Judging one : judged) {
      Optional<Fate> fate = told ? world.fate(one.trace, trial.channelId()) : Optional.empty();
      events.add(new Noted.Then(one.arrival, one.lookups, one.processed, one.trace.fates(), fate));
    }
    noted.add(new Noted.Judged(callback, offset, events, told));
  }

  private void command(LogRecord.Command command, long offset) {
    if (command.kind().startsWith("incident.")) {
      IncidentCommands.acts(command).forEach(act -> act(command, offset, act));
    } else {
      world.configure(command, offset);
      noted.add(new Noted.Configured(command, offset));
    }
  }

  private void act(LogRecord.Command command, long offset, IncidentCommands.Act act) {
    List<Noted.Meant> meant = act.incidentIds().stream().map(this::meant).toList();
    if (world.act(command, offset, act)) {
      noted.add(new Noted.Acted(command, offset, act, meant));
    } else {
      notes.merge(Note.ACTION_ON_UNKNOWN_INCIDENT, 1L, Long::sum);
    }
  }

  private Noted.Meant meant(String incidentId) {
    Optional<Incident> incident = world.incident(incidentId);
    boolean byPerson =
        incident.filter(one -> one.handling().particulars().creatorId() > 0).isPresent();
    return new Noted.Meant(
        incidentId,
        byPerson ? Optional.empty() : world.foundedBy(incidentId),
        incident.map(Incident::channelId).orElse(0L));
  }
}
