package dev.quell.source.vendor;

import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.Source;
import dev.quell.source.SourceDescriptor;
import dev.quell.source.SourceDescriptor.Text;
import java.util.Optional;

/** Alert policies of Volcengine Cloud Monitor: thresholds, missing data and their recoveries. */
public final class VolcengineMetrics implements Source {
  private static final SourceDescriptor DESCRIPTOR =
      new SourceDescriptor(
          "volcengine.cm.metrics",
          "volcengine/cm-metrics",
          new Text("Volcengine CM Metrics", "火山引擎云监控指标"),
          new Text(
              "Metric alarms of Volcengine Cloud Monitor, with recovery and no-data alarms.",
              "接收火山引擎云监控的指标告警，包括恢复通知与无数据告警。"),
          "cloud",
          Volcengine.settings());

  @Override
  public SourceDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Reading read(Payload payload) {
    return Volcengine.read(payload);
  }

  @Override
  public Optional<String> retryId(Payload payload) {
    return Volcengine.retryId(payload);
  }
}
