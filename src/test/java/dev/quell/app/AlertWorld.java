package dev.quell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.flow.FlowWorker;
import dev.quell.queue.EventLog;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A running server with one channel and one integration of it, which can be told of problems. */
public final class AlertWorld implements AutoCloseable {
  private static final int AT_ONCE = 100;

  private final TestServer server;
  private final ApiClient client;
  private final long channel;
  private final String integrationKey;
  private final long integration;

  /** Begins with a channel that has these settings beside its name, as JSON members. */
  public AlertWorld(String settings) {
    this(TestServer.start(), settings);
  }

  /** The same on this kind of store. */
  public AlertWorld(TestDatabases kind, String settings) {
    this(TestServer.start(kind), settings);
  }

  /** The same on a server of your own, which ends with it. */
  public AlertWorld(TestServer server, String settings) {
    this.server = server;
    this.client = server.client();
    JsonNode created =
        call("/channel/create", "{'channel_name': 'shop', 'team_id': 0" + settings + "}");
    channel = created.get("channel_id").asLong();
    JsonNode made =
        call(
            "/integration/create",
            "{'plugin_type': 'standard.alert', 'name': 'probe', 'channel_id': " + channel + "}");
    integration = made.get("integration_id").asLong();
    integrationKey = made.get("integration_key").asString();
  }

  public TestServer server() {
    return server;
  }

  public long channel() {
    return channel;
  }

  public long integration() {
    return integration;
  }

  /** Tells of a problem, or with {@code Ok} of its end, and waits until that had its effect. */
  public void push(String key, String status, String title) {
    push(key, status, title, "'check': '" + key + "'");
  }

  /** The same with labels of your choice, as JSON members. */
  public void push(String key, String status, String title, String labels) {
    String body =
        "{'alert_key': '"
            + key
            + "', 'event_status': '"
            + status
            + "', 'title_rule': '"
            + title
            + "', 'description': 'about "
            + key
            + "', 'labels': {"
            + labels
            + "}}";
    send(body);
    settled();
  }

  /** Tells of as many problems of one title: {@code 0}, {@code 1} and so on. */
  public void pushMany(int count, String status, String title, String description) {
    String rest =
        "', 'event_status': '"
            + status
            + "', 'title_rule': '"
            + title
            + "', 'description': '"
            + description
            + "'}";
    for (int from = 0; from < count; from += AT_ONCE) {
      send(
          IntStream.range(from, Math.min(count, from + AT_ONCE))
              .mapToObj(n -> "{'alert_key': '" + n + rest)
              .collect(Collectors.joining(",", "[", "]")));
    }
    settled();
  }

  private void send(String body) {
    Answer answer =
        client.send(
            client
                .request("/event/push/alert/standard?integration_key=" + integrationKey)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  /** The data of a call that must succeed; bodies may use single quotes. */
  public JsonNode call(String path, String body) {
    return client.call(path, body.replace('\'', '"'));
  }

  public Answer post(String path, String body) {
    return client.post(path, body.replace('\'', '"'));
  }

  /** The id of the newest alert. */
  public String alert() {
    return call("/alert/list", "{}").at("/items/0/alert_id").asString();
  }

  /** The id of the newest incident. */
  public String incident() {
    return call("/incident/list", "{}").at("/items/0/incident_id").asString();
  }

  @Override
  public void close() {
    server.close();
  }

  /** Waits until everything received so far had its effect. */
  public void settled() {
    long head = server.app().part(EventLog.class).head();
    await().until(() -> server.app().part(FlowWorker.class).takenUpTo() >= head);
  }
}
