package dev.quell.source.vendor;

import dev.quell.model.Event;
import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sample callbacks, one folder a kind, with {@code expected.json} beside them. */
final class Fixtures {
  static final long INTEGRATION = 7;
  static final String REQUEST = "Kp3vXq8LmWz5RtYbN2cDfH";
  private static final Path ROOT = Path.of("src/test/resources/sources");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Fixtures() {}

  static Path folder(Source source) {
    return ROOT.resolve(source.descriptor().kind());
  }

  static JsonNode expectations(Source source) {
    return MAPPER.readTree(bytes(folder(source).resolve("expected.json")));
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Payload payload(String body) {
    return payload(body.getBytes(StandardCharsets.UTF_8));
  }

  static Payload payload(byte[] body) {
    return payload(body, Map.of(), Map.of());
  }

  static Payload payload(byte[] body, Map<String, String> headers, Map<String, String> query) {
    return new Payload(INTEGRATION, REQUEST, headers, query, Map.of(), body);
  }

  static List<Event> events(Source source, String body) {
    return events(source, payload(body));
  }

  static List<Event> events(Source source, Payload payload) {
    return switch (source.read(payload)) {
      case Reading.Events(var events) -> events;
      case Reading.NothingToDo(var reason) -> throw new AssertionError("nothing to do: " + reason);
      case Reading.Refused(var reason) -> throw new AssertionError("refused: " + reason);
    };
  }

  static Event event(Source source, String body) {
    List<Event> events = events(source, body);
    if (events.size() != 1) {
      throw new AssertionError("events: " + events.size() + " (expected: 1)");
    }
    return events.getFirst();
  }

  static String refusal(Source source, String body) {
    return switch (source.read(payload(body))) {
      case Reading.Refused(var reason) -> reason;
      case Reading other -> throw new AssertionError("not refused: " + other);
    };
  }

  static String nothingToDo(Source source, String body) {
    return switch (source.read(payload(body))) {
      case Reading.NothingToDo(var reason) -> reason;
      case Reading other -> throw new AssertionError("something to do: " + other);
    };
  }
}
