package dev.quell.incident;

import dev.quell.web.Json;
import dev.quell.web.Requests;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a request says of a custom field; what is left out of a change stays as it is. */
record CustomFieldForm(
    Optional<String> fieldId,
    Optional<String> fieldName,
    Optional<String> displayName,
    Optional<String> description,
    Optional<String> fieldType,
    Optional<String> valueType,
    Optional<List<String>> options,
    Optional<JsonNode> defaultValue) {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,39}");
  private static final List<String> TYPES =
      List.of("text", "single_select", "multi_select", "checkbox");
  private static final int MOST_NAME = 40;
  private static final int MOST_DESCRIPTION = 500;
  private static final int MOST_OPTIONS = 20;
  private static final int MOST_DEFAULT = 500;

  /** A new one. */
  CustomField.Body body() {
    String name = Requests.required("field_name", fieldName.orElse(null));
    if (!NAME.matcher(name).matches()) {
      throw Requests.invalid(
          "field_name", '"' + name + '"', "a letter or _, then up to 39 letters, digits or _");
    }
    String type = Requests.required("field_type", fieldType.orElse(null));
    Requests.oneOf("field_type", type, TYPES);
    String values = type.equals("checkbox") ? "bool" : "string";
    valueType.ifPresent(given -> Requests.oneOf("value_type", given, List.of(values)));
    return with(new CustomField.Body(name, name, "", type, values, List.of(), Optional.empty()));
  }

  /** The same with what this says instead; name and type are for good. */
  CustomField.Body over(CustomField.Body old) {
    same("field_name", fieldName, old.fieldName());
    same("field_type", fieldType, old.fieldType());
    same("value_type", valueType, old.valueType());
    return with(old);
  }

  private static void same(String name, Optional<String> given, String before) {
    if (given.filter(word -> !word.isEmpty() && !word.equals(before)).isPresent()) {
      throw Requests.invalid(name, given.get(), before + ", which is for good");
    }
  }

  private CustomField.Body with(CustomField.Body old) {
    boolean selects = old.fieldType().endsWith("select");
    List<String> chosen = options.map(given -> read(given, selects)).orElse(old.options());
    if (selects && chosen.isEmpty()) {
      throw Requests.invalid("options", "none", "1.." + MOST_OPTIONS + " of a " + old.fieldType());
    }
    CustomField.Body changed =
        new CustomField.Body(
            old.fieldName(),
            displayName
                .map(text -> Requests.text("display_name", storable(text), MOST_NAME))
                .orElse(old.displayName()),
            description
                .map(text -> Requests.atMost("description", storable(text), MOST_DESCRIPTION))
                .orElse(old.description()),
            old.fieldType(),
            old.valueType(),
            chosen,
            Optional.empty());
    return withDefault(changed, old.defaultValue());
  }

  /** What is left out stays, when it is still one of the options; {@code null} takes it away. */
  private CustomField.Body withDefault(CustomField.Body body, Optional<Object> before) {
    Optional<JsonNode> wanted =
        defaultValue.isPresent()
            ? defaultValue.filter(node -> !node.isNull())
            : before.map(value -> Json.mapper().valueToTree(value));
    return new CustomField.Body(
        body.fieldName(),
        body.displayName(),
        body.description(),
        body.fieldType(),
        body.valueType(),
        body.options(),
        wanted.map(node -> CustomField.value("default_value", node, body, MOST_DEFAULT)));
  }

  private static List<String> read(List<String> given, boolean selects) {
    Requests.list("options", given, 0, selects ? MOST_OPTIONS : 0);
    for (int at = 0; at < given.size(); at++) {
      Requests.text("options[" + at + "]", storable(given.get(at)), CustomFields.MOST_OPTION);
    }
    if (new HashSet<>(given).size() < given.size()) {
      throw Requests.invalid("options", given, "each once");
    }
    return List.copyOf(given);
  }

  private static String storable(String text) {
    return Requests.storable("text", text);
  }
}
