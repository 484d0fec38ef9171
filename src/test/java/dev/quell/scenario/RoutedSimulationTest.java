package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.App;
import dev.quell.app.Settings;
import dev.quell.flow.FlowWorker;
import dev.quell.model.Severity;
import dev.quell.queue.EventLog;
import dev.quell.simulator.CallbackSender;
import dev.quell.simulator.CloudMonitor;
import dev.quell.simulator.Item;
import dev.quell.simulator.LedgerEntry;
import dev.quell.simulator.Scenario;
import dev.quell.simulator.Scenarios;
import dev.quell.simulator.SimulatedClock;
import dev.quell.storage.TestDatabases;
import dev.quell.web.ApiClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Cloud Monitor pushes half a day into a shared integration; at half-time the routes change. Beside
 * it, a few lines of Java say where each item must go and what every recovery must close.
 */
class RoutedSimulationTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration HALF = Duration.ofHours(6);
  private static final String KEY = "key-of-the-dispatcher-0123";

  private static final String BEFORE =
      """
      'cases': [
        {'if': [{'key': 'severity', 'oper': 'IN', 'vals': ['Critical']}],
         'channel_ids': [#urgent], 'fallthrough': true},
        {'if': [{'key': 'labels.namespace', 'oper': 'IN', 'vals': ['VCM_ECS']}],
         'channel_ids': [#hosts], 'fallthrough': false},
        {'if': [{'key': 'labels.namespace', 'oper': 'IN', 'vals': ['/RDS|Redis/', 'VCM_Mongo*']}],
         'channel_ids': [#data], 'fallthrough': false}],
      'default': {'channel_ids': [#rest]}\
      """;

  private static final String AFTER =
      """
      'cases': [
        {'if': [{'key': 'labels.namespace', 'oper': 'IN', 'vals': ['/RDS|Redis/', 'VCM_Mongo*']}],
         'channel_ids': [#data, #urgent], 'fallthrough': false},
        {'if': [{'key': 'severity', 'oper': 'IN', 'vals': ['Critical']}],
         'channel_ids': [#urgent], 'fallthrough': false},
        {'if': [{'key': 'labels.namespace', 'oper': 'NOTIN', 'vals': ['VCM_ECS']}],
         'channel_ids': [#hosts], 'fallthrough': false}],
      'default': {'channel_ids': [#rest]}\
      """;

  @TempDir Path folder;
  private final SimulatedClock clock = SimulatedClock.jumping(START);
  private final Map<String, Long> channels = new LinkedHashMap<>();

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void alertsLandWhereTheRoutesSayAndRecoveriesFindThem(TestDatabases kind) {
    Settings settings =
        Settings.in(folder)
            .withPort(0)
            .withSecrets("password-of-nobody", KEY)
            .withDatabase(kind.databaseUrl(folder));
    try (App app = App.start(settings, clock)) {
      ApiClient client = ApiClient.at("http://localhost:" + app.port()).withKey(KEY);
      JsonNode shared = shared(client);
      Expected expected = new Expected();
      try (CallbackSender sender = sender(shared)) {
        Scenario scenario = Scenarios.named("day", 1).orElseThrow();
        CloudMonitor monitor =
            new CloudMonitor(scenario, clock, sender, CloudMonitor.Settings.of(clock));
        route(client, shared, BEFORE);
        monitor.runUntil(START.plus(HALF));
        settle(app);
        expected.take(monitor.ledger().entries(), RoutedSimulationTest::before);
        int changedAt = monitor.ledger().entries().size();
        route(client, shared, AFTER);
        monitor.runUntil(START.plus(HALF).plus(HALF));
        settle(app);
        List<LedgerEntry> all = monitor.ledger().entries();
        expected.take(all.subList(changedAt, all.size()), RoutedSimulationTest::after);
      }

      assertThat(expected.lines()).as("worth a look").hasSizeGreaterThan(100);
      assertThat(expected.elsewhere).as("recovered where today's routes lead not").isPositive();
      assertThat(alerts(client)).containsExactlyInAnyOrderElementsOf(expected.lines());
    }
  }

  private static Set<String> before(Item item) {
    Set<String> to = new LinkedHashSet<>();
    if (item.level().severity() == Severity.CRITICAL) {
      to.add("urgent");
    }
    String namespace = item.labels().get("namespace").orElse("");
    if (namespace.equals("VCM_ECS")) {
      to.add("hosts");
    } else if (isData(namespace)) {
      to.add("data");
    }
    return to.isEmpty() ? Set.of("rest") : to;
  }

  private static Set<String> after(Item item) {
    String namespace = item.labels().get("namespace").orElse("");
    if (isData(namespace)) {
      return Set.of("data", "urgent");
    }
    if (item.level().severity() == Severity.CRITICAL) {
      return Set.of("urgent");
    }
    return Set.of(namespace.equals("VCM_ECS") ? "rest" : "hosts");
  }

  private static boolean isData(String namespace) {
    return namespace.contains("RDS")
        || namespace.contains("Redis")
        || namespace.startsWith("VCM_Mongo");
  }

  /** What the alerts must be: one line each. */
  private static final class Expected {
    private record Alert(String channel, String about) {}

    private final Map<String, List<Alert>> open = new LinkedHashMap<>();
    private final List<String> closed = new ArrayList<>();
    private int elsewhere;

    void take(List<LedgerEntry> entries, Function<Item, Set<String>> route) {
      for (LedgerEntry entry : entries) {
        assertThat(entry.acknowledged()).isTrue();
        entry.callback().items().forEach(item -> take(item, route));
      }
    }

    private void take(Item item, Function<Item, Set<String>> route) {
      List<Alert> known = open.computeIfAbsent(item.key().text(), key -> new ArrayList<>());
      if (item.recovered()) {
        known.forEach(alert -> closed.add(alert.channel() + " Ok " + alert.about()));
        elsewhere +=
            known.stream().anyMatch(alert -> !route.apply(item).contains(alert.channel())) ? 1 : 0;
        known.clear();
        return;
      }
      for (String channel : route.apply(item)) {
        if (known.stream().noneMatch(alert -> alert.channel().equals(channel))) {
          known.add(new Alert(channel, about(item.labels().values()::get)));
        }
      }
    }

    List<String> lines() {
      List<String> lines = new ArrayList<>(closed);
      open.values()
          .forEach(known ->
              known.forEach(alert -> lines.add(alert.channel() + " open " + alert.about())));
      return lines;
    }
  }

  private static String about(Function<String, Object> label) {
    return label.apply("check") + " " + label.apply("resource_id") + " " + label.apply("kind");
  }

  private List<String> alerts(ApiClient client) {
    List<String> lines = new ArrayList<>();
    channels.forEach((name, id) -> {
      String context = "";
      boolean more = true;
      while (more) {
        JsonNode page =
            client.call(
                "/alert/list",
                "{\"channel_ids\": [%d], \"limit\": 100, \"search_after_ctx\": \"%s\"}"
                    .formatted(id, context));
        for (JsonNode alert : page.get("items")) {
          String state = alert.get("alert_status").asString().equals("Ok") ? " Ok " : " open ";
          lines.add(name + state + about(label -> text(alert.get("labels").get(label))));
        }
        more = page.get("has_next_page").asBoolean();
        context = page.path("search_after_ctx").asString("");
      }
    });
    return lines;
  }

  private static String text(@org.jspecify.annotations.Nullable JsonNode label) {
    return label == null ? "null" : label.asString();
  }

  private JsonNode shared(ApiClient client) {
    for (String name : List.of("urgent", "hosts", "data", "rest")) {
      String body = "{\"channel_name\": \"" + name + "\"}";
      channels.put(name, client.call("/channel/create", body).get("channel_id").asLong());
    }
    return client.call(
        "/integration/create", "{\"plugin_type\": \"volcengine.cm.metrics\", \"name\": \"all\"}");
  }

  private void route(ApiClient client, JsonNode shared, String members) {
    String body = "{'integration_id': " + shared.get("integration_id") + ", " + members + "}";
    for (Map.Entry<String, Long> channel : channels.entrySet()) {
      body = body.replace("#" + channel.getKey(), channel.getValue().toString());
    }
    client.call("/route/upsert", body.replace('\'', '"'));
  }

  private static CallbackSender sender(JsonNode shared) {
    URI url = URI.create(shared.get("push_url").asString());
    return new CallbackSender(
        CallbackSender.Address.of(url).withTiming(Duration.ofSeconds(30), Duration.ofMillis(1)),
        Scenarios.named("day", 1).orElseThrow().faults());
  }

  private static void settle(App app) {
    long head = app.part(EventLog.class).head();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> app.part(FlowWorker.class).takenUpTo() >= head);
  }
}
