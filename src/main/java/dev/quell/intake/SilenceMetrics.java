package dev.quell.intake;

import dev.quell.storage.StorageException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which integrations have been silent for too long, for {@code /metrics}. */
public final class SilenceMetrics {
  private static final Logger LOG = LoggerFactory.getLogger(SilenceMetrics.class);

  private final Integrations integrations;
  private final Activities activities;
  private final InstantSource clock;
  private final MultiGauge gauge;

  public SilenceMetrics(
      Integrations integrations,
      Activities activities,
      InstantSource clock,
      MeterRegistry registry) {
    this.integrations = integrations;
    this.activities = activities;
    this.clock = clock;
    this.gauge =
        MultiGauge.builder("quell.integration.silent")
            .description(
                "1 while an enabled integration brought nothing for longer than its"
                    + " silent_after_minutes; only of those that have it set")
            .register(registry);
  }

  /**
   * Looks at all of them, with one read, right before somebody looks at the metrics. A store that
   * does not answer leaves what was seen last.
   */
  public void measure() {
    List<Integration> watched =
        integrations.all().stream().filter(one -> one.silentAfterMinutes() > 0).toList();
    try {
      Map<Long, Long> last = activities.lastAt(watched);
      long now = clock.millis();
      gauge.register(
          watched.stream().map(one -> row(one, last.getOrDefault(one.id(), 0L), now)).toList(),
          true);
    } catch (StorageException e) {
      LOG.warn("silent integrations are not measured", e);
    }
  }

  private static MultiGauge.Row<?> row(Integration integration, long lastAt, long now) {
    return MultiGauge.Row.of(
        Tags.of("integration", Long.toString(integration.id()), "kind", integration.kind()),
        integration.isSilent(lastAt, now) ? 1 : 0);
  }
}
