package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.AlertWorld;
import dev.quell.app.NotifySettings;
import dev.quell.app.TestServer;
import dev.quell.timer.TimerLoop;
import dev.quell.web.AddressGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A channel whose incidents are told to a receiver that remembers what it heard. */
final class TellingWorld implements AutoCloseable {
  final Receiver receiver = new Receiver();
  final AlertWorld world;

  TellingWorld() {
    world = new AlertWorld(TestServer.start(settings -> settings.withNotifying(notifying())), "");
  }

  static NotifySettings notifying() {
    return new NotifySettings(new AddressGuard(List.of(), true), Map.of(), Optional.empty());
  }

  @Override
  public void close() {
    world.close();
    receiver.close();
  }

  void rule(String levels) {
    rule(0, levels);
  }

  void rule(int delay, String levels) {
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

  /** A level that tells a webhook. */
  String level(String path, int times, int step, int window, boolean force) {
    return levelOf(hook(path), times, step, window, force);
  }

  /** A level that tells these group chats. */
  String levelOf(String robots, int times, int step, int window, boolean force) {
    return "{'max_times': %d, 'notify_step': %d, 'escalate_window': %d, 'force_escalate': %b, "
            .formatted(times, step, window, force)
        + "'target': {'webhooks': ["
        + robots
        + "]}}";
  }

  /** A level that tells a robot of a chat once. */
  String robots(String type, String path) {
    return levelOf(
        "{'type': '"
            + type
            + "', 'settings': {'alias': 'ops', 'token': '"
            + receiver.url(path)
            + "'}}",
        1,
        10,
        30,
        false);
  }

  String hook(String path) {
    return "{'type': 'webhook', 'settings': {'alias': 'ops', 'url': '" + receiver.url(path) + "'}}";
  }

  /** What became of the notices of an incident. */
  List<String> states(JsonNode incident) {
    return world
        .call("/incident/notice/list", named(incident.path("incident_id").asString()))
        .path("items")
        .valueStream()
        .map(one -> one.path("state").asString())
        .toList();
  }

  void told(String path, int times) {
    await()
        .atMost(10, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(receiver.calls(path)).hasSize(times));
  }

  /** Time passes, half a minute at a time. */
  void passes(Duration time) {
    for (Duration left = time; left.isPositive(); left = left.minusSeconds(30)) {
      Duration step = left.compareTo(Duration.ofSeconds(30)) < 0 ? left : Duration.ofSeconds(30);
      world.server().clock().advance(step);
      world.server().app().part(TimerLoop.class).runDue();
    }
    world.settled();
    settledNotices();
  }

  void settledNotices() {
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

  JsonNode standing() {
    return world.call("/incident/escalation/info", named(world.incident()));
  }

  static String named(String incident) {
    return "{'incident_id': '" + incident + "'}";
  }

  List<String> story(String incident) {
    List<String> types = new ArrayList<>();
    world
        .call("/incident/feed", "{'incident_id': '" + incident + "', 'limit': 100, 'asc': true}")
        .path("items")
        .forEach(item -> types.add(item.path("type").asString()));
    return types;
  }
}
