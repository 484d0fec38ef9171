package dev.quell.source.vendor;

import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.Source;
import dev.quell.source.SourceDescriptor;
import dev.quell.source.SourceDescriptor.Text;
import java.util.List;

/** The published protocol for scripts and tools that have no source of their own. */
public final class StandardProtocol implements Source {
  private static final SourceDescriptor DESCRIPTOR =
      new SourceDescriptor(
          "standard.alert",
          "standard",
          new Text("Standard Alert", "标准告警"),
          new Text(
              "Push alerts from your own scripts and systems with one HTTP call.",
              "通过一个 HTTP 请求，从自有脚本或系统推送告警。"),
          "custom",
          List.of());

  @Override
  public SourceDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Reading read(Payload payload) {
    return new StandardBody(DESCRIPTOR, payload, (item, _, _) -> item).read();
  }

  @Override
  public boolean suppressesEqualEvents() {
    return true;
  }
}
