package dev.quell.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What belongs to a team is changed by it, and what is private is seen by it only. */
class BelongingsTest {

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void onlyTheTeamChangesWhatBelongsToIt(TestDatabases kind) {
    Staff staff = new Staff(TestServer.shared(kind));
    Staff.Somebody member = staff.somebody(Staff.RESPONDER);
    Staff.Somebody other = staff.somebody(Staff.RESPONDER);
    String name = Staff.name("owned");
    long team = staff.team(name, member.id());
    String of = "', 'team_id': " + team + "}";
    String channel =
        "'channel_id': "
            + staff.call("/channel/create", "{'channel_name': '" + name + of).get("channel_id");
    String schedule =
        staff
            .call("/schedule/create", "{'schedule_name': '" + name + of)
            .get("schedule_id")
            .toString();
    String calendar =
        "'cal_id': '"
            + staff.call("/calendar/create", "{'cal_name': '" + name + of).get("cal_id").asString()
            + "'";

    for (String call :
        new String[] {
          "/channel/update {" + channel + ", 'description': 'd'}",
          "/channel/disable {" + channel + "}",
          "/channel/unsubscribe/rule/create {" + channel + ", 'rule_name': 'r'}",
          "/integration/create {'plugin_type': 'standard.alert', 'name': 'n', " + channel + "}",
          "/schedule/update {'schedule_id': " + schedule + ", 'description': 'd'}",
          "/schedule/update {'id': " + schedule + ", 'description': 'd'}",
          "/schedule/delete {'schedule_ids': [" + schedule + "]}",
          "/calendar/update {" + calendar + ", 'description': 'd'}",
          "/calendar/delete {" + calendar + "}",
          "/team/upsert {'team_id': " + team + ", 'team_name': 'mine', 'person_ids': []}",
          "/team/delete {'team_id': " + team + "}",
        }) {
      int cut = call.indexOf(' ');
      Answer answer = other.post(call.substring(0, cut), call.substring(cut + 1));
      assertThat(answer.refusal()).as(call + " " + answer.body()).isEqualTo("403 AccessDenied");
    }
    assertThat(other.post("/channel/info", "{" + channel + "}").status()).isEqualTo(200);
    member.call("/channel/update", "{" + channel + ", 'description': 'd'}");
    member.call("/schedule/update", "{'id': " + schedule + ", 'description': 'd'}");
    member.call("/calendar/update", "{" + calendar + ", 'description': 'd'}");
    long others = staff.team(Staff.name("managers"), other.id());
    staff.call("/channel/update", "{" + channel + ", 'managing_team_ids': [" + others + "]}");
    other.call("/channel/update", "{" + channel + ", 'description': 'ours'}");
    assertThat(member.post("/channel/update", "{" + channel + ", 'description': 'x'}").refusal())
        .isEqualTo("403 AccessDenied");
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
        staff
            .call(
                "/channel/create",
                "{'channel_name': '%s', 'team_id': %d, 'is_private': true}".formatted(name, team))
            .get("channel_id")
            .asLong();
    String incident = incident(server, staff, channel, name);
    String alert =
        staff
            .call("/incident/alert/list", "{'incident_id': '" + incident + "'}")
            .at("/items/0/alert_id")
            .asString();

    String list = "{'channel_ids': []}";
    assertThat(titles(member.call("/incident/list", list))).contains(name);
    assertThat(titles(other.call("/incident/list", list))).doesNotContain(name);
    assertThat(titles(other.call("/alert/list", list))).doesNotContain(name);
    assertThat(titles(staff.call("/alert/list", list))).contains(name);
    assertThat(other.call("/incident/list", "{'query': '" + name + "'}").get("total").asLong())
        .isZero();
    String query = "{'query': '" + name + "'}";
    assertThat(other.call("/channel/list", query).get("total").asLong()).isZero();
    assertThat(member.call("/channel/list", query).get("total").asLong()).isEqualTo(1);
    assertThat(other.call("/channel/infos", "{'channel_ids': [" + channel + "]}").get("items"))
        .isEmpty();
    for (String call :
        new String[] {
          "/channel/info {'channel_id': " + channel + "}",
          "/channel/funnel {'channel_id': " + channel + "}",
          "/channel/silence/rule/list {'channel_id': " + channel + "}",
          "/incident/list {'channel_ids': [" + channel + "]}",
          "/incident/info {'incident_id': '" + incident + "'}",
          "/incident/info {'incident_id': '" + incident.substring(18) + "'}",
          "/incident/feed {'incident_id': '" + incident + "'}",
          "/incident/list-by-ids {'incident_ids': ['" + incident + "']}",
          "/incident/ack {'incident_ids': ['" + incident + "']}",
          "/alert/info {'alert_id': '" + alert + "'}",
          "/alert/feed {'alert_id': '" + alert + "'}",
          "/alert/list-by-ids {'alert_ids': ['" + alert + "']}",
        }) {
      int cut = call.indexOf(' ');
      Answer answer = other.post(call.substring(0, cut), call.substring(cut + 1));
      assertThat(answer.refusal()).as(call + " " + answer.body()).isEqualTo("400 ResourceNotFound");
    }
    assertThat(
            member
                .call("/incident/info", "{'incident_id': '" + incident + "'}")
                .get("title")
                .asString())
        .contains(name);
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
                "{'plugin_type': 'standard.alert', 'name': 'n', 'channel_id': " + channel + "}")
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
