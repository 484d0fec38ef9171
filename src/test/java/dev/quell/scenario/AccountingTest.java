package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.App;
import dev.quell.app.Settings;
import dev.quell.flow.FlowWorker;
import dev.quell.queue.EventLog;
import dev.quell.simulator.CallbackSender;
import dev.quell.simulator.CloudMonitor;
import dev.quell.simulator.Ledger;
import dev.quell.simulator.LedgerEntry;
import dev.quell.simulator.Scenario;
import dev.quell.simulator.Scenarios;
import dev.quell.simulator.SimulatedClock;
import dev.quell.storage.TestDatabases;
import dev.quell.web.ApiClient;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A sender's book beside ours, over a network that loses answers, doubles and swaps calls. */
class AccountingTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration PLAYED = Duration.ofHours(3);
  private static final String KEY = "key-of-the-accountant-0123";
  private static final String TRACE = "x-volc-trace-id";

  @TempDir Path folder;
  private final SimulatedClock clock = SimulatedClock.jumping(START);

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void everyCallIsOneDeliveryAndEveryDeliveryIsACall(TestDatabases kind) {
    Settings settings =
        Settings.in(folder)
            .withPort(0)
            .withSecrets("password-of-nobody", KEY)
            .withDatabase(kind.databaseUrl(folder));
    try (App app = App.start(settings, clock)) {
      ApiClient client = ApiClient.at("http://localhost:" + app.port()).withKey(KEY);
      JsonNode integration = integration(client);
      Ledger ledger = play(URI.create(integration.get("push_url").asString()));
      int byHand = pushByHand(client, integration);
      long head = app.part(EventLog.class).head();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> app.part(FlowWorker.class).takenUpTo() >= head);

      List<JsonNode> deliveries = deliveries(client, integration.get("integration_id").asLong());

      assertThat(callsByTrace(client, deliveries)).isEqualTo(acknowledged(ledger, byHand));
      agree(ledger.totals(), deliveries);
    }
  }

  private static void agree(Ledger.Totals sent, List<JsonNode> deliveries) {
    assertThat(sent.duplicates()).as("what the network doubled").isPositive();
    assertThat(sent.unanswered()).isZero();
    assertThat(counts(deliveries))
        .isEqualTo(
            Map.of(
                "accepted",
                sent.acknowledged(),
                "duplicate",
                sent.duplicates(),
                "nothing_to_do",
                1,
                "rejected",
                1));
    Map<String, Integer> outcomes = outcomes(deliveries);
    assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(sent.eventItems());
    assertThat(outcomes.getOrDefault("opened", 0))
        .as("incidents, as the channel does not group")
        .isEqualTo(sent.episodes());
    assertThat(
            deliveries.stream()
                .flatMap(one -> one.get("event_ids").valueStream())
                .map(JsonNode::asString))
        .doesNotHaveDuplicates();
  }

  private Ledger play(URI pushUrl) {
    Scenario scenario = Scenarios.named("lossy", 1).orElseThrow();
    CallbackSender.Address address =
        CallbackSender.Address.of(pushUrl).withTiming(Duration.ofSeconds(30), Duration.ofMillis(1));
    try (CallbackSender sender = new CallbackSender(address, scenario.faults())) {
      CloudMonitor monitor =
          new CloudMonitor(scenario, clock, sender, CloudMonitor.Settings.of(clock));
      monitor.runUntil(START.plus(PLAYED));
      return monitor.ledger();
    }
  }

  private static JsonNode integration(ApiClient client) {
    long channel =
        client.call("/channel/create", "{\"channel_name\": \"c\"}").get("channel_id").asLong();
    JsonNode made =
        client.call(
            "/integration/create",
            """
            {"plugin_type": "volcengine.cm.metrics", "name": "i", "channel_id": %d}
            """
                .formatted(channel));
    return made;
  }

  /** One callback that asks for nothing and one that cannot be read. */
  private static int pushByHand(ApiClient client, JsonNode integration) {
    List<String> bodies = List.of(VolcengineWorld.fixture("connectivity-test"), "{");
    String path =
        "/event/push/alert/volcengine/cm-metrics?integration_key="
            + integration.get("integration_key").asString();
    for (String body : bodies) {
      client.send(
          client
              .request(path)
              .header("Content-Type", "application/json")
              .header(TRACE, "by hand")
              .POST(BodyPublishers.ofString(body)));
    }
    return bodies.size();
  }

  private static Map<String, Integer> acknowledged(Ledger ledger, int byHand) {
    Map<String, Integer> calls = new HashMap<>();
    for (LedgerEntry entry : ledger.entries()) {
      if (entry.acknowledged()) {
        calls.put(entry.callback().traceId(), entry.delivery().accepted());
      }
    }
    calls.put("by hand", byHand);
    return calls;
  }

  /** All of them, page by page. */
  private static List<JsonNode> deliveries(ApiClient client, long integration) {
    List<JsonNode> found = new ArrayList<>();
    String context = "";
    boolean more = true;
    while (more) {
      JsonNode page =
          client.call(
              "/integration/delivery/list",
              "{\"integration_id\": %d, \"limit\": 100, \"search_after_ctx\": \"%s\"}"
                  .formatted(integration, context));
      page.get("items").forEach(found::add);
      more = page.get("has_next_page").asBoolean();
      context = page.path("search_after_ctx").asString("");
    }
    return found;
  }

  private static Map<String, Integer> callsByTrace(ApiClient client, List<JsonNode> deliveries) {
    Map<String, Integer> calls = new HashMap<>();
    for (JsonNode delivery : deliveries) {
      JsonNode info =
          client.call(
              "/integration/delivery/info",
              "{\"delivery_id\": \"" + delivery.get("delivery_id").asString() + "\"}");
      calls.merge(info.at("/headers/" + TRACE).asString(), 1, Integer::sum);
    }
    return calls;
  }

  private static Map<String, Integer> counts(List<JsonNode> deliveries) {
    Map<String, Integer> counts = new TreeMap<>();
    deliveries.forEach(one -> counts.merge(one.get("verdict").asString(), 1, Integer::sum));
    return counts;
  }

  private static Map<String, Integer> outcomes(List<JsonNode> deliveries) {
    Map<String, Integer> counts = new TreeMap<>();
    deliveries.forEach(one ->
        one.get("outcomes")
            .properties()
            .forEach(
                count -> counts.merge(count.getKey(), count.getValue().asInt(), Integer::sum)));
    return counts;
  }
}
