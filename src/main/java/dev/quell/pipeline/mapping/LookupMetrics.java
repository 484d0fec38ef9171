package dev.quell.pipeline.mapping;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How mapping APIs do, for {@code /metrics}. */
final class LookupMetrics {
  private final MeterRegistry registry;
  private final Timer calls;

  LookupMetrics(MeterRegistry registry, Supplier<Number> openBreakers) {
    this.registry = registry;
    this.calls =
        Timer.builder("quell.mapping.calls")
            .description("Questions to mapping APIs, with the time until the answer or the failure")
            .register(registry);
    Gauge.builder("quell.mapping.breakers.open", openBreakers)
        .description("Mapping APIs that are not asked, as they failed five times in a row")
        .register(registry);
  }

  void called(long nanos) {
    calls.record(nanos, TimeUnit.NANOSECONDS);
  }

  void failed(String reason) {
    Counter.builder("quell.mapping.failures")
        .description("Questions to mapping APIs that brought no answer")
        .tag("reason", reason)
        .register(registry)
        .increment();
  }
}
