package dev.quell.access.audit;

import dev.quell.web.HiddenText;
import dev.quell.web.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Takes the secrets out of a request before it is kept: the one list of what a secret is. */
final class Masking {
  /** A field whose name holds one of these is a secret, whatever it is. */
  private static final List<String> PARTS =
      List.of("password", "secret", "token", "app_key", "integration_key", "credential", "cookie");

  /** As is one that is called exactly so. */
  private static final Set<String> NAMES =
      Set.of("code", "authorization", "headers", "sign", "api_key", "access_key", "private_key");

  private static final int MOST_READ = 256 * 1024;
  private static final JsonMapper JSON = Json.mapper();

  private Masking() {}

  /** A body as it may be kept; what is no JSON object is told by its size. */
  static String body(byte[] body, int most) {
    if (body.length > MOST_READ) {
      return "(" + body.length + " bytes)";
    }
    try {
      JsonNode read = JSON.readTree(body);
      mask(read);
      return cut(read.isObject() ? JSON.writeValueAsString(read) : "(no object)", most);
    } catch (JacksonException e) {
      return "(no JSON)";
    }
  }

  /** Whether a field of this name holds a secret. */
  static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NAMES.contains(lower) || PARTS.stream().anyMatch(lower::contains);
  }

  private static void mask(JsonNode node) {
    switch (node) {
      case ObjectNode object -> {
        for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
          object.set(field.getKey(), masked(field.getKey(), field.getValue()));
        }
      }
      case ArrayNode list -> {
        for (int i = 0; i < list.size(); i++) {
          list.set(i, masked("", list.get(i)));
        }
      }
      default -> {}
    }
  }

  private static JsonNode masked(String name, JsonNode value) {
    if (isSecret(name) && !value.isNull() && !value.isBoolean()) {
      return StringNode.valueOf(HiddenText.HIDDEN);
    }
    if (value instanceof StringNode text) {
      return StringNode.valueOf(text(text.asString()));
    }
    mask(value);
    return value;
  }

  /** Of a web address only where it leads: what follows opens the door of many a chat. */
  private static String text(String text) {
    String start = text.strip().toLowerCase(Locale.ROOT);
    if (!start.startsWith("http://") && !start.startsWith("https://")) {
      return text;
    }
    try {
      URI url = new URI(text.strip());
      String host = url.getHost() == null ? "" : url.getHost();
      String port = url.getPort() < 0 ? "" : ":" + url.getPort();
      return url.getScheme() + "://" + host + port + "/" + HiddenText.HIDDEN;
    } catch (URISyntaxException e) {
      return HiddenText.HIDDEN;
    }
  }

  private static String cut(String text, int most) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= most) {
      return text;
    }
    int end = most - 3;
    while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8) + "…";
  }
}
