package dev.quell.flow;

import dev.quell.incident.Incidents;
import dev.quell.incident.UnitOfWork;
import dev.quell.queue.EventLog;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.queue.RecordOutcome.Verdict;
import dev.quell.queue.Segment;
import dev.quell.timer.Timers;
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
  private final Incidents incidents;
  private final Timers timers;
  private final InstantSource clock;
  private final RetryMemory retries = new RetryMemory();
  private Optional<Long> nextDue = Optional.empty();

  CallbackBatch(FlowWorker.Parts parts, EventFlow flow) {
    this.log = parts.log();
    this.flow = flow;
    this.incidents = parts.incidents();
    this.timers = parts.timers();
    this.clock = parts.clock();
  }

  /**
   * The changes of a batch, and what became of its records.
   *
   * @param taken as much as was applied, from the beginning; perhaps nothing
   * @param outcomes of what was taken, segment by segment
   * @param left the rest, to be applied when this is kept: so much was due before it
   * @param tally what it meant to channels and rules
   */
  record Result(
      UnitOfWork unit,
      List<Segment> taken,
      List<List<RecordOutcome>> outcomes,
      List<Segment> left,
      ChannelTally tally,
      boolean woke) {}

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
    ChannelTally tally = new ChannelTally(unit);
    long newest = newestReceived(segments);
    boolean due = nextDue.filter(at -> at <= newest).isPresent();
    if (due) {
      unit.loadDue(newest);
    }
    for (Segment segment : segments) {
      unit.prefetch(segment.lane(), keys(segment));
    }
    List<List<RecordOutcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      List<RecordOutcome> ofSegment = new ArrayList<>();
      outcomes.add(ofSegment);
      for (int at = 0; at < segment.records().size(); at++) {
        LogRecord.Callback callback = (LogRecord.Callback) segment.records().get(at);
        flow.runDue(unit, callback.receivedAt(), segment.firstOffset() + at, tally::judgedAgain);
        if (unit.isDue(callback.receivedAt())) {
          return cut(tally, segments, i, outcomes);
        }
        ofSegment.add(apply(tally, callback, segment.firstOffset() + at));
      }
    }
    return new Result(unit, segments, outcomes, List.of(), tally, due);
  }

  /** Ends a batch within a segment, behind the last record that has an outcome. */
  private static Result cut(
      ChannelTally tally, List<Segment> segments, int last, List<List<RecordOutcome>> outcomes) {
    List<Segment> taken = new ArrayList<>(segments.subList(0, last));
    List<Segment> left = new ArrayList<>(segments.subList(last + 1, segments.size()));
    Segment parted = segments.get(last);
    long done = parted.firstOffset() + outcomes.getLast().size();
    left.addFirst(parted.from(done));
    if (outcomes.getLast().isEmpty()) {
      outcomes.removeLast();
    } else {
      taken.add(parted.upTo(done));
    }
    return new Result(tally.unit(), taken, outcomes, left, tally, true);
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

  private RecordOutcome apply(ChannelTally tally, LogRecord.Callback callback, long offset) {
    if (!callback.rejection().isEmpty()) {
      return RecordOutcome.of(Verdict.REJECTED);
    }
    if (retries.repeats(callback.retryId())) {
      return RecordOutcome.of(Verdict.DUPLICATE);
    }
    if (callback.events().isEmpty()) {
      return RecordOutcome.of(Verdict.NOTHING_TO_DO);
    }
    List<FlowTrace> traces = flow.follow(tally.unit(), callback, offset);
    traces.forEach(trace -> tally.count(callback, trace));
    List<EventOutcome> events = traces.stream().map(FlowTrace::outcome).toList();
    return new RecordOutcome(Verdict.ACCEPTED, "", events);
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
