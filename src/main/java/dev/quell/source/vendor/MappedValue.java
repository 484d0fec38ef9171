package dev.quell.source.vendor;

import dev.quell.source.Json;
import dev.quell.source.Notes;
import dev.quell.source.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * The right side of a field mapping: text with variables in it, or one variable alone, which keeps
 * its type.
 *
 * @param parts text and variables in turn
 */
record MappedValue(List<Part> parts) {
  /** More than any field holds, so that what a field cuts is still cut by the field. */
  private static final int MOST_TEXT = 16_384;

  /**
   * @param path empty for plain text
   */
  record Part(String text, Optional<PayloadPath> path) {}

  static MappedValue of(String place, JsonNode written) throws Refusal {
    if (!written.isString()) {
      throw new Refusal(place, written, "text, with variables like {{a.b}}");
    }
    String text = written.stringValue();
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf("{{", at);
      if (open != at) {
        parts.add(plain(place, text.substring(at, open < 0 ? text.length() : open)));
      }
      if (open < 0) {
        break;
      }
      int close = text.indexOf("}}", open);
      String path = close < 0 ? "" : text.substring(open + 2, close).strip();
      if (close < 0 || !PayloadPath.isPath(path)) {
        throw malformed(place, text.substring(open));
      }
      parts.add(new Part("", Optional.of(PayloadPath.of(path))));
      at = close + 2;
    }
    return new MappedValue(List.copyOf(parts));
  }

  private static Part plain(String place, String text) throws Refusal {
    if (text.contains("}}")) {
      throw malformed(place, text.substring(text.indexOf("}}")));
    }
    return new Part(text, Optional.empty());
  }

  private static Refusal malformed(String place, String found) {
    return new Refusal(
        place
            + ": "
            + Notes.quote(found)
            + " (expected: a variable like {{a.b}} or {{items.0.id}})");
  }

  static JsonNode text(JsonNode value) {
    return StringNode.valueOf(Json.encoded(value, MOST_TEXT));
  }

  List<PayloadPath> paths() {
    return parts.stream().flatMap(part -> part.path().stream()).toList();
  }

  /** The whole text where there is no variable in it. */
  Optional<String> constant() {
    return paths().isEmpty()
        ? Optional.of(String.join("", parts.stream().map(Part::text).toList()))
        : Optional.empty();
  }

  JsonNode resolve(JsonNode payload, ValueMapping words) throws Refusal {
    if (parts.size() == 1 && parts.getFirst().path().isPresent()) {
      return value(parts.getFirst().path().get(), payload, words);
    }
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      String more =
          part.path().isEmpty()
              ? part.text()
              : Json.encoded(value(part.path().get(), payload, words), MOST_TEXT);
      text.append(more, 0, Math.min(more.length(), MOST_TEXT - text.length()));
    }
    return StringNode.valueOf(text.toString());
  }

  private static JsonNode value(PayloadPath path, JsonNode payload, ValueMapping words)
      throws Refusal {
    return words.translate(path.text(), path.find(payload));
  }
}
