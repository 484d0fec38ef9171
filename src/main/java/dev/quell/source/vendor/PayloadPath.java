package dev.quell.source.vendor;

import dev.quell.source.Json;
import dev.quell.source.Notes;
import dev.quell.source.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The way to one value in a payload: {@code items.0.name}.
 *
 * @param text as it was written
 */
record PayloadPath(String text, List<String> names) {
  private static final int MAX_LENGTH = 500;
  private static final int MOST_NAMED = 10;

  static PayloadPath of(String text) {
    return new PayloadPath(text, List.of(text.split("\\.", -1)));
  }

  /** False for nothing, for blanks, and for dots without a name between them. */
  static boolean isPath(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && !text.startsWith(".")
        && !text.endsWith(".")
        && !text.contains("..")
        && text.chars().noneMatch(c -> Character.isWhitespace(c) || c == '{' || c == '}');
  }

  /** The value there; a name may itself hold dots where the payload's does. */
  JsonNode find(JsonNode payload) throws Refusal {
    JsonNode node = payload;
    for (int i = 0; i < names.size(); i++) {
      JsonNode next = node.isArray() ? element(node, names.get(i)) : node.path(names.get(i));
      if (next.isMissingNode() && node.isObject()) {
        JsonNode dotted = node.path(String.join(".", names.subList(i, names.size())));
        if (!dotted.isMissingNode()) {
          return dotted;
        }
      }
      if (next.isMissingNode()) {
        throw new Refusal(missing(node, i));
      }
      node = next;
    }
    return node;
  }

  private static JsonNode element(JsonNode array, String index) {
    boolean isIndex = index.length() <= 6 && index.chars().allMatch(c -> c >= '0' && c <= '9');
    return array.path(isIndex ? Integer.parseInt(index) : -1);
  }

  private String missing(JsonNode node, int depth) {
    String where = depth == 0 ? "the payload" : String.join(".", names.subList(0, depth));
    return "{{"
        + text
        + "}}: "
        + Notes.quote(names.get(depth))
        + " is missing; "
        + where
        + contents(node);
  }

  private static String contents(JsonNode node) {
    if (node.isArray()) {
      return " is a list of " + node.size();
    }
    if (!node.isObject()) {
      return " is " + Json.describe(node);
    }
    String named =
        node.propertyNames().stream()
            .limit(MOST_NAMED)
            .map(Notes::quote)
            .collect(Collectors.joining(", "));
    return node.isEmpty() ? " is empty" : " has " + named + (node.size() > MOST_NAMED ? ", …" : "");
  }
}
