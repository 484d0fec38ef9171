package dev.quell.incident;

import dev.quell.web.Json;
import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Something people want to know of every incident, beside what all have. */
record CustomField(
    String id, Body body, long creatorId, long createdAt, long updatedBy, long updatedAt) {
  static final int MOST_TEXT = 3000;
  private static final JsonMapper JSON = Json.mapper();

  /**
   * What it is, as the API spells it.
   *
   * @param fieldType {@code text}, {@code single_select}, {@code multi_select} or {@code checkbox}
   * @param valueType {@code bool} of a checkbox, else {@code string}
   * @param options of the selects
   */
  record Body(
      String fieldName,
      String displayName,
      String description,
      String fieldType,
      String valueType,
      List<String> options,
      Optional<Object> defaultValue) {

    static Body of(String json) {
      return JSON.readValue(json, Body.class);
    }

    String json() {
      return JSON.writeValueAsString(this);
    }
  }

  /** A value as it is kept: a text, a truth value or a list of texts; refuses any other. */
  Object value(String name, JsonNode given) {
    return value(name, given, body, MOST_TEXT);
  }

  static Object value(String name, JsonNode given, Body body, int mostText) {
    return switch (body.fieldType) {
      case "checkbox" -> truth(name, given);
      case "single_select" -> option(name, given, body);
      case "multi_select" -> options(name, given, body);
      default -> Requests.atMost(name, Requests.storable(name, text(name, given)), mostText);
    };
  }

  private static Object truth(String name, JsonNode given) {
    if (!given.isBoolean()) {
      throw Requests.invalid(name, given, "true or false");
    }
    return given.asBoolean();
  }

  private static String text(String name, JsonNode given) {
    if (!given.isString()) {
      throw Requests.invalid(name, given, "a text");
    }
    return given.asString();
  }

  private static String option(String name, JsonNode given, Body body) {
    String option = text(name, given);
    if (!body.options.contains(option)) {
      throw Requests.invalid(name, '"' + option + '"', "one of " + body.options);
    }
    return option;
  }

  private static List<String> options(String name, JsonNode given, Body body) {
    if (!given.isArray()) {
      throw Requests.invalid(name, given, "a list of texts");
    }
    List<String> chosen = new ArrayList<>();
    for (int at = 0; at < given.size(); at++) {
      chosen.add(option(name + "[" + at + "]", given.get(at), body));
    }
    return chosen.stream().distinct().toList();
  }

  boolean isSearchable() {
    return !body.fieldType.equals("text");
  }

  /** What a kept value is found by: each option of it; long texts are not looked for. */
  static List<String> searchable(Object value) {
    if (value instanceof List<?> options) {
      return options.stream().map(String::valueOf).toList();
    }
    String text = String.valueOf(value);
    return text.length() > CustomFields.MOST_OPTION ? List.of() : List.of(text);
  }
}
