package dev.quell.notify;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** JSON as vendors speak it. */
public final class JsonText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonText() {}

  public static String of(Map<String, ?> object) {
    return JSON.writeValueAsString(object);
  }

  /** Any value made of maps, lists, texts, numbers and truths. */
  public static String write(Object value) {
    return JSON.writeValueAsString(value);
  }

  /** The same over several lines. */
  public static String writePretty(Object value) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }

  /** One text with its quotation marks. */
  public static String quoted(String text) {
    return JSON.writeValueAsString(text);
  }

  /** A node that is missing where the text is no JSON. */
  public static JsonNode read(String text) {
    try {
      JsonNode read = JSON.readTree(text);
      return read == null ? MissingNode.getInstance() : read;
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
