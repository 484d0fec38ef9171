package dev.quell.simulator;

import java.time.Instant;

/** Time that goes as fast as anybody asks. */
final class JumpingClock implements SimulatedClock {
  private volatile Instant now;

  JumpingClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public synchronized void advanceTo(Instant instant) {
    if (instant.isAfter(now)) {
      now = instant;
    }
  }
}
