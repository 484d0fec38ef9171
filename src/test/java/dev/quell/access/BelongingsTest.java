package dev.quell.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.escalation.AnswerLinks;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What belongs to a team is changed by it, and what is private is seen by it only. */
class BelongingsTest {

  private static final String TEAM_CHANGES =
      """
      /channel/update {'channel_id': CHANNEL, 'description': 'd'}
      /channel/disable {'channel_id': CHANNEL}
      /channel/unsubscribe/rule/create {'channel_id': CHANNEL, 'rule_name': 'r'}
      /integration/create {'plugin_type': 'standard.alert', 'name': 'n', 'channel_id': CHANNEL}
      /schedule/update {'schedule_id': SCHEDULE, 'description': 'd'}
      /schedule/update {'id': SCHEDULE, 'description': 'd'}
      /schedule/delete {'schedule_ids': [SCHEDULE]}
      /calendar/update {'cal_id': 'CALENDAR', 'description': 'd'}
      /calendar/delete {'cal_id': 'CALENDAR'}
      /team/upsert {'team_id': TEAM, 'team_name': 'mine', 'person_ids': []}
      /team/delete {'team_id': TEAM}
      """;

  private static final String LOOKS_INSIDE =
      """
      /channel/info {'channel_id': CHANNEL}
      /channel/funnel {'channel_id': CHANNEL}
      /channel/silence/rule/list {'channel_id': CHANNEL}
      /incident/list {'channel_ids': [CHANNEL]}
      /incident/info {'incident_id': 'INCIDENT'}
      /incident/info {'incident_id': 'NUM'}
      /incident/feed {'incident_id': 'INCIDENT'}
      /incident/info {'incident_id': 'LOUD_INC'}
      /incident/info {'incident_id': ' NUM '}
      /incident/ack {'incident_ids': ['LOUD_INC']}
      /incident/merge {'source_incident_ids': ['LOUD_INC'], 'target_incident_id': 'INCIDENT'}
      /alert/info {'alert_id': ' LOUD_AL'}
      /incident/list-by-ids {'incident_ids': ['INCIDENT']}
      /incident/ack {'incident_ids': ['INCIDENT']}
      /alert/info {'alert_id': 'ALERT'}
      /alert/feed {'alert_id': 'ALERT'}
      /alert/list-by-ids {'alert_ids': ['ALERT']}
      """;

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void onlyTheTeamChangesWhatBelongsToIt(TestDatabases kind) {
    Staff staff = new Staff(TestServer.shared(kind));
    Staff.Somebody member = staff.somebody(Staff.RESPONDER);
    Staff.Somebody other = staff.somebody(Staff.RESPONDER);
    String name = Staff.name("owned");
    long team = staff.team(name, member.id());
    String of = name + "', 'team_id': " + team + "}";
    long channel = id(staff, "/channel/create", "{'channel_name': '" + of);
    long schedule = id(staff, "/schedule/create", "{'schedule_name': '" + of);
    String calendar =
        staff.call("/calendar/create", "{'cal_name': '" + of).get("cal_id").asString();

    refuses(
        other,
        "403 AccessDenied",
        TEAM_CHANGES
            .replace("CHANNEL", "" + channel)
            .replace("SCHEDULE", "" + schedule)
            .replace("CALENDAR", calendar)
            .replace("TEAM", "" + team));

    other.call("/channel/info", "{'channel_id': " + channel + "}");
    member.call("/channel/update", "{'channel_id': " + channel + ", 'description': 'd'}");
    member.call("/schedule/update", "{'id': " + schedule + ", 'description': 'd'}");
    member.call("/calendar/update", "{'cal_id': '" + calendar + "', 'description': 'd'}");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void teamsThatManageAChannelDoSoInsteadOfItsOwn(TestDatabases kind) {
    Staff staff = new Staff(TestServer.shared(kind));
    Staff.Somebody member = staff.somebody(Staff.RESPONDER);
    Staff.Somebody manager = staff.somebody(Staff.RESPONDER);
    long team = staff.team(Staff.name("owners"), member.id());
    long managers = staff.team(Staff.name("managers"), manager.id());
    long channel =
        id(
            staff,
            "/channel/create",
            "{'channel_name': '%s', 'team_id': %d, 'managing_team_ids': [%d]}"
                .formatted(Staff.name("managed"), team, managers));
    String change = "/channel/update {'channel_id': " + channel + ", 'description': 'd'}";

    refuses(member, "403 AccessDenied", change);

    manager.call("/channel/update", "{'channel_id': " + channel + ", 'description': 'ours'}");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void anIncidentIsRemovedByThoseWhoMayChangeItsChannel(TestDatabases kind) {
    TestServer server = TestServer.shared(kind);
    Staff staff = new Staff(server);
    Staff.Somebody member = staff.somebody(Staff.RESPONDER);
    Staff.Somebody other = staff.somebody(Staff.RESPONDER);
    String name = Staff.name("removing");
    long team = staff.team(name, member.id());
    long owned =
        id(staff, "/channel/create", "{'channel_name': '%s', 'team_id': %d}".formatted(name, team));
    String free = Staff.name("free");
    long everybodys = id(staff, "/channel/create", "{'channel_name': '" + free + "'}");
    String remove = "{'incident_ids': ['" + incident(server, staff, owned, name) + "']}";
    String freeOne = "{'incident_ids': ['" + incident(server, staff, everybodys, free) + "']}";

    refuses(other, "403 AccessDenied", "/incident/remove " + remove);

    other.call("/incident/ack", remove);
    member.call("/incident/remove", remove);
    other.call("/incident/remove", freeOne);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aPrivateChannelIsNotThereForOthers(TestDatabases kind) {
    TestServer server = TestServer.shared(kind);
    Staff staff = new Staff(server);
    Staff.Somebody member = staff.somebody(Staff.VIEWER);
    Staff.Somebody other = staff.somebody(Staff.RESPONDER);
    String name = Staff.name("private");
    long team = staff.team(name, member.id());
    long channel =
        id(
            staff,
            "/channel/create",
            "{'channel_name': '%s', 'team_id': %d, 'is_private': true}".formatted(name, team));
    String incident = incident(server, staff, channel, name);
    String alert =
        staff
            .call("/incident/alert/list", "{'incident_id': '" + incident + "'}")
            .at("/items/0/alert_id")
            .asString();

    refuses(
        other,
        "400 ResourceNotFound",
        LOOKS_INSIDE
            .replace("CHANNEL", "" + channel)
            .replace("INCIDENT", incident)
            .replace("LOUD_INC", incident.toUpperCase(Locale.ROOT))
            .replace("LOUD_AL", alert.toUpperCase(Locale.ROOT))
            .replace("NUM", incident.substring(18))
            .replace("ALERT", alert));

    member.call("/incident/info", "{'incident_id': '" + incident + "'}");
    member.call("/alert/info", "{'alert_id': '" + alert + "'}");
    String senders = "{'query': 'sender of %s'}".formatted(name);
    assertThat(member.call("/integration/list", senders).get("total").asInt()).isEqualTo(1);
    assertThat(other.call("/integration/list", senders).get("total").asInt()).isZero();
    isInLists(member, channel, name, true);
    isInLists(other, channel, name, false);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aRouteIsLedIntoAPrivateChannelOnlyByThoseWhoSeeIt(TestDatabases kind) {
    Staff staff = new Staff(TestServer.shared(kind));
    Staff.Somebody member = staff.somebody(Staff.RESPONDER);
    Staff.Somebody other = staff.somebody(Staff.RESPONDER);
    long secret = privateChannel(staff, staff.team(Staff.name("routed"), member.id()));
    long open = id(staff, "/channel/create", "{'channel_name': '" + Staff.name("open") + "'}");
    String name = Staff.name("shared");
    long shared =
        staff
            .call(
                "/integration/create", "{'plugin_type': 'standard.alert', 'name': '" + name + "'}")
            .get("integration_id")
            .asLong();
    String route =
        "{'integration_id': " + shared + ", 'cases': [], 'default': {'channel_ids': [%s]}}";
    String there = "/route/upsert " + route.formatted(secret);

    refuses(other, "400 ResourceNotFound", there);
    member.call("/route/upsert", route.formatted(secret));

    other.call("/route/upsert", route.formatted(secret + ", " + open));
    other.call("/route/upsert", route.formatted(open));
    refuses(other, "400 ResourceNotFound", there);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aLinkAnswersOnlyForWhoMayStillAnswer(TestDatabases kind) {
    TestServer server = TestServer.shared(kind);
    Staff staff = new Staff(server);
    Staff.Somebody member = staff.somebody(Staff.RESPONDER);
    String name = Staff.name("linked");
    long team = staff.team(name, member.id());
    String incident = incident(server, staff, privateChannel(staff, team), name);
    String token = server.app().part(AnswerLinks.class).token(incident, member.id());
    String ack = Staff.json("{'token': '" + token + "', 'action': 'ack'}");

    Answer answered = server.anonymous().post("/incident/answer", ack);
    assertThat(answered.status()).as(answered.body()).isEqualTo(200);
    JsonNode noted =
        staff.call(
            "/audit/search",
            "{'start_time': %s, 'request_id': '%s'}"
                .formatted(sinceYesterday(server), answered.json().get("request_id").asString()));
    assertThat(noted.at("/docs/0/member_name").asString()).isEqualTo(member.name());
    assertThat(noted.at("/docs/0/means").asString()).isEqualTo("link");

    staff.call(
        "/team/upsert",
        "{'team_id': %d, 'team_name': '%s', 'person_ids': []}".formatted(team, name));
    assertThat(server.anonymous().post("/incident/answer", ack).refusal())
        .isEqualTo("401 Unauthorized");
  }

  private static String sinceYesterday(TestServer server) {
    long now = server.clock().millis() / 1000;
    return (now - 86_400) + ", 'end_time': " + (now + 60);
  }

  private static long privateChannel(Staff staff, long team) {
    return id(
        staff,
        "/channel/create",
        "{'channel_name': '%s', 'team_id': %d, 'is_private': true}"
            .formatted(Staff.name("private"), team));
  }

  private static void isInLists(
      Staff.Somebody person, long channel, String name, boolean expected) {
    String query = "{'query': '" + name + "'}";
    int found = expected ? 1 : 0;
    assertThat(person.call("/incident/list", query).get("total").asInt()).isEqualTo(found);
    assertThat(person.call("/channel/list", query).get("total").asInt()).isEqualTo(found);
    assertThat(titles(person.call("/alert/list", "{}")).contains(name)).isEqualTo(expected);
    assertThat(person.call("/channel/infos", "{'channel_ids': [" + channel + "]}").get("items"))
        .hasSize(found);
  }

  /** A path and a body a line, none of which this person may send. */
  private static void refuses(Staff.Somebody person, String refusal, String calls) {
    for (String call : calls.lines().toList()) {
      int cut = call.indexOf(' ');
      Answer answer = person.post(call.substring(0, cut), call.substring(cut + 1));
      assertThat(answer.refusal()).as(call + " " + answer.body()).isEqualTo(refusal);
    }
  }

  private static long id(Staff staff, String path, String body) {
    JsonNode answer = staff.call(path, body);
    return answer.get(path.startsWith("/channel") ? "channel_id" : "schedule_id").asLong();
  }

  private static java.util.List<String> titles(JsonNode page) {
    return page.get("items").valueStream().map(item -> item.get("title").asString()).toList();
  }

  /** One that a push opened; the call waits until the flow has taken it. */
  private static String incident(TestServer server, Staff staff, long channel, String title) {
    String key =
        staff
            .call(
                "/integration/create",
                "{'plugin_type': 'standard.alert', 'name': 'sender of %s', 'channel_id': %d}"
                    .formatted(title, channel))
            .get("integration_key")
            .asString();
    var client = server.anonymous();
    Answer pushed =
        client.send(
            client
                .request("/event/push/alert/standard?integration_key=" + key)
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        Staff.json(
                            "{'title_rule': '"
                                + title
                                + "', 'event_status': 'Critical',"
                                + " 'alert_key': '"
                                + title
                                + "'}"))));
    assertThat(pushed.status()).as(pushed.body()).isEqualTo(200);
    JsonNode[] found = new JsonNode[1];
    org.awaitility.Awaitility.await()
        .until(() -> {
          found[0] =
              staff.call("/incident/list", "{'channel_ids': [" + channel + "]}").get("items");
          return !found[0].isEmpty();
        });
    return found[0].get(0).get("incident_id").asString();
  }
}
