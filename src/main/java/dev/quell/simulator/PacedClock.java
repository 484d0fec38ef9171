package dev.quell.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Real time at another speed. */
final class PacedClock implements SimulatedClock {
  private final InstantSource real;
  private final Instant realStart;
  private final Instant start;
  private final double rate;

  PacedClock(Duration behind, double rate, InstantSource real) {
    if (!(rate > 0)) {
      throw new IllegalArgumentException("rate: " + rate + " (expected: more than 0)");
    }
    this.real = real;
    this.realStart = real.instant();
    this.start = realStart.minus(behind);
    this.rate = rate;
  }

  @Override
  public Instant instant() {
    return start.plusMillis((long) Math.floor(millis(realStart, real.instant()) * rate));
  }

  @Override
  public void advanceTo(Instant instant) {
    long ahead = (long) Math.ceil(millis(start, instant) / rate);
    Waiting.until(realStart.plusMillis(ahead), real);
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}
