package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What Cloud Monitor sends and a person sees, on both databases. */
class VolcengineStoriesTest {
  private static final Map<TestDatabases, TestServer> SERVERS = new EnumMap<>(TestDatabases.class);

  private static final String BY_CHECK =
      ", 'group': {'method': 'p', 'equals': [['labels.check']], 'time_window': 0}";

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(TestServer::close);
    SERVERS.clear();
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aProblemThatRepeatsAndRecoversIsOneAlertAndOneClosedIncident(TestDatabases store) {
    VolcengineWorld world = world(store, "");

    world.send("metric-critical-single");
    world.send("metric-critical-repeat");
    world.send("metric-recovered-single");

    JsonNode alert = world.alert();
    assertThat(alert.get("title").asString()).isEqualTo("prod-ecs-cpu-high - web-frontend-01");
    assertThat(alert.get("alert_severity").asString()).isEqualTo("Critical");
    assertThat(alert.get("alert_status").asString()).isEqualTo("Ok");
    assertThat(alert.get("event_cnt").asInt()).isEqualTo(3);
    assertThat(alert.get("start_time").asLong()).isEqualTo(1763433120);
    assertThat(alert.get("end_time").asLong()).isEqualTo(1763434262);
    assertThat(world.incident().get("progress").asString()).isEqualTo("Closed");
    assertThat(world.incident().get("incident_status").asString()).isEqualTo("Ok");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aPartialRecoveryClosesJustWhatRecovered(TestDatabases store) {
    VolcengineWorld world = world(store, BY_CHECK);

    world.send("metric-warning-multi-resource");
    world.send("metric-recovered-partial");

    assertThat(world.alerts())
        .extracting(
            alert -> alert.at("/labels/resource").asString(),
            alert -> alert.get("alert_status").asString())
        .containsExactlyInAnyOrder(
            tuple("order-api-01", "Ok"),
            tuple("order-api-02", "Warning"),
            tuple("order-api-sh-01", "Ok"));
    assertThat(world.incident().get("progress").asString()).isEqualTo("Triggered");
    assertThat(world.incident().get("alert_cnt").asInt()).isEqualTo(3);
    assertThat(world.incident().get("active_alert_cnt").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aHigherTierRaisesTheSameAlert(TestDatabases store) {
    VolcengineWorld world = world(store, "");

    world.send("tiered-1-warning");
    world.send("tiered-2-critical");

    assertThat(world.alert().get("alert_severity").asString()).isEqualTo("Critical");
    assertThat(world.alert().get("alert_status").asString()).isEqualTo("Critical");
    assertThat(world.incident().get("incident_severity").asString()).isEqualTo("Critical");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aLateLowerTierCountsButDoesNotLowerTheStatus(TestDatabases store) {
    VolcengineWorld world = world(store, "");

    world.send("tiered-2-critical");
    world.send("tiered-1-warning");

    assertThat(world.alert().get("alert_status").asString()).isEqualTo("Critical");
    assertThat(world.alert().get("event_cnt").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void dataComingBackEndsTheNoDataAlertOnly(TestDatabases store) {
    VolcengineWorld world = world(store, "");
    world.send("metric-critical-single");
    world.send("nodata");

    world.send("nodata-recovered");

    assertThat(world.alerts())
        .extracting(
            alert -> alert.at("/labels/kind").asString(),
            alert -> alert.get("alert_status").asString())
        .containsExactlyInAnyOrder(tuple("threshold", "Critical"), tuple("nodata", "Ok"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aRetryIsADuplicateAndAReminderIsNot(TestDatabases store) {
    VolcengineWorld world = world(store, "");

    world.send("metric-critical-single", "trace-1");
    world.send("metric-critical-single", "trace-1");
    world.send("metric-critical-single", "trace-2");

    assertThat(world.alert().get("event_cnt").asInt()).isEqualTo(2);
    assertThat(world.deliveries())
        .extracting(delivery -> delivery.get("verdict").asString())
        .containsExactly("accepted", "duplicate", "accepted");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aTriggerThatArrivesBehindItsRecoveryOpensNothing(TestDatabases store) {
    VolcengineWorld world = world(store, "");

    world.send("metric-recovered-single");
    world.send("metric-critical-single");

    assertThat(world.alerts()).isEmpty();
    assertThat(world.newestTrace().get("outcome").asString()).isEqualTo("ignored");
    assertThat(world.newestTrace().get("sentence").asString())
        .contains("before the newest recovery of the same problem");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aRecoveryThatArrivesBehindANewerTriggerClosesNothing(TestDatabases store) {
    VolcengineWorld world = world(store, "");
    String later =
        VolcengineWorld.fixture("metric-critical-repeat").replace("10:37:03", "11:37:03");
    world.sendBody(later, "volcengine/cm-metrics", "t1", "");

    world.send("metric-recovered-single");

    assertThat(world.alert().get("alert_status").asString()).isEqualTo("Critical");
    assertThat(world.newestTrace().get("outcome").asString()).isEqualTo("ignored");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void twoHundredResourcesInOneCallAreTwoHundredAlerts(TestDatabases store) {
    VolcengineWorld world = world(store, BY_CHECK);
    List<String> items = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      items.add(
          "{\"Id\": \"i-%1$d\", \"Name\": \"node-%1$d\", \"Region\": \"cn-beijing\"}".formatted(i));
    }
    String body =
        """
        {"Type": "Metric", "AccountId": "1", "RuleName": "zone-down", "RuleId": "7",
         "Level": "critical", "HappenedAt": "2025-11-18 18:00:00(UTC+08:00)", "Resources": [%s]}
        """
            .formatted(String.join(",", items));

    Answer answer = world.sendBody(body, "volcengine/cm-metrics", "t", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.data().get("alert_keys")).hasSize(200);
    assertThat(world.incident().get("alert_cnt").asInt()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void anEventIsReadAtEitherUrlAndTakesItsWorstRule(TestDatabases store) {
    VolcengineWorld world = world(store, "");

    world.sendBody(VolcengineWorld.fixture("event-critical"), "volcengine/cm-event", "t1", "");
    world.send("event-notice");

    assertThat(world.alerts())
        .extracting(alert -> alert.get("alert_severity").asString())
        .containsExactlyInAnyOrder("Critical", "Info");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aConnectivityTestIsAnsweredWith200AndCreatesNothing(TestDatabases store) {
    VolcengineWorld world = world(store, "");

    Answer answer = world.send("connectivity-test");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(world.alerts()).isEmpty();
    assertThat(world.deliveries().getFirst().get("verdict").asString()).isEqualTo("nothing_to_do");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aWrongTokenIsRefusedAndARightOneIsNot(TestDatabases store) {
    VolcengineWorld world =
        new VolcengineWorld(server(store), "", ", 'settings': {'token': 'let-me-in'}");
    String body = VolcengineWorld.fixture("metric-notice");

    Answer wrong = world.sendBody(body, "volcengine/cm-metrics", "t1", "let-me-inn");
    Answer right = world.sendBody(body, "volcengine/cm-metrics", "t2", "let-me-in");

    assertThat(wrong.refusal()).isEqualTo("401 Unauthorized");
    assertThat(right.status()).isEqualTo(200);
    assertThat(world.alerts()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aNewEpisodeBeginsWhenTheMergeWindowIsOverAndOneRecoveryEndsBoth(TestDatabases store) {
    VolcengineWorld world = world(store, ", 'merge_window_minutes': 60");
    world.send("metric-critical-single");
    server(store).clock().advance(Duration.ofMinutes(60));

    world.send("metric-critical-repeat");

    assertThat(world.alerts()).hasSize(2);

    world.send("metric-recovered-single");

    assertThat(world.alerts())
        .extracting(alert -> alert.get("alert_status").asString())
        .containsExactly("Ok", "Ok");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void anIncidentNobodyEndsIsClosedWhenItsTimeIsUp(TestDatabases store) {
    VolcengineWorld world = world(store, ", 'auto_resolve_timeout': 3600");
    world.send("metric-critical-single");
    server(store).clock().advance(Duration.ofMinutes(61));

    world.send("metric-notice");

    JsonNode incident = world.incidents().getFirst();
    assertThat(incident.get("progress").asString()).isEqualTo("Closed");
    assertThat(incident.get("incident_status").asString()).isEqualTo("Critical");
    assertThat(incident.get("close_time").asLong() - incident.get("created_at").asLong())
        .isEqualTo(3600);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aTumblingWindowOpensAnotherIncidentWhenItIsOver(TestDatabases store) {
    VolcengineWorld world =
        world(
            store, ", 'group': {'method': 'p', 'equals': [['labels.region']], 'time_window': 30}");
    world.send("metric-critical-single");
    world.send("tiered-1-warning");
    server(store).clock().advance(Duration.ofMinutes(30));

    world.send("metric-warning-disk-dimension");

    assertThat(world.incidents())
        .extracting(incident -> incident.get("alert_cnt").asInt())
        .containsExactly(2, 1);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aSmallBodyThatWouldGrowWithoutEndIsRefusedAndItsNeighbourIsNot(TestDatabases store) {
    VolcengineWorld world = world(store, "");
    String tags = "{\"Key\": \"k%d\", \"Value\": \"" + "v".repeat(2048) + "\"}";
    List<String> allTags = new ArrayList<>();
    List<String> items = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      allTags.add(tags.formatted(i));
    }
    for (int i = 0; i < 1800; i++) {
      items.add("{\"Id\": \"i-%d\"}".formatted(i));
    }
    String body =
        "{\"Type\": \"Metric\", \"RuleId\": \"7\", \"Tags\": ["
            + String.join(",", allTags)
            + "], \"Resources\": ["
            + String.join(",", items)
            + "]}";

    Answer refused = world.sendBody(body, "volcengine/cm-metrics", "t1", "");
    Answer next = world.send("metric-notice");

    assertThat(refused.refusal()).isEqualTo("400 InvalidParameter");
    assertThat(refused.body()).contains("1800 events of").contains("expected: at most 16777216");
    assertThat(next.status()).isEqualTo(200);
    assertThat(world.alerts()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aReopenedIncidentKnowsWhatRecoveredWhileItWasClosed(TestDatabases store) {
    VolcengineWorld world = world(store, "");
    world.send("metric-critical-single");
    String ids = "{'incident_ids': ['" + world.incident().get("incident_id").asString() + "']}";
    world.call("/incident/resolve", ids);
    world.send("metric-recovered-single");

    world.call("/incident/reopen", ids);

    assertThat(world.alert().get("alert_status").asString()).isEqualTo("Ok");
    assertThat(world.incident().get("incident_status").asString()).isEqualTo("Ok");
    assertThat(world.incident().get("active_alert_cnt").asInt()).isZero();
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.api.Assertions.tuple(values);
  }

  private static VolcengineWorld world(TestDatabases store, String channelSettings) {
    return new VolcengineWorld(server(store), channelSettings, "");
  }

  private static TestServer server(TestDatabases store) {
    return SERVERS.computeIfAbsent(
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
}
