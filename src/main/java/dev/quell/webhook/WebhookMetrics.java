package dev.quell.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** Figures about telling other programs. */
public final class WebhookMetrics {
  private final MeterRegistry registry;
  private final Timer delay;

  public WebhookMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.delay =
        Timer.builder("quell.webhook.delay")
            .description("From an event to the first attempt to tell a webhook of it")
            .publishPercentileHistogram()
            .register(registry);
  }

  void waiting(Supplier<Number> count) {
    Gauge.builder("quell.webhook.waiting", count)
        .description("Events that webhooks are still to be told")
        .register(registry);
  }

  void leftAlone(Supplier<Number> count) {
    Gauge.builder("quell.webhook.breakers.open", count)
        .description("Webhooks left alone because they failed several times running")
        .register(registry);
  }

  void begun(Waiting waiting, long now) {
    if (waiting.attempts() == 0) {
      delay.record(Duration.ofMillis(Math.max(0, now - waiting.event().at())));
    }
  }

  void attempted(Waiting waiting, Attempt attempt) {
    Counter.builder("quell.webhook.attempts")
        .description("Attempts to tell webhooks something, by what they came to")
        .tag("kind", waiting.event().kind().wire())
        .tag("verdict", attempt.succeeded() ? "success" : "failed")
        .register(registry)
        .increment();
  }
}
