package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Programs outside hear of what happens to incidents and alerts, once, in order, and in form. */
class WebhookStoriesTest {
  private static final Duration CLAIM = Duration.ofMinutes(2);

  private WebhookWorld here = new WebhookWorld();

  @AfterEach
  void end() {
    here.close();
  }

  @Test
  void anErrorIsFinal() {
    here.receiver.answers(500);
    here.receiver.says("no room");
    long hook = here.hook("incident", "/broken", "");
    here.world().push("disk", "Critical", "Disk full");

    JsonNode attempt = here.history(hook, 1).getFirst();

    assertThat(attempt.path("status").asString()).isEqualTo("failed");
    assertThat(attempt.path("status_code").asInt()).isEqualTo(500);
    assertThat(attempt.path("attempt").asInt()).isOne();
    assertThat(attempt.path("event_id").asString()).matches("20251118[0-9a-f]{22}");
    assertThat(attempt.path("event_time").asString()).startsWith("2025-11-18T10:00");
    assertThat(attempt.has("request_body")).isFalse();
    JsonNode detail = here.detail(attempt);
    assertThat(detail.path("error_message").asString()).isEqualTo("HTTP 500: no room");
    assertThat(detail.path("response_body").asString()).isEqualTo("no room");
    assertThat(detail.path("ref_title").asString()).isEqualTo("Disk full");
    assertThat(detail.path("channel_name").asString()).isEqualTo("shop");
    assertThat(detail.path("request_body").asString())
        .isEqualTo(here.receiver.calls("/broken").getFirst().text());
    here.passes(Duration.ofHours(1));
    here.told("/broken", 1);
  }

  @Test
  void aRedirectIsAnErrorAndAny2xxIsNot() {
    here.receiver.answers(302);
    long moved = here.hook("incident", "/moved", "");
    here.world().push("disk", "Critical", "Disk full");
    assertThat(here.history(moved, 1).getFirst().path("error_message").asString())
        .contains("redirects are not followed");
    here.receiver.answers(202);
    here.world().push("cpu", "Critical", "CPU hot");

    assertThat(here.history(moved, 2).getLast().path("status").asString()).isEqualTo("success");
  }

  @Test
  void silenceIsAskedOnceMoreUnderTheSameId() {
    here.receiver.hangs("/silent");
    long hook = here.hook("incident", "/silent", "");
    here.world().push("disk", "Critical", "Disk full");

    List<JsonNode> attempts = here.history(hook, 2);

    assertThat(attempts)
        .extracting(one -> one.path("attempt").asInt())
        .containsExactlyInAnyOrder(1, 2);
    assertThat(attempts).extracting(one -> one.path("status").asString()).containsOnly("failed");
    assertThat(attempts.getFirst().path("error_message").asString())
        .isEqualTo("no answer within 1 s");
    assertThat(attempts.getFirst().path("status_code").asInt()).isZero();
    List<Receiver.Call> calls = here.told("/silent", 2);
    assertThat(calls)
        .extracting(call -> call.body().path("event_id").asString())
        .containsOnly(attempts.getFirst().path("payload_event_id").asString());
  }

  @Test
  void whoeverWantsItIsTriedAgainForHours() {
    here.receiver.answers(503);
    long hook = here.hook("incident", "/later", ", 'retry_hours': 1");
    here.world().push("disk", "Critical", "Disk full");
    here.history(hook, 1);
    here.receiver.answers(200);
    here.passes(Duration.ofSeconds(10));

    List<JsonNode> attempts = here.history(hook, 2);

    assertThat(attempts)
        .extracting(one -> one.path("status").asString())
        .containsExactly("failed", "success");
    assertThat(here.told("/later", 2))
        .extracting(Receiver.Call::key)
        .containsOnly(attempts.getFirst().path("payload_event_id").asString());
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatWasDecidedBeforeTheServerDiedIsSentAfterwards(TestDatabases kind) {
    here.close();
    here = new WebhookWorld(kind);
    here.hook("incident", "/dead", "");
    here.stopsSending();
    here.world().push("disk", "Critical", "Disk full");
    here.world().push("cpu", "Critical", "CPU hot");
    List<String> decided =
        here.server()
            .app()
            .part(Database.class)
            .read(sql ->
                sql.list(
                    "select event_id from webhook_event order by at", row -> row.getString(1)));
    // one of them was on its way when the server died
    here.server()
        .app()
        .part(Database.class)
        .writeAll(sql ->
            sql.update(
                "update webhook_event set state = 1, due_at = due_at + ? where event_id = ?",
                CLAIM.toMillis(),
                decided.getFirst()));
    assertThat(here.receiver.calls("/dead")).isEmpty();

    here.restarts();

    if (kind == TestDatabases.POSTGRESQL) {
      assertThat(here.told("/dead", 1).getFirst().key()).isEqualTo(decided.getLast());
      here.passes(CLAIM);
    }
    assertThat(here.told("/dead", 2))
        .extracting(Receiver.Call::key)
        .containsExactlyInAnyOrderElementsOf(decided);
  }

  @Test
  void anAttemptIsMadeAgainWhenSomebodyAsksForIt() {
    here.receiver.answers(404);
    long hook = here.hook("incident", "/again", "");
    here.world().push("disk", "Critical", "Disk full");
    JsonNode failed = here.history(hook, 1).getFirst();
    here.receiver.answers(200);

    here.call(
        "/webhook/history/replay",
        "{'integration_id': %d, 'event_id': '%s'}"
            .formatted(hook, failed.path("event_id").asString()));

    List<JsonNode> attempts = here.history(hook, 2);
    assertThat(attempts)
        .extracting(one -> one.path("attempt").asInt())
        .containsExactlyInAnyOrder(1, 2);
    assertThat(here.told("/again", 2))
        .extracting(Receiver.Call::key)
        .doesNotContainNull()
        .hasSize(2)
        .containsOnly(failed.path("payload_event_id").asString());
  }

  @Test
  void anEndpointThatKeepsFailingIsLeftAloneAndNothingIsLost() {
    here.receiver.answers(500);
    long hook = here.hook("incident", "/down", "");
    for (int i = 0; i < 5; i++) {
      here.world().push("p" + i, "Critical", "Problem " + i);
      here.history(hook, i + 1);
    }
    here.receiver.answers(200);
    here.world().push("late", "Critical", "Late problem");
    here.world().push("later", "Critical", "Later problem");
    assertThat(here.receiver.calls("/down")).hasSize(5);

    await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> {
          here.passes(Duration.ofSeconds(31));
          return here.receiver.calls("/down").size() == 7;
        });

    assertThat(here.told("/down", 7).subList(5, 7))
        .extracting(Receiver.Call::title)
        .containsExactlyInAnyOrder("Late problem", "Later problem");
  }

  @Test
  void whatWaitedForAnEndpointIsToldInItsOrder() {
    here.receiver.answers(500);
    long hook = here.hook("incident", "/down", "");
    for (int i = 0; i < 5; i++) {
      here.world().push("p" + i, "Critical", "Problem " + i);
      here.history(hook, i + 1);
    }
    here.receiver.answers(200);
    here.world().push("late", "Critical", "Late problem");
    String incident = here.world().incident();
    here.passes(Duration.ofSeconds(2));
    here.call("/incident/ack", "{'incident_ids': ['" + incident + "']}");
    here.passes(Duration.ofSeconds(2));
    here.call("/incident/resolve", "{'incident_ids': ['" + incident + "']}");
    assertThat(here.receiver.calls("/down")).hasSize(5);

    await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> {
          here.passes(Duration.ofSeconds(31));
          return here.receiver.calls("/down").size() == 8;
        });

    assertThat(types(here.told("/down", 8).subList(5, 8)))
        .containsExactly("i_new", "i_ack", "i_rslv");
  }

  @Test
  void onlyWhatWasChosenIsTold() {
    long other =
        here.call("/channel/create", "{'channel_name': 'other', 'team_id': 0}")
            .path("channel_id")
            .asLong();
    here.hook(
        "incident",
        "/here",
        ", 'channel_ids': [" + here.world().channel() + "], 'event_types': ['i_new', 'i_rslv']");
    here.hook("incident", "/there", ", 'channel_ids': [" + other + "]");
    long off = here.hook("incident", "/off", "");
    here.call("/webhook/disable", "{'webhook_id': " + off + "}");
    here.world().push("disk", "Critical", "Disk full");
    String incident = here.world().incident();
    here.call("/incident/ack", "{'incident_ids': ['" + incident + "']}");
    here.call("/incident/resolve", "{'incident_ids': ['" + incident + "']}");

    assertThat(types(here.told("/here", 2))).containsExactly("i_new", "i_rslv");
    assertThat(here.receiver.calls("/there")).isEmpty();
    assertThat(here.receiver.calls("/off")).isEmpty();
    assertThat(waiting()).isZero();
  }

  @Test
  void aPrivateChannelIsToldToItsOwnWebhooksOnly() {
    long team =
        here.call("/team/upsert", "{'team_name': 'secret', 'person_ids': []}")
            .path("team_id")
            .asLong();
    here.call(
        "/channel/update",
        "{'channel_id': %d, 'team_id': %d, 'is_private': true}"
            .formatted(here.world().channel(), team));
    here.hook("incident", "/everybody", "");
    here.hook("incident", "/team", ", 'team_id': " + team);
    here.hook("incident", "/named", ", 'channel_ids': [" + here.world().channel() + "]");
    here.world().push("disk", "Critical", "Disk full");

    here.told("/team", 1);
    here.told("/named", 1);
    assertThat(here.receiver.calls("/everybody")).isEmpty();
  }

  @Test
  void aTryShowsTheAnswerAndIsNoHistory() {
    here.receiver.says("pong");
    long hook = here.hook("incident", "/try", ", 'event_types': ['i_rslv']");

    JsonNode tried = here.call("/webhook/test", "{'webhook_id': " + hook + "}");

    assertThat(tried.path("status").asString()).isEqualTo("success");
    assertThat(tried.path("status_code").asInt()).isEqualTo(200);
    assertThat(tried.path("response_body").asString()).isEqualTo("pong");
    JsonNode body = here.told("/try", 1).getFirst().body();
    assertThat(body.path("event_type").asString()).isEqualTo("i_rslv");
    assertThat(body.at("/incident/incident_id").asString()).hasSize(24);
    here.history(hook, 0);
  }

  @Test
  void whatIsRemovedBeforeItIsToldIsSaidToBeGone() {
    here.receiver.answers(503);
    long hook = here.hook("incident", "/gone", ", 'retry_hours': 1");
    here.world().push("disk", "Critical", "Disk full");
    here.history(hook, 1);
    String incident = here.world().incident();
    Answer removed =
        here.client().post("/incident/remove", "{\"incident_ids\": [\"" + incident + "\"]}");
    assertThat(removed.status()).as(removed.body()).isEqualTo(200);
    here.passes(Duration.ofSeconds(10));

    assertThat(here.history(hook, 2).getLast().path("error_message").asString())
        .isEqualTo("not sent: the incident was removed");
    here.told("/gone", 1);
  }

  private long waiting() {
    await().atMost(10, TimeUnit.SECONDS).until(() -> openEvents() == 0);
    return openEvents();
  }

  private long openEvents() {
    return here.server()
        .app()
        .part(Database.class)
        .read(sql -> sql.number("select count(*) from webhook_event where state < 2"));
  }

  private static List<String> types(List<Receiver.Call> calls) {
    return calls.stream().map(call -> call.body().path("event_type").asString()).toList();
  }
}
