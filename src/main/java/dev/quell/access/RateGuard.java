package dev.quell.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what somebody does, and says when it is too much for a while. */
final class RateGuard {
  private static final int REMEMBERED = 10_000;

  private final InstantSource clock;
  private final int most;
  private final long windowMillis;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  private record Count(int times, long since) {}

  RateGuard(InstantSource clock, int most, Duration window) {
    this.clock = clock;
    this.most = most;
    this.windowMillis = window.toMillis();
  }

  /** Counts once more; whether that is still allowed. */
  synchronized boolean allows(String who) {
    long now = clock.millis();
    Count known = counts.remove(who);
    Count next =
        known != null && now < known.since() + windowMillis
            ? new Count(known.times() + 1, known.since())
            : new Count(1, now);
    counts.put(who, next);
    if (counts.size() > REMEMBERED) {
      counts.remove(counts.keySet().iterator().next());
    }
    return next.times() <= most;
  }
}
