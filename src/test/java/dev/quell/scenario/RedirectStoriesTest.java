package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.AlertWorld;
import dev.quell.app.NotifySettings;
import dev.quell.app.TestServer;
import dev.quell.web.AddressGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A robot's token that comes in a label is used, and seen by nobody. */
class RedirectStoriesTest {
  private static final String LABEL = "layer_webhook_reset_0_wecoms";

  @Test
  void nobodySeesTheTokenOfALabel() {
    try (TellingWorld telling = new TellingWorld()) {
      AlertWorld world = telling.world;
      telling.receiver.says("{\"errcode\": 0}");
      telling.rule(telling.levelOf(telling.hook("/usual"), 1, 10, 30, false));
      String token = telling.receiver.url("/hook/very-secret-token");

      world.push(
          "disk", "Critical", "Disk full", "'check': 'disk', '" + LABEL + "': '" + token + "'");
      telling.told("/hook/very-secret-token", 1);
      telling.told("/usual", 1);
      world.settled();
      telling.settledNotices();

      assertThat(telling.story(world.incident())).contains("i_redirect");
      for (String seen : everythingShown(world)) {
        assertThat(seen).doesNotContain("very-secret-token");
      }
    }
  }

  @Test
  void aLabelLeadsToNoPrivateAddress() {
    NotifySettings guarded =
        new NotifySettings(new AddressGuard(List.of(), false), Map.of(), Optional.empty());
    try (Receiver receiver = new Receiver();
        AlertWorld world =
            new AlertWorld(TestServer.start(settings -> settings.withNotifying(guarded)), "")) {
      String target =
          "{'person_ids': [%d], 'by': {'follow_preference': true}}".formatted(me(world));
      world.call(
          "/channel/escalate/rule/create",
          "{'channel_id': %d, 'rule_name': 'all', 'layers': [{'target': %s}]}"
              .formatted(world.channel(), target));

      world.push("disk", "Critical", "Disk full", "'" + LABEL + "': '" + receiver.url("/x") + "'");

      await()
          .atMost(10, TimeUnit.SECONDS)
          .untilAsserted(
              () -> assertThat(notice(world).path("state").asString()).isIn("rejected", "failed"));
      assertThat(receiver.calls()).isEmpty();
      assertThat(notice(world).toString()).contains("private").doesNotContain(receiver.url("/x"));
    }
  }

  private static long me(AlertWorld world) {
    return world.call("/member/list", "{}").at("/items/0/member_id").asLong();
  }

  private static JsonNode notice(AlertWorld world) {
    return world
        .call("/incident/notice/list", TellingWorld.named(world.incident()))
        .path("items")
        .valueStream()
        .filter(one -> one.path("by").asString().equals("wecom"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no notice of the robot"));
  }

  /** What people can look at of it. */
  private static List<String> everythingShown(AlertWorld world) {
    String alert = "{'alert_id': '" + world.alert() + "'}";
    String incident = TellingWorld.named(world.incident());
    String here = "{'integration_id': " + world.integration() + "}";
    List<String> shown = new ArrayList<>();
    for (String path : List.of("/alert/info", "/alert/event/list", "/alert/feed", "/alert/why")) {
      shown.add(world.call(path, alert).toString());
    }
    String event = world.call("/alert/event/list", alert).at("/items/0/event_id").asString();
    shown.add(world.call("/event/trace", "{'event_id': '" + event + "'}").toString());
    for (String path :
        List.of(
            "/incident/info",
            "/incident/feed",
            "/incident/notice/list",
            "/incident/escalation/info",
            "/incident/alert/list")) {
      shown.add(world.call(path, incident).toString());
    }
    JsonNode deliveries = world.call("/integration/delivery/list", here);
    shown.add(deliveries.toString());
    String delivery = deliveries.at("/items/0/delivery_id").asString();
    JsonNode one = world.call("/integration/delivery/info", "{'delivery_id': '" + delivery + "'}");
    assertThat(one.path("body").asString()).contains(LABEL).contains("******");
    shown.add(one.toString());
    shown.add(world.call("/incident/list", "{}").toString());
    shown.add(world.call("/alert/list", "{}").toString());
    return shown;
  }
}
