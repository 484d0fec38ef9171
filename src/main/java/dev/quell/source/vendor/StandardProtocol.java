package dev.quell.source.vendor;

import dev.quell.model.Event;
import dev.quell.source.Json;
import dev.quell.source.JsonObject;
import dev.quell.source.Notes;
import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.Source;
import dev.quell.source.SourceDescriptor;
import dev.quell.source.SourceDescriptor.Text;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The published protocol for scripts and tools that have no source of their own. */
public final class StandardProtocol implements Source {
  static final int MOST_ALERTS = 100;

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
    if (Json.isBlank(payload.body())) {
      return new Reading.Refused("body: empty (expected: a JSON object)");
    }
    return Json.read(payload.body(), root -> readRoot(payload, root));
  }

  private static Reading readRoot(Payload payload, JsonNode root) {
    try {
      if (root.isObject()) {
        return new Reading.Events(List.of(event(payload, root, "", "")));
      }
      if (root.isArray()) {
        return readArray(payload, root);
      }
      throw new Refusal("body", root, "a JSON object");
    } catch (Refusal refusal) {
      return new Reading.Refused(refusal.reason);
    }
  }

  private static Reading readArray(Payload payload, JsonNode array) throws Refusal {
    if (array.isEmpty()) {
      return new Reading.NothingToDo("an empty list");
    }
    if (array.size() > MOST_ALERTS) {
      throw new Refusal("body: " + array.size() + " alerts (expected: at most 100)");
    }
    List<Event> events = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      String place = "[" + i + "]";
      if (!array.get(i).isObject()) {
        throw new Refusal("body" + place, array.get(i), "a JSON object");
      }
      events.add(event(payload, array.get(i), place + ".", "-" + i));
    }
    return new Reading.Events(events);
  }

  private static Event event(Payload payload, JsonNode node, String place, String suffix)
      throws Refusal {
    JsonObject object = new JsonObject(node, new Notes());
    return new StandardAlert(payload, object, place).toEvent(payload.requestId() + suffix);
  }

  /** Ends the reading of a body that breaks the protocol; never leaves this source. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Refusal(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }

    Refusal(String what, JsonNode found, String expected) {
      this(what + ": " + Json.describe(found) + " (expected: " + expected + ")");
    }
  }
}
