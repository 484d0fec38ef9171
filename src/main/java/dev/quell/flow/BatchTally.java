package dev.quell.flow;

import dev.quell.model.ObjectId;
import dev.quell.model.Outcome;
import dev.quell.model.Step;
import dev.quell.queue.HourCounts;
import dev.quell.queue.HourCounts.Trouble;
import dev.quell.queue.HourCounts.Word;
import dev.quell.queue.HourStore;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.queue.Segment;
import dev.quell.storage.Sql;
import java.util.List;

/**
 * Counts what a batch meant to its integrations, in the batch's own transaction, so that a crash
 * counts nothing twice and forgets nothing.
 *
 * <p>It costs one row for each integration and hour in the batch, whatever the batch holds: for a
 * thousand callbacks of one sender one row beside hundreds, and less than a microsecond a callback.
 * Only trouble costs more, a few microseconds: one row for each reason of it.
 */
final class BatchTally {
  private final HourCounts counts = new HourCounts();

  private BatchTally() {}

  static void write(Sql sql, List<Segment> segments, List<List<RecordOutcome>> outcomes) {
    BatchTally tally = new BatchTally();
    for (int i = 0; i < segments.size(); i++) {
      tally.take(segments.get(i), outcomes.get(i));
    }
    HourStore.add(sql, tally.counts);
  }

  private void take(Segment segment, List<RecordOutcome> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      if (segment.records().get(i) instanceof LogRecord.Callback callback) {
        take(callback, outcomes.get(i), segment.firstOffset() + i);
      }
    }
  }

  /** A replay is our own doing: it says nothing about how busy or troubled the sender is. */
  private void take(LogRecord.Callback callback, RecordOutcome outcome, long offset) {
    if (callback.replay().isPresent()) {
      return;
    }
    long lane = callback.lane();
    long at = callback.receivedAt();
    counts.stored(lane, at);
    switch (outcome.verdict()) {
      case ACCEPTED -> {
        counts.count(lane, at, Word.ACCEPTED, 1);
        counts.count(lane, at, Word.EVENTS, outcome.events().size());
        outcome.events().stream()
            .filter(event -> event.outcome() == Outcome.UNROUTED)
            .forEach(event -> trouble(callback, offset, Word.UNROUTED, whyUnrouted(event)));
      }
      case DUPLICATE -> counts.count(lane, at, Word.DUPLICATE, 1);
      case NOTHING_TO_DO -> counts.count(lane, at, Word.NOTHING_TO_DO, 1);
      case REJECTED ->
          trouble(callback, offset, Word.REJECTED, ReasonWords.common(callback.rejection()));
      case SET_ASIDE -> trouble(callback, offset, Word.SET_ASIDE, outcome.reason());
      case DONE, REFUSED -> {}
    }
  }

  private void trouble(LogRecord.Callback callback, long offset, Word kind, String reason) {
    String delivery = ObjectId.of(callback.receivedAt(), offset, ObjectId.MAX_COUNTER);
    counts.trouble(callback.lane(), callback.receivedAt(), new Trouble(kind, reason, delivery), 1);
  }

  /** The last word of the route, in its sentence. */
  private static String whyUnrouted(EventOutcome event) {
    return event.steps().reversed().stream()
        .filter(step -> step.hop().equals("route"))
        .findFirst()
        .map((Step step) -> ReasonWords.sentence(TraceWords.sentence(step)))
        .orElse("");
  }
}
