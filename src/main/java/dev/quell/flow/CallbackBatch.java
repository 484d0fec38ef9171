package dev.quell.flow;

import dev.quell.incident.Incidents;
import dev.quell.incident.Incidents.Arrival;
import dev.quell.incident.Moment;
import dev.quell.incident.UnitOfWork;
import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.noise.NoiseReduction;
import dev.quell.queue.EventLog;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.queue.RecordOutcome.Verdict;
import dev.quell.queue.Segment;
import dev.quell.timer.Timers;
import dev.quell.timer.WakeUp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies callbacks in memory; nothing is written here. */
final class CallbackBatch {
  private static final Duration RETRIES_REMEMBERED = Duration.ofHours(6);
  private static final int SEGMENTS_READ_AT_START = 100_000;

  private final EventLog log;
  private final EventFlow flow;
  private final LaneLookups lookups;
  private final Incidents incidents;
  private final Timers timers;
  private final InstantSource clock;
  private final RetryMemory retries = new RetryMemory();
  private Optional<Long> nextDue = Optional.empty();

  CallbackBatch(FlowWorker.Parts parts, LaneLookups lookups) {
    this.log = parts.log();
    this.lookups = lookups;
    this.flow =
        new EventFlow(parts.pipeline(), parts.channels(), new NoiseReduction(), parts.incidents());
    this.incidents = parts.incidents();
    this.timers = parts.timers();
    this.clock = parts.clock();
  }

  /** The changes of a batch, and what became of its records, segment by segment. */
  record Result(UnitOfWork unit, List<List<RecordOutcome>> outcomes, boolean woke) {}

  /** Takes up what a restart forgot: the callbacks seen before the positions, not those behind. */
  void restore(Map<Long, Long> positions) {
    long from = clock.millis() - RETRIES_REMEMBERED.toMillis();
    log.retryIds(
        from,
        SEGMENTS_READ_AT_START,
        (head, ids) -> {
          long taken = positions.getOrDefault(head.lane(), 0L) - head.firstOffset();
          int count = Math.clamp(taken, 0, head.count());
          retries.restore(Arrays.copyOf(ids, count * LogRecord.RETRY_ID_BYTES));
        });
    wakeUpsChanged();
  }

  Result apply(List<Segment> segments) {
    UnitOfWork unit = incidents.begin();
    long newest = newestReceived(segments);
    boolean due = nextDue.filter(at -> at <= newest).isPresent();
    if (due) {
      unit.loadDue(newest);
    }
    for (Segment segment : segments) {
      unit.prefetch(segment.lane(), keys(segment));
    }
    List<List<RecordOutcome>> outcomes = new ArrayList<>();
    for (Segment segment : segments) {
      List<RecordOutcome> ofSegment = new ArrayList<>();
      long offset = segment.firstOffset();
      for (LogRecord record : segment.records()) {
        ofSegment.add(apply(unit, (LogRecord.Callback) record, offset++));
      }
      outcomes.add(ofSegment);
    }
    return new Result(unit, outcomes, due);
  }

  /** The batch is on disk. */
  void keep(Result result) {
    incidents.keep(result.unit());
    retries.keep();
    if (result.woke()) {
      wakeUpsChanged();
    } else {
      result
          .unit()
          .earliestNewDue()
          .filter(at -> nextDue.isEmpty() || at < nextDue.get())
          .ifPresent(at -> nextDue = Optional.of(at));
    }
  }

  /** The batch is on disk, though its commit seemed to fail: its rows are read again. */
  void keepUnheard() {
    incidents.forget();
    retries.keep();
  }

  /** The batch did not happen. */
  void forget() {
    incidents.forget();
    retries.drop();
  }

  void wakeUpsChanged() {
    nextDue = timers.nextDue();
  }

  private RecordOutcome apply(UnitOfWork unit, LogRecord.Callback callback, long offset) {
    runDue(unit, incidents, callback.receivedAt(), offset);
    if (!callback.rejection().isEmpty()) {
      return RecordOutcome.of(Verdict.REJECTED);
    }
    if (retries.repeats(callback.retryId())) {
      return RecordOutcome.of(Verdict.DUPLICATE);
    }
    if (callback.events().isEmpty()) {
      return RecordOutcome.of(Verdict.NOTHING_TO_DO);
    }
    unit.begin(callback.receivedAt(), offset);
    List<EventOutcome> events = new ArrayList<>(callback.events().size());
    for (int i = 0; i < callback.events().size(); i++) {
      Event event = callback.events().get(i);
      Arrival arrival =
          new Arrival(
              ObjectId.of(callback.receivedAt(), offset, i),
              callback.lane(),
              event,
              Moment.of(callback.receivedAt(), event.time()));
      events.add(flow.apply(unit, arrival, callback.suppressEqual(), lookups.of(callback.lane())));
    }
    return new RecordOutcome(Verdict.ACCEPTED, "", events);
  }

  /**
   * A wake-up takes effect at its due instant, before whatever was received later; whether there
   * was one.
   */
  static boolean runDue(UnitOfWork unit, Incidents incidents, long instant, long offset) {
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

  private static long newestReceived(List<Segment> segments) {
    long newest = Long.MIN_VALUE;
    for (Segment segment : segments) {
      for (LogRecord record : segment.records()) {
        newest = Math.max(newest, record.receivedAt());
      }
    }
    return newest;
  }

  private static List<String> keys(Segment segment) {
    List<String> keys = new ArrayList<>();
    for (LogRecord record : segment.records()) {
      if (record instanceof LogRecord.Callback callback) {
        callback.events().forEach(event -> keys.add(event.alertKey()));
      }
    }
    return keys;
  }
}
