package dev.quell.flow;

import dev.quell.model.Outcome;
import dev.quell.queue.RecordOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What the flow took and what it decided, for {@code /metrics}. */
public final class FlowMetrics {
  private final Map<RecordOutcome.Verdict, Counter> records =
      new EnumMap<>(RecordOutcome.Verdict.class);
  private final Map<Outcome, Counter> events = new EnumMap<>(Outcome.class);
  private final DistributionSummary batches;
  private final Timer batchTime;
  private final MeterRegistry registry;

  public FlowMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (RecordOutcome.Verdict verdict : RecordOutcome.Verdict.values()) {
      records.put(
          verdict,
          Counter.builder("quell.flow.records")
              .description("Records of the log that had their effect")
              .tag("verdict", verdict.wire())
              .register(registry));
    }
    for (Outcome outcome : Outcome.values()) {
      events.put(
          outcome,
          Counter.builder("quell.flow.events")
              .description("Events by what became of them")
              .tag("outcome", outcome.wire())
              .register(registry));
    }
    this.batches =
        DistributionSummary.builder("quell.flow.batch.records")
            .description("Records the flow takes at once")
            .register(registry);
    this.batchTime =
        Timer.builder("quell.flow.batch")
            .description("From taking a batch to its being on disk")
            .register(registry);
  }

  /** How many records are stored and not yet taken. */
  void lag(Supplier<Number> lag) {
    Gauge.builder("quell.flow.lag", lag)
        .description("Records stored and not yet taken")
        .register(registry);
  }

  void taken(List<List<RecordOutcome>> outcomes, long nanos) {
    int count = 0;
    for (List<RecordOutcome> segment : outcomes) {
      count += segment.size();
      segment.forEach(this::count);
    }
    batches.record(count);
    batchTime.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** A record that could not be applied; it came in no batch that was written. */
  void setAside(RecordOutcome record) {
    count(record);
  }

  private void count(RecordOutcome record) {
    count(records, record.verdict());
    record.events().forEach(event -> count(events, event.outcome()));
  }

  private static <K> void count(Map<K, Counter> counters, K key) {
    Counter counter = counters.get(key);
    if (counter != null) {
      counter.increment();
    }
  }

  /** So far, since this server started. */
  public long records(RecordOutcome.Verdict verdict) {
    Counter counter = records.get(verdict);
    return counter == null ? 0 : (long) counter.count();
  }

  public long events() {
    return (long) events.values().stream().mapToDouble(Counter::count).sum();
  }
}
