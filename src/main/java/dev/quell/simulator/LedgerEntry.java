package dev.quell.simulator;

import java.time.Instant;

/**
 * One callback and what became of it.
 *
 * @param received the receiver's time of the call
 */
public record LedgerEntry(Callback callback, Instant received, Outcome outcome, Delivery delivery) {

  /** How a callback can end. */
  public enum Outcome {
    /** Answered with 2xx at least once. */
    ACKNOWLEDGED,
    /** Every attempt failed. */
    FAILED,
    /** Beyond the calls Cloud Monitor makes in a minute. */
    NEVER_SENT
  }

  static LedgerEntry delivered(Callback callback, Instant received, Delivery delivery) {
    Outcome outcome = delivery.accepted() > 0 ? Outcome.ACKNOWLEDGED : Outcome.FAILED;
    return new LedgerEntry(callback, received, outcome, delivery);
  }

  static LedgerEntry neverSent(Callback callback, Instant minute) {
    return new LedgerEntry(callback, minute, Outcome.NEVER_SENT, Delivery.none());
  }

  public boolean acknowledged() {
    return outcome == Outcome.ACKNOWLEDGED;
  }
}
