package dev.quell.intake;

import dev.quell.queue.LogRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What came in and what was turned away, for {@code /metrics}. */
public final class IntakeMetrics {
  private final MeterRegistry registry;
  private final Counter accepted;
  private final Counter nothing;
  private final Counter rejected;
  private final Counter events;
  private final Timer toDisk;
  private final Map<Long, Counter> byIntegration = new ConcurrentHashMap<>();

  public IntakeMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.accepted = callbacks("accepted");
    this.nothing = callbacks("nothing_to_do");
    this.rejected = callbacks("rejected");
    this.events =
        Counter.builder("quell.events.stored")
            .description("Events in stored callbacks")
            .register(registry);
    this.toDisk =
        Timer.builder("quell.accepted.to.stored")
            .description("From a callback's being taken to its being on disk")
            .publishPercentileHistogram()
            .register(registry);
  }

  /** What the sender waited for; {@code nanos} since its callback was taken. */
  void onDisk(long nanos) {
    toDisk.record(nanos, TimeUnit.NANOSECONDS);
  }

  void stored(Integration integration, LogRecord.Callback callback) {
    byIntegration.computeIfAbsent(integration.id(), id -> callbacks(integration)).increment();
    if (!callback.rejection().isEmpty()) {
      rejected.increment();
    } else if (callback.events().isEmpty()) {
      nothing.increment();
    } else {
      accepted.increment();
      events.increment(callback.events().size());
    }
  }

  /** A callback that was not stored, by reason. */
  void refused(String reason) {
    Counter.builder("quell.callbacks.refused")
        .description("Callbacks turned away without being stored")
        .tag("reason", reason)
        .register(registry)
        .increment();
  }

  /** As many series as people made integrations. */
  private Counter callbacks(Integration integration) {
    return Counter.builder("quell.integration.callbacks")
        .description("Callbacks of each integration on disk")
        .tag("integration", Long.toString(integration.id()))
        .tag("kind", integration.kind())
        .register(registry);
  }

  private Counter callbacks(String verdict) {
    return Counter.builder("quell.callbacks.stored")
        .description("Callbacks on disk")
        .tag("verdict", verdict)
        .register(registry);
  }
}
