package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.TestServer;
import dev.quell.flow.FlowWorker;
import dev.quell.queue.EventLog;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A channel of its own with a Volcengine integration, on a server that others use, too. */
final class VolcengineWorld {
  /** How long Cloud Monitor waits for an answer. */
  private static final Duration SENDERS_PATIENCE = Duration.ofSeconds(8);

  private final TestServer server;
  private final ApiClient client;
  private final long channel;
  private final JsonNode integration;

  VolcengineWorld(TestServer server, String channelSettings, String integrationSettings) {
    this.server = server;
    this.client = server.client();
    String name = UUID.randomUUID().toString();
    this.channel =
        call(
                "/channel/create",
                "{'channel_name': '" + name + "', 'team_id': 0" + channelSettings + "}")
            .get("channel_id")
            .asLong();
    this.integration =
        call(
            "/integration/create",
            "{'plugin_type': 'volcengine.cm.metrics', 'name': 'cm', 'channel_id': "
                + channel
                + integrationSettings
                + "}");
  }

  JsonNode call(String path, String body) {
    return client.call(path, body.replace('\'', '"'));
  }

  /** Sends a fixture as a callback of its own and waits until it had its effect. */
  Answer send(String fixture) {
    return send(fixture, UUID.randomUUID().toString());
  }

  Answer send(String fixture, String traceId) {
    return sendBody(fixture(fixture), "volcengine/cm-metrics", traceId, "");
  }

  Answer sendBody(String body, String path, String traceId, String token) {
    String key = integration.get("integration_key").asString();
    Answer answer =
        client.send(
            client
                .request("/event/push/alert/" + path + "?integration_key=" + key)
                .timeout(SENDERS_PATIENCE)
                .header("Content-Type", "application/json")
                .header("x-volc-trace-id", traceId)
                .header("Token", token)
                .POST(BodyPublishers.ofString(body)));
    settled();
    return answer;
  }

  void settled() {
    long head = server.app().part(EventLog.class).head();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> server.app().part(FlowWorker.class).takenUpTo() >= head);
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

  List<JsonNode> incidents() {
    return items(
        call("/incident/list", "{'asc': true, 'limit': 100, 'channel_ids': [" + channel + "]}"));
  }

  JsonNode incident() {
    List<JsonNode> incidents = incidents();
    assertThat(incidents).hasSize(1);
    return incidents.getFirst();
  }

  List<JsonNode> deliveries() {
    return items(
        call(
            "/integration/delivery/list",
            "{'limit': 100, 'integration_id': "
                + integration.get("integration_id").asLong()
                + "}"));
  }

  /** What became of the newest delivery's first event. */
  JsonNode newestTrace() {
    String event = deliveries().getFirst().at("/event_ids/0").asString();
    return call("/event/trace", "{'event_id': '" + event + "'}");
  }

  static String fixture(String name) {
    String kind = name.startsWith("event-") ? "volcengine.cm.event" : "volcengine.cm.metrics";
    String path = "/sources/" + kind + "/" + name + ".json";
    try (var in = VolcengineWorld.class.getResourceAsStream(path)) {
      assertThat(in).as(path).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> items(JsonNode page) {
    List<JsonNode> items = new ArrayList<>();
    page.get("items").forEach(items::add);
    return items;
  }
}
