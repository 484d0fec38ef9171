package dev.quell.source.vendor;

import dev.quell.source.Json;
import dev.quell.source.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A dimension of a resource or a tag of a rule. */
record VolcenginePair(String name, String value) implements Comparable<VolcenginePair> {
  private static final Comparator<VolcenginePair> ORDER =
      Comparator.comparing(VolcenginePair::name).thenComparing(VolcenginePair::value);

  /**
   * The pairs of a field, written as a list of {@code {Name, Value}} or as one plain object. A pair
   * without a name or a value tells nothing apart and is passed over.
   */
  static List<VolcenginePair> in(JsonObject object, String field, String... names) {
    List<VolcenginePair> pairs = new ArrayList<>();
    for (JsonObject element : object.list(field)) {
      String name = element.firstText(names);
      if (name.isEmpty()) {
        addProperties(element, pairs);
      } else {
        add(pairs, name, element.text("Value"));
      }
    }
    return pairs;
  }

  @Override
  public int compareTo(VolcenginePair other) {
    return ORDER.compare(this, other);
  }

  private static void addProperties(JsonObject element, List<VolcenginePair> pairs) {
    // {"Value": "x"} is a pair that lost its name, not a pair named Value
    if (!element.get("Value").isMissingNode()) {
      return;
    }
    for (Map.Entry<String, JsonNode> property : element.node().properties()) {
      String value = Json.scalar(property.getValue());
      add(
          pairs,
          element.notes().mend("name", property.getKey()),
          element.notes().mend(property.getKey(), value));
    }
  }

  private static void add(List<VolcenginePair> pairs, String name, String value) {
    if (!name.isBlank() && !value.isBlank()) {
      pairs.add(new VolcenginePair(name, value));
    }
  }
}
