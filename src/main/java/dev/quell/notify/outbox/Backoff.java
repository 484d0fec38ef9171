package dev.quell.notify.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a failed attempt is made again: later and later, and never all at once. */
public final class Backoff {
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(15));
  private static final double SPREAD = 0.2;

  private final RandomGenerator random;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * How long to wait after so many attempts; empty: it was tried often enough.
   *
   * @param asked how long the vendor wants to be left alone
   */
  Optional<Duration> after(int attempts, Duration asked) {
    return attempts > WAITS.size() ? Optional.empty() : Optional.of(lasting(attempts, asked));
  }

  /** The same without an end: the last wait is repeated. */
  public Duration lasting(int attempts, Duration asked) {
    long wait = WAITS.get(Math.min(attempts, WAITS.size()) - 1).toMillis();
    double factor = 1 + SPREAD * (2 * random.nextDouble() - 1);
    Duration own = Duration.ofMillis((long) (wait * factor));
    return own.compareTo(asked) > 0 ? own : asked;
  }
}
