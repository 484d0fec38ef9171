package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.AlertWorld;
import dev.quell.app.TestServer;
import dev.quell.intake.SignsOfLife;
import dev.quell.web.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only time in which a sender could have pushed is its silence. */
class SignOfLifeStoriesTest {
  private final TestServer server = TestServer.start();
  private final AlertWorld world = new AlertWorld(server, "");

  @AfterEach
  void end() {
    world.close();
  }

  @BeforeEach
  void aSenderThatPushesEachFiveMinutes() {
    String key =
        world
            .call(
                "/integration/create",
                "{'plugin_type': 'heartbeat', 'name': 'backup', 'channel_id': "
                    + world.channel()
                    + ", 'settings': {'period_minutes': '5', 'grace_minutes': '0'}}")
            .path("integration_key")
            .asString();
    ApiClient client = server.client();
    client.send(
        client
            .request("/event/push/alert/heartbeat?integration_key=" + key)
            .POST(BodyPublishers.ofString("{}")));
    world.settled();
  }

  @Test
  void aClockThatJumpsAheadAlarmsNobody() {
    jumps(Duration.ofHours(2));
    assertThat(alerts()).isZero();

    passes(Duration.ofMinutes(4));
    assertThat(alerts()).isZero();
    passes(Duration.ofMinutes(2));
    assertThat(alerts()).isEqualTo(1);
  }

  private void jumps(Duration by) {
    server.clock().advance(by);
    server.app().part(SignsOfLife.class).runDue();
    world.settled();
  }

  private void passes(Duration time) {
    for (Duration left = time; left.isPositive(); left = left.minusSeconds(30)) {
      jumps(Duration.ofSeconds(30));
    }
  }

  private int alerts() {
    return world.call("/alert/list", "{'is_active': true}").path("items").size();
  }
}
