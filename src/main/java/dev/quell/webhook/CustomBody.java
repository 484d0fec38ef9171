package dev.quell.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * JSON of one's own with variables such as {@code {{incident.labels.host}}}; {@code .0} is the
 * first of a list. A value that is one variable and nothing else keeps the sort of what it stands
 * for, a variable within other text becomes text, one that names nothing stays as it is. Pure.
 */
final class CustomBody {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([^{}\\s]+)\\s*}}");
  private static final int MOST_VARIABLES = 200;

  private CustomBody() {}

  /** What is wrong with it; empty when it can be used. */
  static Optional<String> problem(String text) {
    if (VARIABLE.matcher(text).results().count() > MOST_VARIABLES) {
      return Optional.of("more than " + MOST_VARIABLES + " variables");
    }
    try {
      JsonNode read = JSON.readTree(text);
      return read.isObject() || read.isArray()
          ? Optional.empty()
          : Optional.of("neither an object nor a list");
    } catch (JacksonException e) {
      var at = e.getLocation();
      return Optional.of("no JSON from line " + at.getLineNr() + ", column " + at.getColumnNr());
    }
  }

  /** The body with everything put in that the variables name. */
  static String fill(String text, JsonNode values) {
    return JSON.writeValueAsString(filled(JSON.readTree(text), values));
  }

  private static JsonNode filled(JsonNode node, JsonNode values) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
          made.set(field.getKey(), filled(field.getValue(), values));
        }
        yield made;
      }
      case ArrayNode list -> {
        ArrayNode made = JsonNodeFactory.instance.arrayNode();
        list.forEach(one -> made.add(filled(one, values)));
        yield made;
      }
      case StringNode said -> value(said.asString(), values);
      default -> node;
    };
  }

  private static JsonNode value(String text, JsonNode values) {
    Matcher variable = VARIABLE.matcher(text);
    if (variable.matches()) {
      return at(values, variable.group(1)).orElse(StringNode.valueOf(text));
    }
    return StringNode.valueOf(
        VARIABLE
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(inText(found, values))));
  }

  private static String inText(MatchResult found, JsonNode values) {
    return at(values, found.group(1))
        .map(node -> node.isContainer() ? JSON.writeValueAsString(node) : node.asString(""))
        .orElse(found.group());
  }

  private static Optional<JsonNode> at(JsonNode values, String path) {
    return at(values, Arrays.asList(path.split("\\.", -1)));
  }

  /** Names may hold dots themselves, as labels do: the shortest that leads somewhere is meant. */
  private static Optional<JsonNode> at(JsonNode node, List<String> path) {
    if (path.isEmpty()) {
      return Optional.of(node);
    }
    for (int end = 1; end <= path.size(); end++) {
      JsonNode next = child(node, String.join(".", path.subList(0, end)));
      if (!next.isMissingNode()) {
        Optional<JsonNode> found = at(next, path.subList(end, path.size()));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static JsonNode child(JsonNode node, String name) {
    return node.isArray() && name.matches("\\d{1,6}")
        ? node.path(Integer.parseInt(name))
        : node.path(name);
  }
}
