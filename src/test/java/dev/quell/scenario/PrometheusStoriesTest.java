package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Alertmanager sends and a person sees, on both databases. */
class PrometheusStoriesTest {
  private static final PushWorld.Servers SERVERS = new PushWorld.Servers();

  @AfterAll
  static void stop() {
    SERVERS.close();
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void oneAlertOfAGroupResolvesAloneAndTheIncidentEndsWithTheLast(TestDatabases store) {
    PushWorld world =
        world(store, ", 'group': {'method': 'p', 'equals': [['labels.check']], 'time_window': 0}");
    world.push(group(alert("firing", "a", ""), alert("firing", "b", "")));
    world.push(group(alert("resolved", "a", ""), alert("firing", "b", "")));

    assertThat(world.alerts())
        .extracting(alert -> alert.get("alert_status").asString())
        .containsExactlyInAnyOrder("Ok", "Warning");
    assertThat(world.incidents()).hasSize(1);
    assertThat(world.incidents().getFirst().get("progress").asString()).isEqualTo("Triggered");

    world.push(group(alert("resolved", "b", "")));

    assertThat(world.incidents().getFirst().get("progress").asString()).isEqualTo("Closed");
  }

  /**
   * The end lies before the firing message, which was on its way for long, and before its clock.
   */
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aResolutionClosesWhateverItsTimesSay(TestDatabases store) {
    PushWorld world = world(store, "");
    world.push(group(alert("firing", "a", ", 'timestamp': '1763460000'")));
    world.advance(Duration.ofMinutes(1));

    world.push(
        group(
            "{'status': 'resolved', 'labels': {'alertname': 'Down'}, 'fingerprint': 'a',"
                + " 'startsAt': '2025-11-18T09:00:00Z', 'endsAt': '2025-11-18T09:30:00Z',"
                + " 'annotations': {'timestamp': '1763450000'}}"));

    assertThat(world.alert().get("alert_status").asString()).isEqualTo("Ok");
  }

  /** A timestamp that a rule never changes is older than the newest resolution. */
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void anAlertThatFiresAgainOpensWhateverItsTimesSay(TestDatabases store) {
    PushWorld world = world(store, "");
    world.push(group(alert("firing", "a", ", 'timestamp': '1763450000'")));
    world.push(group(alert("resolved", "a", "")));
    world.advance(Duration.ofMinutes(5));

    world.push(group(alert("firing", "a", ", 'timestamp': '1763450000'")));

    assertThat(world.alerts())
        .extracting(alert -> alert.get("alert_status").asString())
        .containsExactly("Ok", "Warning");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aRepeatedNotificationIsOneMoreEventOfTheSameAlert(TestDatabases store) {
    PushWorld world = world(store, "");

    world.push(group(alert("firing", "a", "")));
    world.advance(Duration.ofHours(4));
    world.push(group(alert("firing", "a", "")));

    assertThat(world.alert().get("event_cnt").asInt()).isEqualTo(2);
    assertThat(world.alert().get("start_time").asLong()).isEqualTo(1763456400);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatMaxAlertsLeftOutIsSaidOnTheDelivery(TestDatabases store) {
    PushWorld world = world(store, "");
    String body = "{'alerts': [%s], 'truncatedAlerts': 3}".formatted(alert("firing", "a", ""));

    Answer answer = world.push(body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(world.alerts()).hasSize(1);
    assertThat(world.deliveries().getFirst().get("verdict").asString()).isEqualTo("accepted");
    assertThat(world.deliveries().getFirst().get("reason").asString())
        .startsWith("truncatedAlerts: 3 more alerts of this group were not sent");
  }

  private static PushWorld world(TestDatabases store, String channelSettings) {
    return new PushWorld(SERVERS.on(store), "prometheus.alert", channelSettings, "");
  }

  private static String group(String... alerts) {
    return "{'version': '4', 'alerts': [" + String.join(", ", alerts) + "]}";
  }

  private static String alert(String status, String fingerprint, String annotations) {
    return ("{'status': '%1$s', 'labels': {'alertname': 'Down', 'instance': '%2$s'},"
            + " 'annotations': {'summary': 'it is down'%3$s}, 'fingerprint': '%2$s',"
            + " 'startsAt': '2025-11-18T09:00:00.5Z'}")
        .formatted(status, fingerprint, annotations);
  }
}
