package dev.quell.simulator;

import java.time.Instant;
import java.time.InstantSource;

/** Lives through the past in jumps; once it has reached the real now, it ticks with it for good. */
final class CatchUpClock implements SimulatedClock {
  private final InstantSource real;
  private final JumpingClock past;
  private volatile boolean live;

  CatchUpClock(Instant start, InstantSource real) {
    this.past = new JumpingClock(start);
    this.real = real;
    this.live = start.isAfter(real.instant());
  }

  @Override
  public Instant instant() {
    return live ? real.instant() : past.instant();
  }

  @Override
  public void advanceTo(Instant instant) {
    if (!live && !instant.isAfter(real.instant())) {
      past.advanceTo(instant);
      return;
    }
    live = true;
    Waiting.until(instant, real);
  }
}
