package dev.quell.pipeline.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * A way into a JSON document, in the small part of gjson's language that names a place: members by
 * name and items by number between dots ({@code hosts.0.name}), {@code #} at the end for the length
 * of a list, {@code #} on the way for all its items ({@code hosts.#.name}), and {@code \} before a
 * dot or another special character that belongs to a name.
 */
public record JsonPath(List<String> parts) {
  private static final int MOST_PARTS = 20;
  private static final String EVERY = "#";
  private static final String BEYOND = "*?|@!{}[]()";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  public JsonPath {
    parts = List.copyOf(parts);
  }

  /** Empty when it is more than is understood here. */
  public static Optional<JsonPath> parse(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        // A mark in front tells a name that looks like one of the signs from the sign.
        part.append(text.charAt(++i) == '#' && part.isEmpty() ? "\\#" : text.charAt(i) + "");
      } else if (c == '.') {
        parts.add(part.toString());
        part.setLength(0);
      } else if (BEYOND.indexOf(c) >= 0) {
        return Optional.empty();
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    boolean readable =
        parts.size() <= MOST_PARTS
            && parts.stream()
                .noneMatch(one -> one.isEmpty() || (one.startsWith(EVERY) && one.length() > 1));
    return readable ? Optional.of(new JsonPath(parts)) : Optional.empty();
  }

  /**
   * What stands there: a text as it is, numbers and flags as they are written, lists and objects as
   * JSON. Empty when the text is no JSON, or when there is nothing or {@code null}.
   */
  public Optional<String> find(String text) {
    try {
      return at(JSON.readTree(text), 0).map(JsonPath::shown);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private Optional<JsonNode> at(JsonNode node, int depth) {
    if (depth == parts.size()) {
      return Optional.of(node).filter(found -> !found.isNull() && !found.isMissingNode());
    }
    String part = parts.get(depth);
    if (part.equals(EVERY)) {
      return every(node, depth);
    }
    if (node.isArray()) {
      return number(part).map(node::get).flatMap(item -> at(item, depth + 1));
    }
    String name = part.startsWith("\\#") ? part.substring(1) : part;
    return Optional.ofNullable(node.get(name)).flatMap(member -> at(member, depth + 1));
  }

  private Optional<JsonNode> every(JsonNode node, int depth) {
    if (!node.isArray()) {
      return Optional.empty();
    }
    if (depth == parts.size() - 1) {
      return Optional.of(JSON.getNodeFactory().numberNode(node.size()));
    }
    ArrayNode found = JSON.createArrayNode();
    for (JsonNode item : node) {
      at(item, depth + 1).ifPresent(found::add);
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private static Optional<Integer> number(String part) {
    boolean digits = part.length() <= 6 && part.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Optional.of(Integer.valueOf(part)) : Optional.empty();
  }

  private static String shown(JsonNode node) {
    return node.isString() ? node.stringValue() : node.toString();
  }
}
