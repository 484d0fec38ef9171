package dev.quell.flow;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentCommands;
import dev.quell.insight.Past.Audience;
import dev.quell.insight.Past.Fate;
import dev.quell.insight.Past.Judged;
import dev.quell.insight.Past.Note;
import dev.quell.insight.Past.Trial;
import dev.quell.insight.Past.World;
import dev.quell.model.ObjectId;
import dev.quell.queue.LogRecord;
import dev.quell.queue.PastLog.Past;
import dev.quell.queue.RecordOutcome;
import dev.quell.queue.RecordOutcome.Verdict;
import dev.quell.queue.Segment;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run through the past: history, and from the span's beginning beside it the course under the
 * changed rules. What a person did to an incident happens there to the one that holds its first
 * alert.
 */
final class ReplayRun {
  private final Trial trial;
  private final Audience audience;
  private final ReplayWorld before;
  private Optional<ReplayWorld> after = Optional.empty();
  private final Map<Note, Long> notes = new EnumMap<>(Note.class);

  /** Where, in the changed course, what began an alert in history has gone. */
  private final Map<Place, Whereabouts> whereabouts = new HashMap<>();

  private boolean parted;
  private long events;

  private record Place(String eventId, long channelId) {}

  private record Whereabouts(String alertId, Optional<String> incidentId) {}

  ReplayRun(Trial trial, Audience audience, ReplayWorld before) {
    this.trial = trial;
    this.audience = audience;
    this.before = before;
  }

  /** Goes through what was read, whose order is that of history. */
  void take(List<Past> past) {
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
    after =
        trial.tried().map(noise -> before.trying(trial.channelId(), noise, trial.span().from()));
    before.toldTo(new Telling(World.BEFORE));
    after.ifPresent(world -> world.toldTo(new Telling(World.AFTER)));
  }

  /** Passes on what concerns the channel. */
  private final class Telling implements ReplayWorld.Listener {
    private final World world;

    Telling(World world) {
      this.world = world;
    }

    @Override
    public void opened(Incident incident, String founded) {
      if (concerns(incident)) {
        audience.opened(world, incident, founded);
      }
    }

    @Override
    public void changed(Incident incident) {
      if (concerns(incident)) {
        audience.changed(world, incident);
      }
    }

    @Override
    public void forgotten(Incident incident) {
      if (world == World.BEFORE) {
        forget(incident);
      }
      if (concerns(incident)) {
        audience.forgotten(world, incident);
      }
    }

    private boolean concerns(Incident incident) {
      return incident.channelId() == trial.channelId();
    }
  }

  private void takeTogether(List<Past> past) {
    long newest =
        past.stream()
            .flatMap(one -> one.segment().records().stream())
            .mapToLong(LogRecord::receivedAt)
            .max()
            .orElseThrow();
    before.begin(newest);
    after.ifPresent(world -> world.begin(newest));
    for (Past one : past) {
      Segment segment = one.segment();
      for (int i = 0; i < segment.records().size(); i++) {
        take(segment.records().get(i), segment.firstOffset() + i, one.outcomes().get(i));
      }
    }
    before.end();
    after.ifPresent(ReplayWorld::end);
  }

  private void take(LogRecord record, long offset, RecordOutcome recorded) {
    switch (record) {
      case LogRecord.Callback callback -> callback(callback, offset, recorded);
      case LogRecord.Command command -> command(command, offset, recorded.verdict());
    }
  }

  private void callback(LogRecord.Callback callback, long offset, RecordOutcome recorded) {
    if (recorded.verdict() == Verdict.SET_ASIDE) {
      return;
    }
    letTimePass(callback, offset);
    if (recorded.verdict() != Verdict.ACCEPTED) {
      return;
    }
    events += callback.events().size();
    List<FlowTrace> then = before.follow(callback, offset);
    compare(then, recorded);
    Optional<List<FlowTrace>> changed = after.map(world -> world.follow(callback, offset));
    changed.ifPresent(traces -> remember(callback, offset, then, traces));
    if (parted && trial.span().holds(callback.receivedAt())) {
      tell(callback, offset, then, changed);
    }
  }

  private void letTimePass(LogRecord record, long offset) {
    before.letTimePass(record.receivedAt(), offset);
    after.ifPresent(world -> world.letTimePass(record.receivedAt(), offset));
  }

  private void compare(List<FlowTrace> then, RecordOutcome recorded) {
    for (int i = 0; i < then.size(); i++) {
      if (!then.get(i).outcome().equals(recorded.events().get(i))) {
        note(Note.JUDGED_DIFFERENTLY);
      }
    }
  }

  private void remember(
      LogRecord.Callback callback, long offset, List<FlowTrace> then, List<FlowTrace> changed) {
    ReplayWorld world = after.orElseThrow();
    for (int i = 0; i < then.size(); i++) {
      for (FlowTrace.Fate fate : then.get(i).fates()) {
        if (fate.beginsAnAlert()) {
          Place place = new Place(ObjectId.of(callback.receivedAt(), offset, i), fate.channelId());
          changed.get(i).fates().stream()
              .filter(other -> other.channelId() == fate.channelId() && !other.alertId().isEmpty())
              .findFirst()
              .ifPresent(other ->
                  whereabouts.put(
                      place, new Whereabouts(other.alertId(), world.incidentOf(other.alertId()))));
        }
      }
    }
  }

  private void tell(
      LogRecord.Callback callback,
      long offset,
      List<FlowTrace> then,
      Optional<List<FlowTrace>> changed) {
    for (int i = 0; i < then.size(); i++) {
      int event = i;
      Optional<Fate> fate = before.fate(then.get(i), trial.channelId());
      Optional<Fate> other =
          changed.flatMap(traces -> after.orElseThrow().fate(traces.get(event), trial.channelId()));
      if (fate.isPresent() || other.isPresent()) {
        audience.judged(
            new Judged(
                ObjectId.of(callback.receivedAt(), offset, i),
                callback.receivedAt(),
                callback.lane(),
                callback.events().get(i),
                fate,
                other));
      }
    }
  }

  private void command(LogRecord.Command command, long offset, Verdict verdict) {
    letTimePass(command, offset);
    if (verdict != Verdict.DONE) {
      return;
    }
    if (command.kind().startsWith("incident.")) {
      IncidentCommands.wanted(command).forEach(id -> act(command, offset, id));
    } else {
      before.configure(command, offset);
      after.ifPresent(world -> world.configure(command, offset));
    }
  }

  private void act(LogRecord.Command command, long offset, String incidentId) {
    Optional<String> there = after.flatMap(world -> counterpart(world, incidentId));
    if (!before.act(command, offset, incidentId)) {
      note(Note.ACTION_ON_UNKNOWN_INCIDENT);
    } else if (after.isPresent()
        && there.filter(id -> after.get().act(command, offset, id)).isEmpty()) {
      note(Note.ACTION_WITHOUT_INCIDENT);
    }
  }

  /** The incident of the changed course that stands for one of history. */
  private Optional<String> counterpart(ReplayWorld world, String incidentId) {
    Optional<String> founder = before.foundedBy(incidentId);
    if (founder.isEmpty()) {
      return Optional.of(incidentId);
    }
    long channel = before.incident(incidentId).map(incident -> incident.channelId()).orElse(0L);
    Whereabouts found = whereabouts.get(new Place(founder.get(), channel));
    if (found == null) {
      return world.incidentOf(founder.get());
    }
    return found.incidentId().or(() -> world.incidentOf(found.alertId()));
  }

  private void forget(Incident incident) {
    before
        .foundedBy(incident.id())
        .ifPresent(event -> whereabouts.remove(new Place(event, incident.channelId())));
  }

  private void note(Note note) {
    notes.merge(note, 1L, Long::sum);
  }

  /** How many events were judged so far. */
  long events() {
    return events;
  }

  /** Tells what was noted on the way. */
  void end() {
    notes.forEach(audience::noted);
  }
}
