package dev.quell.app.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Says where a value differs from a published schema, as leniently as the published examples need
 * it: null may stand for a list or an object, {@code oneOf} is met by any branch, and enumerations
 * are not closed.
 */
final class PublishedSchema {
  private static final int DEEPEST = 12;

  private final JsonNode document;

  PublishedSchema(JsonNode document) {
    this.document = document;
  }

  /** The schema a reference points at, or the schema itself. */
  JsonNode resolve(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : resolve(document.at(reference.substring(1)));
  }

  /** Every difference, as {@code answer.data.items[0].title: missing}. */
  List<String> differences(JsonNode schema, JsonNode value) {
    List<String> found = new ArrayList<>();
    compare(resolve(schema), Optional.of(value), "answer", found, 0);
    return found;
  }

  private void compare(
      JsonNode schema, Optional<JsonNode> value, String path, List<String> found, int depth) {
    if (depth > DEEPEST || value.isEmpty()) {
      return;
    }
    JsonNode present = value.get();
    for (JsonNode part : schema.path("allOf")) {
      compare(resolve(part), value, path, found, depth + 1);
    }
    compareBranches(schema, present, path, found, depth);
    List<String> types = types(schema);
    if (!types.isEmpty() && types.stream().noneMatch(type -> hasType(present, type))) {
      found.add(path + ": " + nameOf(present) + " (published: " + String.join(" or ", types) + ")");
      return;
    }
    if (present.isObject()) {
      compareFields(schema, present, path, found, depth);
    }
    if (present.isArray() && !present.isEmpty()) {
      JsonNode item = resolve(schema.path("items"));
      compare(item, Optional.of(present.get(0)), path + "[0]", found, depth + 1);
    }
  }

  private void compareFields(
      JsonNode schema, JsonNode value, String path, List<String> found, int depth) {
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asString())) {
        found.add(path + "." + name.asString() + ": missing");
      }
    }
    schema
        .path("properties")
        .forEachEntry((name, property) ->
            compare(
                resolve(property),
                Optional.ofNullable(value.get(name)),
                path + "." + name,
                found,
                depth + 1));
  }

  private void compareBranches(
      JsonNode schema, JsonNode value, String path, List<String> found, int depth) {
    List<String> nearest = List.of();
    boolean met = true;
    for (String choice : List.of("oneOf", "anyOf")) {
      for (JsonNode branch : schema.path(choice)) {
        List<String> here = new ArrayList<>();
        compare(resolve(branch), Optional.of(value), path, here, depth + 1);
        if (here.isEmpty()) {
          return;
        }
        met = false;
        nearest = nearest.isEmpty() || here.size() < nearest.size() ? here : nearest;
      }
    }
    if (!met) {
      found.addAll(nearest);
    }
  }

  private static List<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isString()) {
      return List.of(type.asString());
    }
    List<String> types = new ArrayList<>();
    type.forEach(one -> types.add(one.asString()));
    return types;
  }

  private static boolean hasType(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject() || value.isNull();
      case "array" -> value.isArray() || value.isNull();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "string" -> value.isString();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> true;
    };
  }

  private static String nameOf(JsonNode value) {
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
