package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.AlertWorld;
import dev.quell.app.Telling;
import dev.quell.app.TestServer;
import dev.quell.timer.TimerLoop;
import dev.quell.web.AddressGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An incident is told of, again, higher, and no more once somebody answers. */
class TellingStoriesTest {
  private final Receiver receiver = new Receiver();
  private final AlertWorld world =
      new AlertWorld(
          TestServer.start(settings ->
              settings.withTelling(new Telling(new AddressGuard(List.of(), true), Map.of()))),
          "");

  @AfterEach
  void end() {
    world.close();
    receiver.close();
  }

  @Test
  void nobodyAnswersThroughTwoLevels() {
    rule(level("/first", 2, 10, 30, false) + "," + level("/second", 1, 10, 30, false));

    world.push("disk", "Critical", "Disk full");
    String incident = world.incident();
    told("/first", 1);
    passes(Duration.ofMinutes(10));
    told("/first", 2);
    passes(Duration.ofMinutes(20));
    told("/second", 1);
    passes(Duration.ofHours(3));

    assertThat(receiver.calls().stream().map(Receiver.Call::kind))
        .containsExactly("fire", "refire", "escalate");
    assertThat(receiver.calls().getFirst().incident()).isEqualTo(incident);
    assertThat(receiver.calls().getFirst().title()).isEqualTo("Disk full");
    assertThat(story(incident))
        .containsSubsequence("i_new", "i_assign", "i_notify", "i_notify", "i_assign", "i_rest");
    JsonNode standing = world.call("/incident/escalation/info", named(incident));
    assertThat(standing.path("rest").asString()).isEqualTo("exhausted");
  }

  @Test
  void whoAcknowledgesIsLeftInPeace() {
    rule(level("/first", 3, 10, 30, false) + "," + level("/second", 1, 10, 30, false));

    world.push("disk", "Critical", "Disk full");
    told("/first", 1);
    world.call("/incident/ack", "{'incident_ids': ['" + world.incident() + "']}");
    passes(Duration.ofHours(2));

    assertThat(receiver.calls()).hasSize(1);
    assertThat(standing().path("rest").asString()).isEqualTo("acknowledged");

    world.call("/incident/unack", "{'incident_ids': ['" + world.incident() + "']}");
    told("/first", 2);
  }

  @Test
  void aForcedLevelClimbsInSpiteOfAnAnswer() {
    rule(level("/first", 3, 10, 30, true) + "," + level("/second", 1, 10, 30, false));

    world.push("disk", "Critical", "Disk full");
    told("/first", 1);
    world.call("/incident/ack", "{'incident_ids': ['" + world.incident() + "']}");
    passes(Duration.ofMinutes(29));
    assertThat(receiver.calls()).hasSize(1);
    passes(Duration.ofMinutes(1));

    told("/second", 1);
  }

  @Test
  void whatIsOverWithinTheDelayTellsNobody() {
    rule(60, level("/first", 1, 10, 30, false));

    world.push("disk", "Critical", "Disk full");
    passes(Duration.ofSeconds(30));
    world.push("disk", "Ok", "Disk full");
    passes(Duration.ofMinutes(5));
    world.push("net", "Critical", "Net down");
    passes(Duration.ofSeconds(60));

    told("/first", 1);
    assertThat(receiver.calls().getFirst().title()).isEqualTo("Net down");
  }

  @Test
  void aFailingTargetIsTriedAgainUnderTheSameKey() {
    receiver.answers(500);
    rule(level("/first", 1, 10, 30, false));

    world.push("disk", "Critical", "Disk full");
    told("/first", 1);
    settledNotices();
    receiver.answers(200);
    passes(Duration.ofSeconds(5));
    told("/first", 2);
    settledNotices();

    assertThat(receiver.calls().stream().map(Receiver.Call::key).distinct()).hasSize(1);
    JsonNode notice = world.call("/incident/notice/list", named(world.incident())).at("/items/0");
    assertThat(notice.path("state").asString()).isEqualTo("delivered");
    assertThat(notice.at("/attempts/0/verdict").asString()).isEqualTo("retry");
    assertThat(notice.at("/attempts/0/answer").asString()).contains("500");
    assertThat(notice.at("/attempts/1/verdict").asString()).isEqualTo("delivered");
  }

  @Test
  void aRestartForgetsNothingAndTellsNobodyTwice() {
    rule(level("/first", 2, 10, 30, false));
    world.push("disk", "Critical", "Disk full");
    told("/first", 1);
    settledNotices();

    try (TestServer again = world.server().restart()) {
      again.clock().advance(Duration.ofMinutes(10));
      again.app().part(TimerLoop.class).runDue();
      told("/first", 2);
    }

    assertThat(receiver.calls().stream().map(Receiver.Call::kind))
        .containsExactly("fire", "refire");
  }

  @Test
  void aServerThatWasDownBeginsTheTimeToAnswerAnew() {
    rule(level("/first", 1, 10, 30, false) + "," + level("/second", 1, 10, 30, false));
    world.push("disk", "Critical", "Disk full");
    told("/first", 1);
    passes(Duration.ofMinutes(1));

    world.server().clock().advance(Duration.ofHours(2));
    world.server().app().part(TimerLoop.class).runDue();

    told("/second", 1);
    JsonNode standing = standing();
    assertThat(standing.path("layer_idx").asInt()).isEqualTo(1);
  }

  // ── words ────────────────────────────────────────────────────────────────────────────────────

  private void rule(String levels) {
    rule(0, levels);
  }

  private void rule(int delay, String levels) {
    world.call(
        "/channel/escalate/rule/create",
        "{'channel_id': "
            + world.channel()
            + ", 'rule_name': 'all', 'template_id': '', 'aggr_window': "
            + delay
            + ", 'layers': ["
            + levels
            + "]}");
  }

  private String level(String path, int times, int step, int window, boolean force) {
    return "{'max_times': %d, 'notify_step': %d, 'escalate_window': %d, 'force_escalate': %b, "
            .formatted(times, step, window, force)
        + "'target': {'webhooks': [{'type': 'webhook', 'settings': {'alias': 'ops', 'url': '"
        + receiver.url(path)
        + "'}}]}}";
  }

  private void told(String path, int times) {
    await()
        .atMost(10, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(receiver.calls(path)).hasSize(times));
  }

  /** Time passes, half a minute at a time. */
  private void passes(Duration time) {
    for (Duration left = time; left.isPositive(); left = left.minusSeconds(30)) {
      Duration step = left.compareTo(Duration.ofSeconds(30)) < 0 ? left : Duration.ofSeconds(30);
      world.server().clock().advance(step);
      world.server().app().part(TimerLoop.class).runDue();
    }
    world.settled();
    settledNotices();
  }

  private void settledNotices() {
    String incident = world.incident();
    await()
        .atMost(10, TimeUnit.SECONDS)
        .untilAsserted(() ->
            assertThat(
                    world
                        .call("/incident/notice/list", named(incident))
                        .path("items")
                        .valueStream()
                        .map(one -> one.path("state").asString())
                        .filter(state -> state.equals("sending")))
                .isEmpty());
  }

  private JsonNode standing() {
    return world.call("/incident/escalation/info", named(world.incident()));
  }

  private static String named(String incident) {
    return "{'incident_id': '" + incident + "'}";
  }

  private List<String> story(String incident) {
    List<String> types = new ArrayList<>();
    world
        .call("/incident/feed", "{'incident_id': '" + incident + "', 'limit': 100, 'asc': true}")
        .path("items")
        .forEach(item -> types.add(item.path("type").asString()));
    return types;
  }
}
