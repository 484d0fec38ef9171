package dev.quell.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time Cloud Monitor lives in; whoever shares it sees the same time. */
public interface SimulatedClock extends InstantSource {
  /**
   * Returns when it is {@code instant} or later; some clocks jump there, others wait. Returns early
   * when the thread is interrupted.
   */
  void advanceTo(Instant instant);

  /** Jumps wherever it is told. */
  static SimulatedClock jumping(Instant start) {
    return new JumpingClock(start);
  }

  /** Jumps until it has caught up with {@code real}, then keeps to that. */
  static SimulatedClock catchingUp(Instant start, InstantSource real) {
    return new CatchUpClock(start, real);
  }

  /**
   * Runs {@code rate} times as fast as {@code real}.
   *
   * @param behind how far before {@code real} it begins
   */
  static SimulatedClock paced(Duration behind, double rate, InstantSource real) {
    return new PacedClock(behind, rate, real);
  }
}
