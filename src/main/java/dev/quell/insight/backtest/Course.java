package dev.quell.insight.backtest;

import dev.quell.incident.Incident;
import dev.quell.insight.Past;
import dev.quell.insight.backtest.BacktestResult.Figures;
import java.util.Arrays;

/** Counts what one course of the past came to. */
final class Course {
  private final Past.Span span;
  private final Buckets buckets;
  private final long[] incidents;
  private final long[] notified;
  private long alerts;

  Course(Past.Span span, Buckets buckets) {
    this.span = span;
    this.buckets = buckets;
    this.incidents = new long[buckets.count()];
    this.notified = new long[buckets.count()];
  }

  void judged(Past.Fate fate) {
    alerts += fate.begins() ? 1 : 0;
  }

  /** Whether it counts. */
  boolean opened(Incident incident) {
    long at = incident.times().created();
    if (!span.holds(at)) {
      return false;
    }
    incidents[buckets.of(at)]++;
    notified[buckets.of(at)] += incident.marks().notifies() ? 1 : 0;
    return true;
  }

  long incidents(int bucket) {
    return incidents[bucket];
  }

  long notified(int bucket) {
    return notified[bucket];
  }

  Figures figures(long events) {
    return Figures.of(
        events, alerts, Arrays.stream(incidents).sum(), Arrays.stream(notified).sum());
  }
}
