package dev.quell.source.vendor;

import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.Source;
import dev.quell.source.SourceDescriptor;
import dev.quell.source.SourceDescriptor.Text;
import java.util.Optional;

/** The Event Center of Volcengine Cloud Monitor: things that happened once and never recover. */
public final class VolcengineEvents implements Source {
  private static final SourceDescriptor DESCRIPTOR =
      new SourceDescriptor(
          "volcengine.cm.event",
          "volcengine/cm-event",
          new Text("Volcengine CM Events", "火山引擎云监控事件"),
          new Text(
              "Events of the Volcengine Event Center, such as instance faults and planned repairs.",
              "接收火山引擎事件中心的事件，例如实例故障、计划内运维。"),
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
