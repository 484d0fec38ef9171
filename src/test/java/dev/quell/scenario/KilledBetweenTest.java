package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.AlertWorld;
import dev.quell.app.App;
import dev.quell.app.TestServer;
import dev.quell.escalation.AnswerLinks;
import dev.quell.escalation.LetterWriter;
import dev.quell.escalation.Reach;
import dev.quell.incident.IncidentFacts;
import dev.quell.notify.Courier;
import dev.quell.notify.outbox.DispatchMetrics;
import dev.quell.notify.outbox.Dispatcher;
import dev.quell.notify.outbox.Doorbell;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import dev.quell.web.ApiClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A server that dies after a message left and before that was written down. */
class KilledBetweenTest {
  private static final Duration CLAIM = Duration.ofMinutes(2);

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void theMessageIsSentAgainUnderTheSameKeyAndSettledOnce(TestDatabases kind) {
    diesBetween(kind, false);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void soIsOneThatWasHandedOverAndNeverLookedFor(TestDatabases kind) {
    diesBetween(kind, true);
  }

  private static void diesBetween(TestDatabases kind, boolean handedOver) {
    try (Receiver receiver = new Receiver()) {
      TestServer server =
          TestServer.start(settings ->
              settings
                  .withDatabase(kind.databaseUrl(settings.data()))
                  .withNotifying(TellingWorld.notifying()));
      AlertWorld world = new AlertWorld(server, "");
      rule(world, receiver);
      server.app().part(Dispatcher.class).close();
      String incident;
      try (Dispatcher doomed = cutOff(server, handedOver)) {
        if (handedOver) {
          doomed.start();
        }
        world.push("disk", "Critical", "Disk full");
        incident = world.incident();
        if (!handedOver) {
          doomed.start();
        }
        await().atMost(10, TimeUnit.SECONDS).until(() -> receiver.calls().size() == 1);
      }
      assertThat(notices(server.client(), incident).at("/0/state").asString()).isEqualTo("sending");

      try (TestServer again = server.restart()) {
        if (kind == TestDatabases.POSTGRESQL) {
          theClaimEnds(again, incident, receiver);
        }
        await()
            .atMost(10, TimeUnit.SECONDS)
            .until(() ->
                notices(again.client(), incident).at("/0/state").asString().equals("delivered"));

        oneMessage(again.client(), incident, receiver);
      }
    }
  }

  /** Another server might still be at it, so nothing is sent before. */
  private static void theClaimEnds(TestServer server, String incident, Receiver receiver) {
    server.clock().advance(CLAIM.minusSeconds(1));
    server.app().part(Dispatcher.class).arrived();
    assertThat(notices(server.client(), incident).at("/0/state").asString()).isEqualTo("sending");
    assertThat(receiver.calls()).hasSize(1);
    server.clock().advance(Duration.ofSeconds(1));
    server.app().part(Dispatcher.class).arrived();
  }

  /** It came twice under one key, and is told of once. */
  private static void oneMessage(ApiClient client, String incident, Receiver receiver) {
    assertThat(receiver.calls()).hasSize(2);
    assertThat(receiver.calls().stream().map(Receiver.Call::key).distinct()).hasSize(1);
    JsonNode settled = notices(client, incident);
    assertThat(settled).hasSize(1);
    assertThat(settled.at("/0/attempts")).hasSize(1);
    assertThat(settled.at("/0/notice_id").asString()).isEqualTo(receiver.calls().getFirst().key());
    assertThat(told(client, incident)).isEqualTo(1);
  }

  /** One whose last words never reach the log. */
  private static Dispatcher cutOff(TestServer server, boolean handedOver) {
    App app = server.app();
    return new Dispatcher(
        new Dispatcher.Parts(
            app.part(Database.class),
            new LetterWriter(
                app.part(IncidentFacts.class),
                (template, medium) -> "",
                app.part(AnswerLinks.class),
                ZoneOffset.UTC,
                server.clock()),
            app.part(Reach.class).ways(),
            app.part(Courier.class),
            settlements -> {
              throw new IllegalStateException("killed");
            },
            server.clock(),
            new DispatchMetrics(new SimpleMeterRegistry())),
        handedOver ? app.part(Doorbell.class) : new Doorbell());
  }

  private static void rule(AlertWorld world, Receiver receiver) {
    world.call(
        "/channel/escalate/rule/create",
        "{'channel_id': "
            + world.channel()
            + ", 'rule_name': 'all', 'template_id': '', 'layers': [{'max_times': 1, 'target':"
            + " {'webhooks': [{'type': 'webhook', 'settings': {'alias': 'ops', 'url': '"
            + receiver.url("/ops")
            + "'}}]}}]}");
  }

  private static JsonNode notices(ApiClient client, String incident) {
    return client
        .call("/incident/notice/list", "{\"incident_id\": \"" + incident + "\"}")
        .path("items");
  }

  private static long told(ApiClient client, String incident) {
    return client
        .call("/incident/feed", "{\"incident_id\": \"" + incident + "\", \"limit\": 100}")
        .path("items")
        .valueStream()
        .filter(entry -> entry.path("type").asString().equals("i_notify"))
        .count();
  }
}
