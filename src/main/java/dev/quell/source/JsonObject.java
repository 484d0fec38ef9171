package dev.quell.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A JSON object read leniently: names match in any case where the exact one is absent, null counts
 * as absent, a lone object as a list of one, numbers and text as the same text.
 *
 * @param node the object
 * @param notes where mending is written down
 */
public record JsonObject(JsonNode node, Notes notes) {

  /** The value by this name; a missing node when it is absent or null. */
  public JsonNode get(String name) {
    JsonNode exact = node.get(name);
    JsonNode found = exact == null ? getInAnyCase(name) : exact;
    return found.isNull() ? MissingNode.getInstance() : found;
  }

  /** The text of a string, number or boolean; empty when blank, absent or anything else. */
  public String text(String name) {
    String text = Json.scalar(get(name));
    return text.isBlank() ? "" : notes.mend(name, text);
  }

  /** The first of these that is not empty. */
  public String firstText(String... names) {
    for (String name : names) {
      String text = text(name);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** How many elements {@link #list} would see, objects or not. */
  public int size(String name) {
    JsonNode value = get(name);
    if (value.isArray()) {
      return value.size();
    }
    return value.isObject() && !value.isEmpty() ? 1 : 0;
  }

  /** The objects of a list; what is none is passed over with a note. */
  public List<JsonObject> list(String name) {
    JsonNode value = get(name);
    if (value.isObject() && !value.isEmpty()) {
      return List.of(new JsonObject(value, notes));
    }
    if (!value.isArray() || value.isEmpty()) {
      return List.of();
    }
    List<JsonObject> objects = new ArrayList<>(value.size());
    for (JsonNode element : value) {
      if (element.isObject()) {
        objects.add(new JsonObject(element, notes));
      }
    }
    int others = value.size() - objects.size();
    if (others > 0) {
      notes.add(name + ": " + others + " of " + value.size() + " passed over (expected: objects)");
    }
    return objects;
  }

  /** The same object, writing to other notes. */
  public JsonObject with(Notes others) {
    return new JsonObject(node, others);
  }

  private JsonNode getInAnyCase(String name) {
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (property.getKey().equalsIgnoreCase(name)) {
        return property.getValue();
      }
    }
    return MissingNode.getInstance();
  }
}
