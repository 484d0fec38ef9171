package dev.quell.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** Waits without sleeping through an interruption. */
final class Waiting {
  private static final Duration LONGEST_STEP = Duration.ofMinutes(1);

  private Waiting() {}

  static void until(Instant instant, InstantSource real) {
    Duration left = Duration.between(real.instant(), instant);
    while (left.isPositive() && !Thread.currentThread().isInterrupted()) {
      Duration step = left.compareTo(LONGEST_STEP) < 0 ? left : LONGEST_STEP;
      LockSupport.parkNanos(step.toNanos());
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
