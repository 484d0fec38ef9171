package dev.quell.source;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one door through which foreign JSON enters: anybody who knows a push URL can send anything,
 * so whatever goes wrong behind it becomes a refusal with a reason, never an exception.
 */
public final class Json {
  static final int MAX_DEPTH = 100;
  private static final int MAX_NUMBER = 1_000;
  private static final int MAX_STRING = 4 << 20;
  private static final int MAX_NAME = 16_384;

  /** A body of 8 MiB made of nothing but commas would otherwise cost hundreds of megabytes. */
  private static final long MAX_TOKENS = 2_000_000;

  private static final int MAX_REASON = 200;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER)
                          .maxStringLength(MAX_STRING)
                          .maxNameLength(MAX_NAME)
                          .maxTokenCount(MAX_TOKENS)
                          .build())
                  .build())
          .build();

  private Json() {}

  /**
   * Parses the body and hands its top level to {@code reader}; a blank body must be asked first.
   */
  public static Reading read(byte[] body, Function<JsonNode, Reading> reader) {
    try {
      return reader.apply(MAPPER.readTree(body));
    } catch (JacksonException broken) {
      return new Reading.Refused("body: not JSON: " + explain(broken));
    } catch (StackOverflowError tooDeep) {
      return new Reading.Refused("body: nested too deeply (expected: " + MAX_DEPTH + " levels)");
    }
  }

  /** What somebody typed as JSON. */
  public static JsonNode typed(String what, String text) throws Refusal {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException broken) {
      throw new Refusal(what + ": not JSON: " + explain(broken));
    }
  }

  /** The text of a scalar, the JSON of anything else; long JSON is cut short of {@code most}. */
  public static String encoded(JsonNode node, int most) {
    if (!node.isContainer()) {
      return scalar(node);
    }
    BoundedText bounded = new BoundedText(most);
    try {
      MAPPER.writeValue(bounded, node);
    } catch (JacksonException full) {
      // it holds what is wanted of it
    }
    return bounded.text();
  }

  /** The object that stands inside a text, as some senders nest them; empty when it is none. */
  public static Optional<JsonNode> objectIn(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readTree(text)).filter(JsonNode::isObject);
    } catch (JacksonException words) {
      return Optional.empty();
    }
  }

  /** Nothing but white space, or no byte at all. */
  public static boolean isBlank(byte[] body) {
    int start = startsWithByteOrderMark(body) ? 3 : 0;
    for (int i = start; i < body.length; i++) {
      if (body[i] != ' ' && body[i] != '\n' && body[i] != '\r' && body[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** What stands there, in the words of a refusal: {@code a list}, {@code "critical"}. */
  public static String describe(JsonNode node) {
    if (node.isMissingNode()) {
      return "missing";
    }
    if (node.isNull()) {
      return "null";
    }
    if (node.isArray()) {
      return "a list";
    }
    if (node.isObject()) {
      return "an object";
    }
    return node.isString() ? Notes.quote(node.stringValue()) : Notes.shorten(scalar(node));
  }

  /** The text of a string, number or boolean; empty for anything else. */
  public static String scalar(JsonNode node) {
    if (node.isString()) {
      return node.stringValue();
    }
    if (node.isIntegralNumber() || node.isBoolean()) {
      return node.asString();
    }
    return node.isNumber() ? Numbers.plain(node.doubleValue()) : "";
  }

  private static boolean startsWithByteOrderMark(byte[] body) {
    return body.length >= 3
        && body[0] == (byte) 0xEF
        && body[1] == (byte) 0xBB
        && body[2] == (byte) 0xBF;
  }

  private static String explain(JacksonException broken) {
    String message = broken.getOriginalMessage();
    String reason = message == null ? broken.getClass().getSimpleName() : firstLine(message);
    TokenStreamLocation location = broken.getLocation();
    if (location == null || location.getLineNr() < 1) {
      return reason;
    }
    return reason + " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return Notes.mended(Notes.head(line, MAX_REASON));
  }
}
