package dev.quell.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** Waits without sleeping through an interruption. */
final class Waiting {
  private Waiting() {}

  static void until(Instant instant, InstantSource real) {
    Duration left = Duration.between(real.instant(), instant);
    while (left.isPositive() && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(Math.min(left.toNanos(), Duration.ofMinutes(1).toNanos()));
      left = Duration.between(real.instant(), instant);
    }
  }

  static void during(Duration pause) {
    long end = System.nanoTime() + pause.toNanos();
    long left = pause.toNanos();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = end - System.nanoTime();
    }
  }
}
