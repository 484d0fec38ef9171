package dev.quell.source.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.model.Event;
import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Reads every sample of every kind of sender and compares it with what is expected of it. */
class AllSourcesTest {

  static Stream<Arguments> fixtures() {
    return AllSources.list().stream()
        .flatMap(source ->
            Fixtures.expectations(source).properties().stream()
                .map(entry -> Arguments.of(source, entry.getKey(), entry.getValue())));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("fixtures")
  void readsASampleAsExpected(Source source, String file, JsonNode expected) {
    Map<String, String> settings = Fixtures.settings(source);
    settings.putAll(texts(expected.path("settings")));
    Payload payload =
        Fixtures.payload(
            settings,
            Fixtures.bytes(Fixtures.folder(source).resolve(file)),
            texts(expected.path("headers")),
            texts(expected.path("query")));

    Reading reading = source.read(payload);

    switch (reading) {
      case Reading.Events(var events, var missing) -> {
        assertEvents(events, expected.path("alerts"));
        assertThat(missing).hasSameSizeAs(expected.path("missing").values());
        for (int i = 0; i < missing.size(); i++) {
          assertThat(missing.get(i)).contains(expected.at("/missing/" + i).asString());
        }
      }
      case Reading.NothingToDo(var reason) -> {
        assertThat(expected.path("suggestedHttpStatus").asInt()).isEqualTo(200);
        assertThat(expected.path("alerts").size()).isZero();
        assertThat(reason).contains(expected.path("reason").asString(""));
      }
      case Reading.Refused(var reason) -> {
        assertThat(expected.path("suggestedHttpStatus").asInt()).as(reason).isEqualTo(400);
        assertThat(reason).contains(expected.path("reason").asString());
      }
    }
  }

  private static void assertEvents(List<Event> events, JsonNode expected) {
    assertThat(events).hasSameSizeAs(expected.values());
    for (int i = 0; i < events.size(); i++) {
      assertEvent(events.get(i), expected.get(i));
    }
  }

  private static void assertEvent(Event event, JsonNode expected) {
    assertThat(seen(event, expected)).isEqualTo(texts(expected));
    for (JsonNode note : expected.path("notes")) {
      assertThat(event.notes()).anyMatch(line -> line.contains(note.asString()));
    }
    if (!expected.has("notes")) {
      assertThat(event.notes()).isEmpty();
    }
  }

  /** The event in the words of {@code expected.json}, as far as the sample mentions them. */
  private static Map<String, String> seen(Event event, JsonNode expected) {
    Map<String, String> seen = new HashMap<>();
    seen.put("kind", label(event, "kind"));
    seen.put("status", event.recovered() ? "recovered" : "firing");
    seen.put("severity", event.status());
    seen.put("title", event.title());
    seen.put("titleRule", event.titleRule());
    seen.put("alertKey", event.alertKey());
    seen.put("account", label(event, "account_id"));
    seen.put("ruleId", label(event, "rule_id"));
    seen.put("region", label(event, "region"));
    seen.put("resourceId", label(event, "resource_id"));
    seen.put("resource", label(event, "resource"));
    seen.put("eventType", label(event, "event_type"));
    seen.put("eventId", lastWord(event.description()));
    seen.put("metric", label(event, "metric"));
    seen.put("description", event.description());
    seen.put("startTime", seconds(event.startedAt()));
    seen.put("eventTime", seconds(event.time()));
    seen.put("dimensions", dimensions(event).toString());
    seen.put("labels", event.labels().values().toString());
    seen.put("images", event.images().toString());
    seen.put("recovered", Boolean.toString(event.recovered()));
    seen.keySet().retainAll(texts(expected).keySet());
    return seen;
  }

  private static String label(Event event, String name) {
    return event.labels().get(name).orElse("");
  }

  private static String lastWord(String text) {
    return text.substring(Math.max(text.lastIndexOf(' '), text.lastIndexOf('：')) + 1);
  }

  private static String seconds(Optional<java.time.Instant> time) {
    return time.map(instant -> Long.toString(instant.getEpochSecond())).orElse("");
  }

  private static Map<String, String> dimensions(Event event) {
    Map<String, String> dimensions = new TreeMap<>();
    event
        .labels()
        .values()
        .forEach((name, value) -> {
          if (name.startsWith("dim_")) {
            dimensions.put(name.substring("dim_".length()), value);
          }
        });
    return dimensions;
  }

  /** Scalars as text, null as nothing; the last alert time is not kept, notes are told apart. */
  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      JsonNode value = property.getValue();
      String text = value.isObject() ? new TreeMap<>(texts(value)).toString() : value.asString("");
      texts.put(property.getKey(), value.isArray() ? value.toString() : text);
    }
    texts.keySet().removeAll(List.of("lastAlertTime", "notes"));
    return texts;
  }
}
