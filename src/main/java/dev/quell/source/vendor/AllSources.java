package dev.quell.source.vendor;

import dev.quell.source.Source;
import java.util.List;

/** Every kind of sender Quell can read, in the order of the gallery; a new one is a line here. */
public final class AllSources {
  private AllSources() {}

  public static List<Source> list() {
    return List.of(
        new VolcengineMetrics(),
        new VolcengineEvents(),
        new PrometheusAlerts(),
        new StandardProtocol(),
        new CustomWebhook(),
        new Heartbeat());
  }
}
