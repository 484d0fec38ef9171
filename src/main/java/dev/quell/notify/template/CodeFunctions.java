package dev.quell.notify.template;

import dev.quell.model.Sha256;
import dev.quell.notify.JsonText;
import dev.quell.notify.Signature;
import dev.quell.notify.template.Functions.TemplateFunction;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Texts in the dress of JSON, of addresses, of base64. */
final class CodeFunctions {
  private CodeFunctions() {}

  static Map<String, TemplateFunction> all() {
    Map<String, TemplateFunction> all = new HashMap<>();
    all.put("jsonGet", given -> jsonGet(given.text(0), given.text(1)));
    all.put("fromJson", given -> value(JsonText.read(given.text(0))));
    all.put("toJson", given -> JsonText.write(plain(given.at(0))));
    all.put("toPrettyJson", given -> JsonText.writePretty(plain(given.at(0))));
    all.put("urlEncode", given -> encoded(given.text(0)));
    all.put("urlquery", given -> encoded(given.text(0)));
    all.put("urlDecode", given -> decoded(given.text(0)));
    all.put("pathEscape", given -> Signature.percent(given.text(0)));
    all.put("pathUnescape", given -> decoded(given.text(0).replace("+", "%2B")));
    all.put("b64enc", given -> base64(given.text(0)));
    all.put("b64dec", given -> unbase64(given.text(0)));
    all.put("sha256sum", given -> Sha256.hex(given.text(0)));
    return all;
  }

  /** Follows a path of names and places parted by dots; nothing where it leads nowhere. */
  private static Object jsonGet(String json, String path) {
    JsonNode at = JsonText.read(json);
    for (String name : path.split("\\.", -1)) {
      at =
          at.isArray() && name.matches("\\d{1,6}")
              ? at.path(Integer.parseInt(name))
              : at.path(name);
    }
    return value(at);
  }

  private static Object value(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> map = new TreeMap<>();
      node.properties().forEach(one -> map.put(one.getKey(), value(one.getValue())));
      return map;
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(one -> list.add(value(one)));
      return list;
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.asLong();
    }
    if (node.isNumber()) {
      return node.asDouble();
    }
    if (node.isBoolean()) {
      return node.asBoolean();
    }
    return node.isString() ? node.asString() : Value.NONE;
  }

  /** As the JSON writer knows it. */
  private static Object plain(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> plain = new TreeMap<>();
        map.forEach((name, inner) -> plain.put(String.valueOf(name), plain(inner)));
        yield plain;
      }
      case Value.Struct struct -> plain(struct.fields());
      case List<?> list -> list.stream().map(CodeFunctions::plain).toList();
      case Long number -> number;
      case Double number -> number;
      case Boolean truth -> truth;
      default -> Value.text(value);
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new TemplateException("\"" + text + "\" cannot be decoded");
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String unbase64(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new TemplateException("\"" + text + "\" is no base64");
    }
  }
}
