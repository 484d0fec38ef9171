package dev.quell.notify.outbox;

import dev.quell.notify.Message;
import dev.quell.notify.outbox.NoticeStore.Kept;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Figures about telling people. */
public final class DispatchMetrics {
  private final MeterRegistry registry;
  private final Timer firstNotice;

  public DispatchMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.firstNotice =
        Timer.builder("quell.trigger.to.first.notice")
            .description("From the receipt of what opened an incident to its first message")
            .publishPercentileHistogram()
            .register(registry);
  }

  void waiting(Supplier<Number> count) {
    Gauge.builder("quell.notices.waiting", count)
        .description("Notices decided and not sent yet")
        .register(registry);
  }

  void leftAlone(Supplier<Number> count) {
    Gauge.builder("quell.notify.breakers.open", count)
        .description("Places left alone because sending there failed several times running")
        .register(registry);
  }

  void begun(Kept kept, long now) {
    Notice.Why why = kept.notice().why();
    if (why.kind() == Message.Kind.FIRE && why.number() == 1 && kept.attempts() == 0) {
      firstNotice.record(Duration.ofMillis(Math.max(0, now - kept.notice().createdAt())));
    }
  }

  void ended(Notice notice, List<Settlement> results) {
    for (Settlement one : results) {
      Counter.builder("quell.notices")
          .description("Attempts to send notices, by what they came to")
          .tag("medium", notice.to().medium())
          .tag("verdict", one.verdict().wire())
          .register(registry)
          .increment();
    }
  }
}
