package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.TestServer;
import dev.quell.flow.FlowWorker;
import dev.quell.queue.EventLog;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A channel and an integration of its own on a server that others use, seen by its deliveries. */
final class DeliveryWorld {
  private final TestServer server;
  private final ApiClient client;
  private final long channel;
  private final String kind;
  private final JsonNode made;

  private DeliveryWorld(TestServer server, String kind, boolean shared) {
    this.server = server;
    this.client = server.client();
    this.kind = kind;
    this.channel =
        call("/channel/create", "{'channel_name': '" + UUID.randomUUID() + "', 'team_id': 0}")
            .get("channel_id")
            .asLong();
    this.made =
        call(
            "/integration/create",
            "{'plugin_type': '%s', 'name': 'probe'%s}"
                .formatted(kind, shared ? "" : ", 'channel_id': " + channel));
  }

  /** An integration of the standard protocol, private to its channel. */
  static DeliveryWorld standard(TestServer server) {
    return new DeliveryWorld(server, "standard.alert", false);
  }

  /** The same, shared and without a route. */
  static DeliveryWorld unrouted(TestServer server) {
    return new DeliveryWorld(server, "standard.alert", true);
  }

  static DeliveryWorld volcengine(TestServer server) {
    return new DeliveryWorld(server, "volcengine.cm.metrics", false);
  }

  TestServer server() {
    return server;
  }

  long channel() {
    return channel;
  }

  long integration() {
    return made.get("integration_id").asLong();
  }

  String key() {
    return made.get("integration_key").asString();
  }

  JsonNode call(String path, String body) {
    return client.call(path, body.replace('\'', '"'));
  }

  Answer post(String path, String body) {
    return client.post(path, body.replace('\'', '"'));
  }

  /** One event of the standard protocol; the id of its delivery. */
  String push(String alertKey, String status) {
    return send(
        "{'alert_key': '%s', 'event_status': '%s', 'title_rule': 'about %s'}"
            .formatted(alertKey, status, alertKey)
            .replace('\'', '"'));
  }

  /** A body as it is; the id of its delivery, once it had its effect. */
  String send(String body) {
    return send(body, "");
  }

  String send(String body, String traceId) {
    String path = kind.equals("standard.alert") ? "standard" : "volcengine/cm-metrics";
    var request =
        client
            .request("/event/push/alert/" + path + "?integration_key=" + key())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (!traceId.isEmpty()) {
      request.header("x-volc-trace-id", traceId);
    }
    client.send(request);
    settled();
    return list("'limit': 1").at("/items/0/delivery_id").asString();
  }

  void settled() {
    long head = server.app().part(EventLog.class).head();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> server.app().part(FlowWorker.class).takenUpTo() >= head);
  }

  /** A page of deliveries; {@code more} are members of the request. */
  JsonNode list(String more) {
    return call(
        "/integration/delivery/list", "{'integration_id': " + integration() + ", " + more + "}");
  }

  List<String> ids(String more) {
    return list(more)
        .get("items")
        .valueStream()
        .map(item -> item.get("delivery_id").asString())
        .toList();
  }

  JsonNode info(String deliveryId) {
    return call("/integration/delivery/info", "{'delivery_id': '" + deliveryId + "'}");
  }

  /** Replays one and tells what became of it. */
  JsonNode replay(String deliveryId) {
    JsonNode items =
        call("/integration/delivery/replay", "{'delivery_ids': ['" + deliveryId + "']}")
            .get("items");
    assertThat(items.size()).isEqualTo(1);
    return items.get(0);
  }

  /** The trace of the first event of a delivery. */
  JsonNode trace(String deliveryId) {
    String event = info(deliveryId).at("/event_ids/0").asString();
    return call("/event/trace", "{'event_id': '" + event + "'}");
  }

  /** The channel's alerts, oldest first. */
  List<JsonNode> alerts() {
    return call("/alert/list", "{'asc': true, 'limit': 100, 'channel_ids': [" + channel + "]}")
        .get("items")
        .valueStream()
        .toList();
  }
}
