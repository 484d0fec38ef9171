package dev.quell.source.vendor;

import dev.quell.model.Event;
import dev.quell.source.Json;
import dev.quell.source.JsonObject;
import dev.quell.source.Notes;
import dev.quell.source.Origin;
import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.Refusal;
import dev.quell.source.SourceDescriptor;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A body that holds one alert, or a list of them, of which the good ones are taken; why is in
 * {@code docs/decisions/0010-lists-with-bad-items.md}.
 */
final class StandardBody {
  private static final int MOST_ALERTS = 100;
  private static final int MOST_TOLD = 20;

  private final SourceDescriptor descriptor;
  private final Payload payload;
  private final Shape shape;

  /** Makes an object of the standard protocol of what was sent. */
  @FunctionalInterface
  interface Shape {
    /** {@code place} is what stands before a field's name in a refusal. */
    JsonNode standard(JsonNode sent, String place, Notes notes) throws Refusal;
  }

  StandardBody(SourceDescriptor descriptor, Payload payload, Shape shape) {
    this.descriptor = descriptor;
    this.payload = payload;
    this.shape = shape;
  }

  Reading read() {
    if (Json.isBlank(payload.body())) {
      return new Reading.Refused("body: empty (expected: a JSON object)");
    }
    return Json.read(
        payload.body(),
        root -> {
          try {
            Origin origin = Origin.of(descriptor, payload);
            if (root.isArray()) {
              return list(origin, root);
            }
            if (root.isObject()) {
              return new Reading.Events(List.of(event(origin, root, "", "")));
            }
            throw new Refusal("body", root, "a JSON object");
          } catch (Refusal refusal) {
            return new Reading.Refused(refusal.reason());
          }
        });
  }

  private Reading list(Origin origin, JsonNode list) throws Refusal {
    if (list.isEmpty()) {
      return new Reading.NothingToDo("an empty list");
    }
    if (list.size() > MOST_ALERTS) {
      throw new Refusal("body: " + list.size() + " alerts (expected: at most " + MOST_ALERTS + ")");
    }
    List<Event> events = new ArrayList<>(list.size());
    List<String> refusals = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      try {
        String place = "[" + i + "]";
        if (!list.get(i).isObject()) {
          throw new Refusal("body" + place, list.get(i), "a JSON object");
        }
        events.add(event(origin, list.get(i), place + ".", "-" + i));
      } catch (Refusal refusal) {
        refusals.add(refusal.reason());
      }
    }
    return events.isEmpty()
        ? new Reading.Refused(String.join("; ", told(refusals, "")))
        : new Reading.Events(events, told(refusals, "not taken: "));
  }

  private Event event(Origin origin, JsonNode sent, String place, String suffix) throws Refusal {
    Notes notes = new Notes();
    JsonObject object = new JsonObject(shape.standard(sent, place, notes), notes);
    return new StandardAlert(origin, object, place).toEvent(payload.requestId() + suffix);
  }

  private static List<String> told(List<String> refusals, String before) {
    List<String> told = new ArrayList<>();
    for (String refusal : refusals.subList(0, Math.min(refusals.size(), MOST_TOLD))) {
      told.add(before + refusal);
    }
    if (refusals.size() > MOST_TOLD) {
      told.add(before + (refusals.size() - MOST_TOLD) + " more");
    }
    return told;
  }
}
