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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A shared integration and channels of its own, on a server that others use, too. In bodies, {@code
 * #ops} stands for the id of the channel made as {@code ops}, {@code @ops} for its name.
 */
final class RouteWorld {
  private final TestServer server;
  private final ApiClient client;
  private final String suffix = "-" + UUID.randomUUID().toString().substring(0, 8);
  private final Map<String, Long> channels = new LinkedHashMap<>();
  private final JsonNode integration;

  RouteWorld(TestServer server, String... channelNames) {
    this.server = server;
    this.client = server.client();
    for (String name : channelNames) {
      String body = "{'channel_name': '" + name + suffix + "', 'team_id': 0}";
      channels.put(name, call("/channel/create", body).get("channel_id").asLong());
    }
    this.integration =
        call("/integration/create", "{'plugin_type': 'standard.alert', 'name': 'shared'}");
  }

  private RouteWorld(TestServer server, RouteWorld before) {
    this.server = server;
    this.client = server.client();
    this.integration = before.integration;
    channels.putAll(before.channels);
  }

  /** The same on a server that was started again. */
  RouteWorld on(TestServer restarted) {
    return new RouteWorld(restarted, this);
  }

  /** Replaces the enrichment, or with {@code alert/pipeline} the alert pipeline. */
  Answer rules(String kind, String rules) {
    return post("/" + kind + "/upsert", "{'integration_id': " + id() + ", 'rules': " + rules + "}");
  }

  /** Tells of a problem and does not wait for anything. */
  void pushAndGo(String key, String status, String labels) {
    send(
        "{'alert_key': '%s', 'event_status': '%s', 'title_rule': 'about %s', 'labels': {%s}}"
            .formatted(key, status, key, labels));
  }

  /** The newest alert of this key. */
  JsonNode alert(String key) {
    for (JsonNode alert :
        call("/alert/list", "{'limit': 100, 'integration_ids': [" + id() + "]}").get("items")) {
      if (alert.get("alert_key").asString().equals(key)) {
        return alert;
      }
    }
    throw new AssertionError("no alert " + key);
  }

  /** What one hop said about the newest event, as sentences. */
  List<String> said(String hop) {
    return trace()
        .get("steps")
        .valueStream()
        .filter(step -> step.get("hop").asString().equals(hop))
        .map(step -> step.get("reason").asString())
        .toList();
  }

  long id() {
    return integration.get("integration_id").asLong();
  }

  long channel(String name) {
    return channels.getOrDefault(name, 0L);
  }

  JsonNode call(String path, String body) {
    return client.call(path, filled(body));
  }

  Answer post(String path, String body) {
    return client.post(path, filled(body));
  }

  /** Replaces the route; what comes behind the integration's id, as JSON members. */
  void route(String members) {
    call("/route/upsert", "{'integration_id': " + id() + ", " + members + "}");
  }

  /** Tells of a problem and waits until that had its effect; labels as JSON members. */
  void push(String key, String status, String labels) {
    server.clock().advance(Duration.ofSeconds(1));
    String body =
        "{'alert_key': '%s', 'event_status': '%s', 'title_rule': 'about %s', 'labels': {%s}}"
            .formatted(key, status, key, labels);
    send(body);
    settled();
  }

  private void send(String body) {
    String path =
        "/event/push/alert/standard?integration_key="
            + integration.get("integration_key").asString();
    Answer answer =
        client.send(
            client
                .request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(filled(body))));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  /** Waits until everything pushed had its effect. */
  void settled() {
    long head = server.app().part(EventLog.class).head();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> server.app().part(FlowWorker.class).takenUpTo() >= head);
  }

  /** Where alerts of this key are, and how they stand: {@code ops Critical}. */
  List<String> alerts(String key) {
    List<String> found = new ArrayList<>();
    channels.forEach((name, id) -> {
      String body = "{'limit': 100, 'channel_ids': [" + id + "]}";
      for (JsonNode alert : call("/alert/list", body).get("items")) {
        if (alert.get("alert_key").asString().equals(key)) {
          found.add(name + " " + alert.get("alert_status").asString());
        }
      }
    });
    return found;
  }

  /** The trace of the newest event. */
  JsonNode trace() {
    String body = "{'limit': 1, 'integration_id': " + id() + "}";
    String event = call("/integration/delivery/list", body).at("/items/0/event_ids/0").asString();
    return call("/event/trace", "{'event_id': '" + event + "'}");
  }

  /** What routing said about the newest event: its codes. */
  List<String> routing() {
    return steps().map(step -> step.get("code").asString()).toList();
  }

  /** The same as sentences, with the names this world gave. */
  List<String> told() {
    return steps().map(step -> step.get("reason").asString().replace(suffix, "")).toList();
  }

  /** The channels that the trace tells apart. */
  List<String> channelsTold() {
    return trace()
        .get("steps")
        .valueStream()
        .filter(step -> step.get("code").asString().equals("in_channel"))
        .map(step -> step.get("reason").asString().replace(suffix, ""))
        .toList();
  }

  Stream<JsonNode> steps() {
    List<JsonNode> steps = new ArrayList<>();
    trace().get("steps").forEach(steps::add);
    return steps.stream().filter(step -> step.get("hop").asString().equals("route"));
  }

  private String filled(String body) {
    String filled = body.replace('\'', '"');
    for (Map.Entry<String, Long> channel : channels.entrySet()) {
      filled =
          filled
              .replace("#" + channel.getKey(), channel.getValue().toString())
              .replace("@" + channel.getKey(), channel.getKey() + suffix);
    }
    return filled;
  }
}
