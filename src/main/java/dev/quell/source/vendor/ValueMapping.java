package dev.quell.source.vendor;

import dev.quell.source.Json;
import dev.quell.source.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Other words for the values of single fields of a payload.
 *
 * @param words by the path of the field, then by the value found there
 */
record ValueMapping(Map<String, Map<String, JsonNode>> words) {
  static final String SETTING = "value_mapping";

  static ValueMapping of(String text) throws Refusal {
    if (text.isBlank()) {
      return new ValueMapping(Map.of());
    }
    JsonNode root = Json.typed(SETTING, text);
    if (!root.isObject()) {
      throw new Refusal(SETTING, root, "a JSON object of objects");
    }
    Map<String, Map<String, JsonNode>> words = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      String place = SETTING + "." + field.getKey();
      if (!field.getValue().isObject() || field.getValue().isEmpty()) {
        throw new Refusal(place, field.getValue(), "an object like {\"high\": \"Critical\"}");
      }
      Map<String, JsonNode> ofField = new HashMap<>();
      for (Map.Entry<String, JsonNode> word : field.getValue().properties()) {
        if (word.getValue().isContainer() || word.getValue().isNull()) {
          throw new Refusal(place + "." + word.getKey(), word.getValue(), "text or a number");
        }
        ofField.put(word.getKey(), word.getValue());
      }
      words.put(field.getKey(), ofField);
    }
    return new ValueMapping(words);
  }

  /** A path that no variable has is a slip of the pen, and its words would never be used. */
  void requireUsed(Set<String> paths) throws Refusal {
    for (String path : words.keySet()) {
      if (!paths.contains(path)) {
        throw new Refusal(
            SETTING
                + "."
                + path
                + ": no variable of field_mapping (expected: one of "
                + String.join(", ", new TreeSet<>(paths))
                + ")");
      }
    }
  }

  JsonNode translate(String path, JsonNode value) {
    Map<String, JsonNode> ofField = words.get(path);
    if (ofField == null || value.isContainer()) {
      return value;
    }
    return ofField.getOrDefault(Json.scalar(value), value);
  }
}
