package dev.quell.intake;

import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome;
import java.util.List;
import java.util.Optional;

/**
 * One stored push with what became of it.
 *
 * @param outcome empty while the flow has not reached it
 */
record Delivery(long offset, LogRecord.Callback callback, Optional<RecordOutcome> outcome) {

  /** The word of the API. */
  String verdict() {
    if (!callback.rejection().isEmpty()) {
      return RecordOutcome.Verdict.REJECTED.wire();
    }
    return outcome
        .map(found -> found.verdict().wire())
        .orElse(
            callback.events().isEmpty() ? RecordOutcome.Verdict.NOTHING_TO_DO.wire() : "accepted");
  }

  /** Why, in a sentence; empty for a plain acceptance. */
  String reason() {
    if (!callback.rejection().isEmpty()) {
      return callback.rejection();
    }
    String told = outcome.map(RecordOutcome::reason).orElse("");
    if (!told.isEmpty()) {
      return told;
    }
    if (outcome.filter(found -> found.verdict() == RecordOutcome.Verdict.DUPLICATE).isPresent()) {
      return "the sender tried this callback again; it was stored before";
    }
    return callback.nothing();
  }

  List<RecordOutcome.EventOutcome> events() {
    return outcome.map(RecordOutcome::events).orElse(List.of());
  }
}
