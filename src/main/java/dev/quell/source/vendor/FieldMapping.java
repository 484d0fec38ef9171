package dev.quell.source.vendor;

import dev.quell.model.Severity;
import dev.quell.source.Json;
import dev.quell.source.Notes;
import dev.quell.source.Refusal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which fields of a foreign payload mean which of ours, as somebody wrote it. */
final class FieldMapping {
  static final String SETTING = "field_mapping";
  private static final String LABELS = "labels";
  private static final String STATUS = "event_status";
  private static final String KEY = "alert_key";
  private static final String RECOVERED = "Ok";
  private static final int MOST_VARIABLES = 200;
  private static final List<String> TARGETS =
      List.of("title", "title_rule", "description", STATUS, KEY, LABELS, "event_time");

  /** Where an object or a list is shown as it is written. */
  private static final List<String> TEXTS = List.of("title", "title_rule", "description");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<String, MappedValue> fields = new LinkedHashMap<>();
  private final Map<String, MappedValue> labels = new LinkedHashMap<>();
  private final ValueMapping words;

  private FieldMapping(ValueMapping words) {
    this.words = words;
  }

  /** Refuses what could not work for any payload, so that it is never saved. */
  static FieldMapping of(Map<String, String> settings) throws Refusal {
    FieldMapping mapping =
        new FieldMapping(ValueMapping.of(settings.getOrDefault(ValueMapping.SETTING, "")));
    JsonNode root = Json.typed(SETTING, settings.getOrDefault(SETTING, ""));
    if (!root.isObject() || root.isEmpty()) {
      throw new Refusal(
          SETTING + ": " + (root.isObject() ? "empty" : Json.describe(root)) + expected());
    }
    for (Map.Entry<String, JsonNode> target : root.properties()) {
      mapping.add(target.getKey(), target.getValue());
    }
    mapping.check();
    return mapping;
  }

  private void add(String target, JsonNode written) throws Refusal {
    if (!TARGETS.contains(target)) {
      throw new Refusal(
          SETTING
              + ": "
              + Notes.quote(target)
              + " (expected: one of "
              + String.join(", ", TARGETS)
              + ")");
    }
    String place = SETTING + "." + target;
    if (!target.equals(LABELS) || !written.isObject()) {
      fields.put(target, MappedValue.of(place, written));
      return;
    }
    for (Map.Entry<String, JsonNode> label : written.properties()) {
      labels.put(label.getKey(), MappedValue.of(place + "." + label.getKey(), label.getValue()));
    }
  }

  private void check() throws Refusal {
    MappedValue status = fields.get(STATUS);
    if (status == null) {
      throw new Refusal(SETTING + "." + STATUS + ": missing" + expected());
    }
    if (!fields.containsKey("title") && !fields.containsKey("title_rule")) {
      throw new Refusal(SETTING + ".title: missing (expected: title or title_rule)");
    }
    String constant = status.constant().orElse(RECOVERED);
    if (!constant.equals(RECOVERED) && Severity.parse(constant).isEmpty()) {
      throw new Refusal(
          SETTING
              + "."
              + STATUS
              + ": "
              + Notes.quote(constant)
              + " (expected: a variable, or Critical, Warning, Info or Ok)");
    }
    MappedValue all = fields.get(LABELS);
    if (all != null && (all.parts().size() != 1 || all.paths().isEmpty())) {
      throw new Refusal(
          SETTING + ".labels: text (expected: one variable, or an object of label and text)");
    }
    Set<String> paths = new HashSet<>();
    int variables = 0;
    for (Map<String, MappedValue> group : List.of(fields, labels)) {
      for (MappedValue value : group.values()) {
        variables += value.paths().size();
        value.paths().forEach(path -> paths.add(path.text()));
      }
    }
    if (variables > MOST_VARIABLES) {
      throw new Refusal(
          SETTING + ": " + variables + " variables (expected: at most " + MOST_VARIABLES + ")");
    }
    words.requireUsed(paths);
  }

  /**
   * The alert of the standard protocol that this payload tells of. A variable that is missing
   * refuses it, but never a recovery that says what is over.
   */
  JsonNode apply(JsonNode payload, String place, Notes notes) throws Refusal {
    ObjectNode standard = NODES.objectNode();
    boolean recovers = recovers(payload);
    resolve(
        fields,
        payload,
        standard,
        new Place(place, target -> recovers && !target.equals(KEY), notes));
    if (!labels.isEmpty()) {
      ObjectNode into = standard.putObject(LABELS);
      resolve(labels, payload, into, new Place(place + "labels.", label -> recovers, notes));
    }
    return standard;
  }

  /** Where fields stand, and which of them may stay empty when they cannot be filled. */
  private record Place(String prefix, Predicate<String> forgives, Notes notes) {}

  private boolean recovers(JsonNode payload) {
    MappedValue status = fields.get(STATUS);
    try {
      return status != null && Json.scalar(status.resolve(payload, words)).equals(RECOVERED);
    } catch (Refusal missing) {
      return false;
    }
  }

  private void resolve(
      Map<String, MappedValue> group, JsonNode payload, ObjectNode into, Place place)
      throws Refusal {
    for (Map.Entry<String, MappedValue> field : group.entrySet()) {
      try {
        JsonNode value = field.getValue().resolve(payload, words);
        boolean isText = TEXTS.contains(field.getKey()) && value.isContainer();
        into.set(field.getKey(), isText ? MappedValue.text(value) : value);
      } catch (Refusal missing) {
        String reason = place.prefix + field.getKey() + ": " + missing.reason();
        if (!place.forgives.test(field.getKey())) {
          throw new Refusal(reason);
        }
        place.notes.add(reason);
      }
    }
  }

  private static String expected() {
    return " (expected: a JSON object that maps at least title and event_status)";
  }
}
