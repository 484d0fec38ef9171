package dev.quell.source.vendor;

import dev.quell.model.Event;
import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.Source;
import dev.quell.source.SourceDescriptor.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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

  /** What an integration of this kind is told, from the folder {@code settings}. */
  static Map<String, String> settings(Source source) {
    Map<String, String> settings = new HashMap<>();
    for (Setting setting : source.descriptor().settings()) {
      Path file = folder(source).resolve("settings").resolve(setting.name() + ".json");
      if (Files.exists(file)) {
        settings.put(setting.name(), new String(bytes(file), StandardCharsets.UTF_8));
      }
    }
    return settings;
  }

  static Payload payload(Source source, byte[] body) {
    return payload(settings(source), body, Map.of(), Map.of());
  }

  static Payload payload(
      Map<String, String> settings,
      byte[] body,
      Map<String, String> headers,
      Map<String, String> query) {
    return new Payload(INTEGRATION, "probe", REQUEST, headers, query, settings, body);
  }

  static List<Event> events(Source source, String body) {
    return events(source, payload(source, body.getBytes(StandardCharsets.UTF_8)));
  }

  static List<Event> events(Source source, Payload payload) {
    return switch (source.read(payload)) {
      case Reading.Events(var events, var _) -> events;
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
    return switch (source.read(payload(source, body.getBytes(StandardCharsets.UTF_8)))) {
      case Reading.Refused(var reason) -> reason;
      case Reading other -> throw new AssertionError("not refused: " + other);
    };
  }

  static String nothingToDo(Source source, String body) {
    return switch (source.read(payload(source, body.getBytes(StandardCharsets.UTF_8)))) {
      case Reading.NothingToDo(var reason) -> reason;
      case Reading other -> throw new AssertionError("something to do: " + other);
    };
  }
}
