package dev.quell.insight.backtest;

import dev.quell.insight.Past.Span;
import java.time.Duration;

/** Cuts a span into whole hours or, a long one, into whole days, by UTC. */
final class Buckets {
  private static final Duration MOST_BY_HOUR = Duration.ofDays(4);

  private final long first;
  private final long unit;
  private final int count;

  Buckets(Span span) {
    boolean byHour = span.to() - span.from() <= MOST_BY_HOUR.toMillis();
    unit = (byHour ? Duration.ofHours(1) : Duration.ofDays(1)).toMillis();
    first = Math.floorDiv(span.from(), unit);
    count = (int) (Math.floorDiv(span.to() - 1, unit) - first) + 1;
  }

  int count() {
    return count;
  }

  /** Which one an instant of the span belongs to. */
  int of(long instant) {
    return Math.clamp(Math.floorDiv(instant, unit) - first, 0, count - 1);
  }

  /** When it begins, epoch seconds. */
  long begin(int bucket) {
    return (first + bucket) * unit / 1000;
  }
}
