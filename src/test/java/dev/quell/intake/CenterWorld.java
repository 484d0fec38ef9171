package dev.quell.intake;

import static org.awaitility.Awaitility.await;

import dev.quell.app.TestClock;
import dev.quell.app.TestServer;
import dev.quell.flow.FlowWorker;
import dev.quell.queue.EventLog;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A server on one kind of store with integrations that can be pushed to. */
public final class CenterWorld implements AutoCloseable {
  public static final String BODY =
      "{'alert_key': 'k', 'event_status': 'Warning', 'title_rule': 'disk full'}";

  private final TestServer server;
  private final ApiClient client;

  public CenterWorld(TestDatabases kind) {
    this(TestServer.start(settings -> settings.withDatabase(kind.databaseUrl(settings.data()))));
  }

  public CenterWorld(TestServer server) {
    this.server = server;
    this.client = server.client();
  }

  TestServer server() {
    return server;
  }

  TestClock clock() {
    return server.clock();
  }

  /** The data of a call that must succeed; bodies may use single quotes. */
  public JsonNode call(String path, String body) {
    return client.call(path, body.replace('\'', '"'));
  }

  public Answer post(String path, String body) {
    return client.post(path, body.replace('\'', '"'));
  }

  public long channel() {
    String name = UUID.randomUUID().toString();
    return call("/channel/create", "{'channel_name': '" + name + "'}").get("channel_id").asLong();
  }

  /** A private integration of the standard protocol; a shared one for channel 0. */
  public JsonNode integration(String name, long channel) {
    return call(
        "/integration/create",
        "{'plugin_type': 'standard.alert', 'name': '%s', 'channel_id': %d}"
            .formatted(name, channel));
  }

  public JsonNode info(long integration) {
    return call("/integration/info", "{'integration_id': " + integration + "}");
  }

  public Answer push(String key) {
    return push(key, BODY);
  }

  public Answer push(String key, String body) {
    return pushTo("standard", key, "", body);
  }

  Answer pushTo(String path, String key, String token, String body) {
    return client.send(
        client
            .request("/event/push/alert/" + path + "?integration_key=" + key)
            .header("Content-Type", "application/json")
            .header("Token", token)
            .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  public void settled() {
    long head = server.app().part(EventLog.class).head();
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> server.app().part(FlowWorker.class).takenUpTo() >= head);
  }

  /** The reasons of an integration's trouble: kind, count and words. */
  List<String> errors(long integration) {
    List<String> found = new ArrayList<>();
    call("/integration/errors", "{'integration_id': " + integration + "}")
        .get("items")
        .forEach(item ->
            found.add(
                item.get("kind").asString()
                    + " "
                    + item.get("cnt").asLong()
                    + " "
                    + item.get("reason").asString()));
    return found;
  }

  @Override
  public void close() {
    server.close();
  }
}
