package dev.quell.pipeline.mapping;

import java.time.Duration;
import java.util.Locale;

/**
 * Stops asking an API that does not answer: after five failures in a row nobody asks it for half a
 * minute, then one question tries whether it is back.
 */
final class Breaker {
  static final int FAILURES = 5;
  static final Duration PAUSE = Duration.ofSeconds(30);

  private int failures;
  private long openedAt;
  private boolean probing;

  /** Whether questions go through. */
  enum State {
    CLOSED,
    OPEN,
    HALF_OPEN;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  synchronized State state(long now) {
    if (failures < FAILURES) {
      return State.CLOSED;
    }
    return now - openedAt < PAUSE.toMillis() ? State.OPEN : State.HALF_OPEN;
  }

  /** Whether this question may be asked; of a breaker that is half open only one may. */
  synchronized boolean admits(long now) {
    return switch (state(now)) {
      case CLOSED -> true;
      case OPEN -> false;
      case HALF_OPEN -> {
        boolean first = !probing;
        probing = true;
        yield first;
      }
    };
  }

  synchronized void succeeded() {
    failures = 0;
    probing = false;
  }

  synchronized void failed(long now) {
    if (failures < FAILURES) {
      failures++;
    }
    openedAt = now;
    probing = false;
  }
}
