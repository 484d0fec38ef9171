package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.TestServer;
import dev.quell.flow.FlowWorker;
import dev.quell.queue.EventLog;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A channel of its own with one private integration, on a server per database that tests share. */
final class PushWorld {
  private final TestServer server;
  private final ApiClient client;
  private final String path;
  private final long channel;
  private final JsonNode integration;

  /** Begins with an integration of this kind; both settings are further JSON members, or empty. */
  PushWorld(TestServer server, String kind, String channelSettings, String integrationSettings) {
    this.server = server;
    this.client = server.client();
    String name = UUID.randomUUID().toString();
    this.channel =
        call("/channel/create", "{'channel_name': '" + name + "'" + channelSettings + "}")
            .get("channel_id")
            .asLong();
    this.integration =
        call(
            "/integration/create",
            "{'plugin_type': '%s', 'name': 'probe', 'channel_id': %d%s}"
                .formatted(kind, channel, integrationSettings));
    String url = integration.get("push_url").asString();
    this.path = url.substring(url.indexOf("/event/push"));
  }

  /** A server for each database, started when first asked for. */
  static final class Servers implements AutoCloseable {
    private final Map<TestDatabases, TestServer> running = new EnumMap<>(TestDatabases.class);

    TestServer on(TestDatabases store) {
      return running.computeIfAbsent(
          store,
          kind -> {
            try {
              var folder = Files.createTempDirectory("quell-story");
              return TestServer.start(settings -> settings.withDatabase(kind.databaseUrl(folder)));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }

    @Override
    public void close() {
      running.values().forEach(TestServer::close);
      running.clear();
    }
  }

  JsonNode call(String operation, String body) {
    return client.call(operation, body.replace('\'', '"'));
  }

  /** Pushes a body, single quotes for double ones, and waits until it had its effect. */
  Answer push(String body) {
    return push(body, "");
  }

  /**
   * @param query what follows the key in the URL, for example {@code &severity=Info}
   */
  Answer push(String body, String query) {
    Answer answer =
        client.send(
            client
                .request(path + query)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    long head = server.app().part(EventLog.class).head();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> server.app().part(FlowWorker.class).takenUpTo() >= head);
    return answer;
  }

  void advance(Duration by) {
    server.clock().advance(by);
  }

  /** The channel's alerts, oldest first. */
  List<JsonNode> alerts() {
    return items(
        call("/alert/list", "{'asc': true, 'limit': 100, 'channel_ids': [" + channel + "]}"));
  }

  /** The only alert of the channel. */
  JsonNode alert() {
    List<JsonNode> alerts = alerts();
    assertThat(alerts).hasSize(1);
    return alerts.getFirst();
  }

  /** What the timeline of the only alert tells, oldest first. */
  List<String> feed() {
    String id = alert().get("alert_id").asString();
    return items(call("/alert/feed", "{'asc': true, 'alert_id': '" + id + "'}")).stream()
        .map(entry -> entry.get("type").asString())
        .toList();
  }

  /** The channel's incidents, oldest first. */
  List<JsonNode> incidents() {
    return items(
        call("/incident/list", "{'asc': true, 'limit': 100, 'channel_ids': [" + channel + "]}"));
  }

  /** The integration's pushes, newest first. */
  List<JsonNode> deliveries() {
    return items(
        call(
            "/integration/delivery/list",
            "{'limit': 100, 'integration_id': "
                + integration.get("integration_id").asLong()
                + "}"));
  }

  /** The statuses of the events of an alert, oldest first. */
  List<String> statuses(JsonNode alert) {
    List<String> statuses = new ArrayList<>();
    String body = "{'alert_id': '" + alert.get("alert_id").asString() + "'}";
    for (JsonNode event : items(call("/alert/event/list", body))) {
      statuses.addFirst(event.get("event_status").asString());
    }
    return statuses;
  }

  private static List<JsonNode> items(JsonNode page) {
    List<JsonNode> items = new ArrayList<>();
    page.get("items").forEach(items::add);
    return items;
  }
}
