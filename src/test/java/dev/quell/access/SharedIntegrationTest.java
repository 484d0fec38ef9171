package dev.quell.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.flow.FlowWorker;
import dev.quell.queue.EventLog;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What a shared integration brought into a private channel is told to those who see that only. */
class SharedIntegrationTest {
  private static final String LEFT_OUT = "The rest is of a channel you may not see.";

  /** Of their own: time passes there, and many come in. */
  private static final Map<TestDatabases, TestServer> SERVERS = new EnumMap<>(TestDatabases.class);

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(TestServer::close);
    SERVERS.clear();
  }

  private static TestServer server(TestDatabases kind) {
    return SERVERS.computeIfAbsent(kind, TestServer::start);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void othersLearnThatItCameAndNotWhatItSaid(TestDatabases kind) {
    Desk desk = new Desk(server(kind));
    desk.push("secret", "payroll is down");
    String delivery = desk.delivery(desk.member);

    List<String> told = desk.everythingTold(desk.other, delivery);

    assertThat(told).noneMatch(text -> text.contains("payroll") || text.contains(desk.secretName));
    JsonNode info = desk.info(desk.other, delivery);
    assertThat(info.at("/events/0/hidden").asBoolean()).isTrue();
    assertThat(info.at("/events/0/outcome").asString()).isEqualTo("opened");
    assertThat(info.at("/events/0/alert_ids")).isEmpty();
    assertThat(info.get("body").asString()).isEmpty();
    assertThat(desk.trace(desk.other, delivery).get("sentence").asString()).isEqualTo(LEFT_OUT);
    assertThat(desk.found(desk.other, "payroll")).isZero();
    assertThat(desk.labels(desk.other)).doesNotContain("secret");
    assertThat(desk.labels(desk.member)).contains("secret");
    assertThat(desk.info(desk.member, delivery).get("body").asString()).contains("payroll");
    assertThat(desk.everythingTold(desk.member, delivery))
        .allMatch(text -> text.contains("payroll"));
    assertThat(desk.found(desk.member, "payroll")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatIsDroppedThereIsHiddenToo(TestDatabases kind) {
    Desk desk = new Desk(server(kind));
    desk.staff.call(
        "/channel/unsubscribe/rule/create",
        "{'channel_id': %d, 'rule_name': 'all', 'filters': [[{'key': 'severity', 'oper': 'IN',"
                .formatted(desk.secret)
            + " 'vals': ['Critical']}]]}");
    desk.push("secret", "payroll is down");
    String delivery = desk.delivery(desk.member);

    List<String> told = desk.everythingTold(desk.other, delivery);

    assertThat(desk.info(desk.other, delivery).at("/events/0/outcome").asString())
        .isEqualTo("dropped");
    assertThat(told).noneMatch(text -> text.contains("payroll"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatWentIntoAnOpenChannelAsWellIsToldOfThatOne(TestDatabases kind) {
    Desk desk = new Desk(server(kind));
    desk.push("both", "disk is full");
    String delivery = desk.delivery(desk.member);

    JsonNode info = desk.info(desk.other, delivery);
    JsonNode trace = desk.trace(desk.other, delivery);

    assertThat(info.at("/events/0/title").asString()).isEqualTo("disk is full");
    assertThat(info.at("/events/0/alert_ids")).hasSize(1);
    assertThat(trace.toString()).contains(LEFT_OUT).doesNotContain(desk.secretName);
    assertThat(desk.info(desk.member, delivery).at("/events/0/alert_ids")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aDryRunDoesNotTellWhatItWouldMeetThere(TestDatabases kind) {
    Desk desk = new Desk(server(kind));
    desk.push("secret", "payroll is down");
    String body =
        "{'integration_id': %d, 'body': '%s'}"
            .formatted(desk.shared, Desk.body("secret", "a probe").replace("'", "\\\""));

    JsonNode seen = desk.other.call("/integration/dry-run", body).at("/events/0");
    JsonNode all = desk.member.call("/integration/dry-run", body).at("/events/0");

    assertThat(all.toString()).contains("payroll");
    assertThat(seen.toString()).doesNotContain("payroll").doesNotContain(desk.secretName);
    assertThat(seen.get("sentence").asString()).isEqualTo(LEFT_OUT);
    assertThat(seen.get("channel_ids")).isEmpty();
  }

  /** A shared integration that leads by a label into a private channel, an open one, or both. */
  private static final class Desk {
    final TestServer server;
    final Staff staff;
    final Staff.Somebody member;
    final Staff.Somebody other;
    final String secretName = Staff.name("hush");
    final long secret;
    final long shared;
    private final String key;

    Desk(TestServer server) {
      this.server = server;
      this.staff = new Staff(server);
      this.member = staff.somebody(Staff.RESPONDER);
      this.other = staff.somebody(Staff.RESPONDER);
      long team = staff.team(Staff.name("hush team"), member.id());
      this.secret =
          channel("{'channel_name': '%s', 'team_id': %d, 'is_private': true}", secretName, team);
      long open = channel("{'channel_name': '%s', 'team_id': %d}", Staff.name("open"), 0);
      String name = Staff.name("shared");
      JsonNode made =
          staff.call(
              "/integration/create", "{'plugin_type': 'standard.alert', 'name': '" + name + "'}");
      this.shared = made.get("integration_id").asLong();
      this.key = made.get("integration_key").asString();
      staff.call(
          "/route/upsert",
          "{'integration_id': %d, 'cases': [%s, %s], 'default': {'channel_ids': [%d]}}"
              .formatted(
                  shared, to("secret", "" + secret), to("both", secret + ", " + open), open));
    }

    void push(String goes, String title) {
      server.clock().advance(Duration.ofSeconds(1));
      var client = server.anonymous();
      Answer pushed =
          client.send(
              client
                  .request("/event/push/alert/standard?integration_key=" + key)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(Staff.json(body(goes, title)))));
      assertThat(pushed.status()).as(pushed.body()).isEqualTo(200);
      long head = server.app().part(EventLog.class).head();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> server.app().part(FlowWorker.class).takenUpTo() >= head);
    }

    static String body(String goes, String title) {
      return ("{'title_rule': '%s', 'event_status': 'Critical', 'alert_key': 'a key',"
              + " 'labels': {'goes': '%s'}}")
          .formatted(title, goes);
    }

    /** The newest one. */
    String delivery(Staff.Somebody whose) {
      return list(whose, "").at("/items/0/delivery_id").asString();
    }

    int found(Staff.Somebody whose, String word) {
      return list(whose, ", 'query': '" + word + "'").get("items").size();
    }

    private JsonNode list(Staff.Somebody whose, String more) {
      return whose.call("/integration/delivery/list", "{'integration_id': " + shared + more + "}");
    }

    JsonNode info(Staff.Somebody whose, String delivery) {
      return whose.call("/integration/delivery/info", "{'delivery_id': '" + delivery + "'}");
    }

    JsonNode trace(Staff.Somebody whose, String delivery) {
      String event = info(whose, delivery).at("/event_ids/0").asString();
      return whose.call("/event/trace", "{'event_id': '" + event + "'}");
    }

    List<String> everythingTold(Staff.Somebody whose, String delivery) {
      String of = "{'integration_id': " + shared;
      return List.of(
          info(whose, delivery).toString(),
          trace(whose, delivery).toString(),
          whose.call("/enrichment/preview", of + "}").toString(),
          whose.call("/route/preview", of + ", 'route': {'cases': []}}").toString());
    }

    String labels(Staff.Somebody whose) {
      return whose.call("/route/label/list", "{'integration_id': " + shared + "}").toString();
    }

    private long channel(String body, String name, long team) {
      return staff.call("/channel/create", body.formatted(name, team)).get("channel_id").asLong();
    }

    private static String to(String goes, String channels) {
      return "{'if': [{'key': 'labels.goes', 'oper': 'IN', 'vals': ['%s']}], 'channel_ids': [%s]}"
          .formatted(goes, channels);
    }
  }
}
