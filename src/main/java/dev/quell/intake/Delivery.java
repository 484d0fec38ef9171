package dev.quell.intake;

import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome;
import dev.quell.queue.Sight;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

  /** What became of its n-th event; empty while that is not known. */
  Optional<RecordOutcome.EventOutcome> outcome(int index) {
    return index < events().size() ? Optional.of(events().get(index)) : Optional.empty();
  }

  /** Whether some of it went only where they may not look: then its body is not for them. */
  boolean isHiddenFrom(Sight sight) {
    return IntStream.range(0, callback.events().size())
        .anyMatch(index -> sight.hides(outcome(index)));
  }

  List<RecordOutcome.EventOutcome> events() {
    return outcome.map(RecordOutcome::events).orElse(List.of());
  }
}
