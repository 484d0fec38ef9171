package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.AlertWorld;
import dev.quell.app.TestServer;
import dev.quell.escalation.Watchdog;
import dev.quell.storage.Database;
import dev.quell.timer.TimerLoop;
import dev.quell.web.ApiClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An incident is told of, again, higher, and no more once somebody answers. */
class TellingStoriesTest {
  private final TellingWorld telling = new TellingWorld();
  private final Receiver receiver = telling.receiver;
  private final AlertWorld world = telling.world;

  @AfterEach
  void end() {
    telling.close();
  }

  @Test
  void nobodyAnswersThroughTwoLevels() {
    telling.rule(
        telling.level("/first", 2, 10, 30, false)
            + ","
            + telling.level("/second", 1, 10, 30, false));

    world.push("disk", "Critical", "Disk full");
    String incident = world.incident();
    telling.told("/first", 1);
    telling.passes(Duration.ofMinutes(10));
    telling.told("/first", 2);
    telling.passes(Duration.ofMinutes(20));
    telling.told("/second", 1);
    telling.passes(Duration.ofHours(3));

    assertThat(receiver.calls().stream().map(Receiver.Call::kind))
        .containsExactly("fire", "refire", "escalate");
    assertThat(receiver.calls().getFirst().incident()).isEqualTo(incident);
    assertThat(receiver.calls().getFirst().title()).isEqualTo("Disk full");
    assertThat(telling.story(incident))
        .containsSubsequence("i_new", "i_assign", "i_notify", "i_notify", "i_assign", "i_rest");
    JsonNode standing = world.call("/incident/escalation/info", TellingWorld.named(incident));
    assertThat(standing.path("rest").asString()).isEqualTo("exhausted");
  }

  @Test
  void whoAcknowledgesIsLeftInPeace() {
    telling.rule(
        telling.level("/first", 3, 10, 30, false)
            + ","
            + telling.level("/second", 1, 10, 30, false));

    world.push("disk", "Critical", "Disk full");
    telling.told("/first", 1);
    world.call("/incident/ack", "{'incident_ids': ['" + world.incident() + "']}");
    telling.passes(Duration.ofHours(2));

    assertThat(receiver.calls()).hasSize(1);
    assertThat(telling.standing().path("rest").asString()).isEqualTo("acknowledged");

    world.call("/incident/unack", "{'incident_ids': ['" + world.incident() + "']}");
    telling.told("/first", 2);
  }

  @Test
  void aForcedLevelClimbsInSpiteOfAnAnswer() {
    telling.rule(
        telling.level("/first", 3, 10, 30, true)
            + ","
            + telling.level("/second", 1, 10, 30, false));

    world.push("disk", "Critical", "Disk full");
    telling.told("/first", 1);
    world.call("/incident/ack", "{'incident_ids': ['" + world.incident() + "']}");
    telling.passes(Duration.ofMinutes(29));
    assertThat(receiver.calls()).hasSize(1);
    telling.passes(Duration.ofMinutes(1));

    telling.told("/second", 1);
  }

  @Test
  void whatIsOverWithinTheDelayTellsNobody() {
    telling.rule(60, telling.level("/first", 1, 10, 30, false));

    world.push("disk", "Critical", "Disk full");
    telling.passes(Duration.ofSeconds(30));
    world.push("disk", "Ok", "Disk full");
    telling.passes(Duration.ofMinutes(5));
    world.push("net", "Critical", "Net down");
    telling.passes(Duration.ofSeconds(60));

    telling.told("/first", 1);
    assertThat(receiver.calls().getFirst().title()).isEqualTo("Net down");
  }

  @Test
  void aFailingTargetIsTriedAgainUnderTheSameKey() {
    receiver.answers(500);
    telling.rule(telling.level("/first", 1, 10, 30, false));

    world.push("disk", "Critical", "Disk full");
    telling.told("/first", 1);
    telling.settledNotices();
    receiver.answers(200);
    telling.passes(Duration.ofSeconds(5));
    telling.told("/first", 2);
    telling.settledNotices();

    assertThat(receiver.calls().stream().map(Receiver.Call::key).distinct()).hasSize(1);
    JsonNode notice =
        world.call("/incident/notice/list", TellingWorld.named(world.incident())).at("/items/0");
    assertThat(notice.path("state").asString()).isEqualTo("delivered");
    assertThat(notice.at("/attempts/0/verdict").asString()).isEqualTo("retry");
    assertThat(notice.at("/attempts/0/answer").asString()).contains("500");
    assertThat(notice.at("/attempts/1/verdict").asString()).isEqualTo("delivered");
  }

  @Test
  void aGroupChatIsToldOfManyInOneMessage() {
    receiver.says("{\"errcode\": 0, \"errmsg\": \"ok\"}");
    telling.rule(telling.robots("dingtalk", "/chat"));

    world.pushMany(300, "Critical", "Disk full", "of many");
    telling.passes(Duration.ofSeconds(30));
    int first = receiver.calls("/chat").size();
    telling.passes(Duration.ofMinutes(3));

    assertThat(first).isBetween(1, 21);
    assertThat(receiver.calls("/chat").size()).isLessThan(first + 3);
    assertThat(receiver.calls("/chat").getLast().body().toString()).contains(" incidents: shop (");
    world
        .call("/incident/list", "{'limit': 100}")
        .path("items")
        .forEach(item ->
            await()
                .untilAsserted(() -> assertThat(telling.states(item)).containsOnly("delivered")));
  }

  @Test
  void whoHangsHoldsUpNobodyElse() {
    receiver.hangs("/slow");
    telling.rule(
        telling.levelOf(telling.hook("/slow") + "," + telling.hook("/quick"), 1, 10, 30, false));

    world.pushMany(40, "Critical", "Disk full", "of many");

    telling.told("/quick", 40);
  }

  @Test
  void aMessageLetsOneAnswerWithoutLoggingIn() {
    telling.rule(telling.level("/first", 1, 10, 30, false));
    world.push("disk", "Critical", "Disk full");
    String token =
        world
            .server()
            .app()
            .part(dev.quell.escalation.AnswerLinks.class)
            .token(world.incident(), 1);

    ApiClient anybody = world.server().anonymous();
    JsonNode asked = anybody.call("/incident/answer/info", "{\"token\": \"" + token + "\"}");
    assertThat(asked.path("title").asString()).isEqualTo("Disk full");
    assertThat(asked.path("progress").asString()).isEqualTo("Triggered");
    JsonNode answered =
        anybody.call("/incident/answer", "{\"token\": \"" + token + "\", \"action\": \"ack\"}");
    assertThat(answered.path("progress").asString()).isEqualTo("Processing");

    String forged = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
    assertThat(anybody.post("/incident/answer/info", "{\"token\": \"" + forged + "\"}").status())
        .isEqualTo(401);
  }

  @Test
  void theWatchdogGoesOnWithWhatWasForgotten() {
    telling.rule(telling.level("/first", 2, 10, 30, false));
    world.push("disk", "Critical", "Disk full");
    telling.told("/first", 1);
    world
        .server()
        .app()
        .part(Database.class)
        .writeAll(sql -> sql.update("delete from wake_up where kind = 'escalate'"));

    telling.passes(Duration.ofMinutes(9));
    world.server().app().part(Watchdog.class).runDue();
    telling.passes(Duration.ofMinutes(1));

    telling.told("/first", 2);
  }

  @Test
  void theWatchdogTellsTheAdministratorsWhatItFound() {
    telling.rule(telling.level("/first", 2, 10, 30, false));
    world.push("disk", "Critical", "Disk full");
    telling.told("/first", 1);
    world
        .server()
        .app()
        .part(Database.class)
        .writeAll(sql -> sql.update("delete from wake_up where kind = 'escalate'"));

    world.server().clock().advance(Duration.ofMinutes(1));
    await().untilAsserted(() -> assertThat(alarm().path("progress").asString()).isNotEmpty());

    assertThat(alarm().path("title").asString())
        .isEqualTo("Quell's watchdog: open incidents without a next step: 1");
    assertThat(alarm().at("/responders/0/person_name").asString()).isEqualTo("Administrator");
    assertThat(
            world
                .call(
                    "/incident/notice/list",
                    TellingWorld.named(alarm().path("incident_id").asString()))
                .at("/items/0/name")
                .asString())
        .as("who was to be told")
        .isEqualTo("Administrator");
    world.server().clock().advance(Duration.ofMinutes(1));
    await()
        .untilAsserted(() -> assertThat(alarm().path("progress").asString()).isEqualTo("Closed"));
    assertThat(alarm().path("resolution").asString())
        .isEqualTo("The watchdog finds all well again.");
  }

  private JsonNode alarm() {
    return world.call("/incident/list", "{'query': 'watchdog', 'limit': 10}").at("/items/0");
  }

  @Test
  void aRestartForgetsNothingAndTellsNobodyTwice() {
    telling.rule(telling.level("/first", 2, 10, 30, false));
    world.push("disk", "Critical", "Disk full");
    telling.told("/first", 1);
    telling.settledNotices();

    try (TestServer again = world.server().restart()) {
      again.clock().advance(Duration.ofMinutes(10));
      again.app().part(TimerLoop.class).runDue();
      telling.told("/first", 2);
    }

    assertThat(receiver.calls().stream().map(Receiver.Call::kind))
        .containsExactly("fire", "refire");
  }

  @Test
  void aServerThatWasDownBeginsTheTimeToAnswerAnew() {
    telling.rule(
        telling.level("/first", 1, 10, 30, false)
            + ","
            + telling.level("/second", 1, 10, 30, false));
    world.push("disk", "Critical", "Disk full");
    telling.told("/first", 1);
    telling.passes(Duration.ofMinutes(1));

    world.server().clock().advance(Duration.ofHours(2));
    world.server().app().part(TimerLoop.class).runDue();

    telling.told("/second", 1);
    JsonNode standing = telling.standing();
    assertThat(standing.path("layer_idx").asInt()).isEqualTo(1);
  }
}
