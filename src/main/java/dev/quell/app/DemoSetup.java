package dev.quell.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does over the API what a person does first in the console. */
final class DemoSetup {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String address;
  private final String key;
  private final HttpClient http = HttpClient.newHttpClient();

  DemoSetup(int port, String key) {
    this.address = "http://localhost:" + port;
    this.key = key;
  }

  /** A channel that groups by one label, with a Volcengine integration; its push URL. */
  URI channelWithIntegration(String label, Duration window) {
    long channel =
        call(
                "/channel/create",
                """
                {"channel_name": "Production", "team_id": 0,
                 "description": "A day of Volcengine Cloud Monitor alerts",
                 "group": {"method": "p", "equals": [["labels.%s"]], "time_window": %d}}
                """
                    .formatted(label, window.toMinutes()))
            .path("channel_id")
            .asLong();
    JsonNode integration =
        call(
            "/integration/create",
            """
            {"plugin_type": "volcengine.cm.metrics", "name": "Volcengine CM Metrics",
             "channel_id": %d}
            """
                .formatted(channel));
    return URI.create(integration.path("push_url").asString());
  }

  private JsonNode call(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + key)
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      String answer = http.send(request, BodyHandlers.ofString()).body();
      JsonNode envelope = JSON.readTree(answer);
      if (!envelope.path("data").isObject()) {
        throw new IllegalStateException(path + " answered " + answer + " (expected: data)");
      }
      return envelope.path("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
