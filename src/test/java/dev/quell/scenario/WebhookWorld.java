package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.AlertWorld;
import dev.quell.app.TestServer;
import dev.quell.storage.TestDatabases;
import dev.quell.web.ApiClient;
import dev.quell.webhook.WebhookSender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A server whose webhooks lead to a receiver that remembers what it was told. */
final class WebhookWorld implements AutoCloseable {
  final Receiver receiver = new Receiver();
  private final AlertWorld first;
  private TestServer server;

  WebhookWorld(TestDatabases kind) {
    server =
        TestServer.start(settings ->
            settings
                .withDatabase(kind.databaseUrl(settings.data()))
                .withNotifying(TellingWorld.notifying()));
    first = new AlertWorld(server, "");
  }

  WebhookWorld() {
    this(TestDatabases.SQLITE);
  }

  AlertWorld world() {
    return first;
  }

  ApiClient client() {
    return server.client();
  }

  /** A webhook of this kind that leads to that path; its id. */
  long hook(String kind, String path, String more) {
    return call(
            "/webhook/create",
            "{'webhook_type': '"
                + kind
                + "', 'webhook_name': '"
                + path
                + "', 'timeout_seconds': 1, 'secret': 'a-secret-of-this-test', 'endpoint': '"
                + receiver.url(path)
                + "'"
                + more
                + "}")
        .path("webhook_id")
        .asLong();
  }

  JsonNode call(String path, String body) {
    return client().call(path, body.replace('\'', '"'));
  }

  /** What came on that path, once it is as much. */
  List<Receiver.Call> told(String path, int times) {
    await()
        .atMost(20, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(receiver.calls(path)).hasSize(times));
    return receiver.calls(path);
  }

  /** What was kept of attempts of a webhook, the oldest first, once it is as much. */
  List<JsonNode> history(long hook, int attempts) {
    await()
        .atMost(20, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(history(hook)).hasSize(attempts));
    return history(hook);
  }

  private List<JsonNode> history(long hook) {
    return call(
            "/webhook/history/list",
            "{'limit': 100, 'asc': true, 'start_time': 1700000000000, 'end_time': 1900000000000,"
                + " 'integration_id': "
                + hook
                + "}")
        .path("items")
        .valueStream()
        .toList();
  }

  JsonNode detail(JsonNode item) {
    return call(
        "/webhook/history/detail",
        "{'integration_id': %d, 'event_id': '%s'}"
            .formatted(item.path("integration_id").asLong(), item.path("event_id").asString()));
  }

  /** Nothing is sent from here on, as when the server were about to die. */
  void stopsSending() {
    server.app().part(WebhookSender.class).close();
  }

  TestServer server() {
    return server;
  }

  void restarts() {
    server = server.restart();
  }

  void passes(Duration time) {
    server.clock().advance(time);
    server.app().part(WebhookSender.class).arrived();
  }

  @Override
  public void close() {
    server.close();
    receiver.close();
  }
}
