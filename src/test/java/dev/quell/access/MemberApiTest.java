package dev.quell.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** People come, are changed, and go. */
class MemberApiTest {

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whoIsInvitedComesInOnceAndIsListed(TestDatabases kind) {
    TestServer server = TestServer.shared(kind);
    Staff staff = new Staff(server);
    String name = Staff.name("Mia");
    String email = name.replace(' ', '.') + "@example.org";
    JsonNode item = staff.invite(name, email, Staff.RESPONDER);
    String token = Staff.token(item.get("invitation_url").asString());
    long id = item.get("member_id").asLong();

    JsonNode pending = listed(staff, name);
    Answer early = logIn(server, email, Staff.PASSWORD);
    Answer invitee =
        server.anonymous().post("/session/invitation/info", "{\"token\": \"" + token + "\"}");
    Answer weak = staff.accept(token, "short");
    Answer accepted = staff.accept(token, Staff.PASSWORD);
    Answer again = staff.accept(token, "another password");

    assertThat(pending.get("status").asString()).isEqualTo("pending");
    assertThat(pending.get("email").asString()).isEqualTo(email.toLowerCase(java.util.Locale.ROOT));
    assertThat(pending.get("account_role_ids").toString()).isEqualTo("[6]");
    assertThat(early.refusal()).isEqualTo("401 Unauthorized");
    assertThat(invitee.data().get("member_name").asString()).isEqualTo(name);
    assertThat(weak.message()).isEqualTo("password: 5 characters (expected: 10..1024 characters)");
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
    assertThat(again.message()).contains("token: used");
    ApiClient mia = server.anonymous().logIn(email, Staff.PASSWORD);
    assertThat(mia.call("/member/info", "{}").get("member_id").asLong()).isEqualTo(id);
    assertThat(listed(staff, name).get("status").asString()).isEqualTo("enabled");
    assertThat(server.app().part(People.class).person(id).orElseThrow().contacts())
        .containsExactly(new Contact("email", email.toLowerCase(java.util.Locale.ROOT), true));
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whoIsDisabledOrDeletedIsOutAtOnce(TestDatabases kind) {
    TestServer server = TestServer.shared(kind);
    Staff staff = new Staff(server);
    Staff.Somebody person = staff.somebody(Staff.RESPONDER);
    String key = person.call("/person/app-key/create", "{'key_name': 'ci'}").get("key").asString();
    ApiClient program = server.anonymous().withKey(key);
    assertThat(program.post("/channel/list", "{}").status()).isEqualTo(200);
    String id = "{'member_id': " + person.id() + "}";

    staff.call("/member/disable", id);

    assertThat(program.post("/channel/list", "{}").refusal()).isEqualTo("401 Unauthorized");
    assertThat(person.post("/channel/list", "{}").refusal()).isEqualTo("401 Unauthorized");
    staff.call("/member/enable", id);
    assertThat(program.post("/channel/list", "{}").status()).isEqualTo(200);
    assertThat(person.post("/channel/list", "{}").refusal())
        .as("the session ended")
        .isEqualTo("401 Unauthorized");
    staff.call("/member/delete", id);
    assertThat(program.post("/channel/list", "{}").refusal()).isEqualTo("401 Unauthorized");
    assertThat(
            staff
                .call("/person/infos", "{'person_ids': [" + person.id() + ", 99999]}")
                .get("items"))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.get("person_name").asString()).isEqualTo(person.name());
          assertThat(item.get("status").asString()).isEqualTo("deleted");
        });
    assertThat(staff.invite(person.name(), person.email(), Staff.VIEWER).get("member_id").asLong())
        .as("name and address are free again")
        .isGreaterThan(person.id());
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whoIsOnCallCannotBeDeleted(TestDatabases kind) {
    Staff staff = new Staff(TestServer.shared(kind));
    Staff.Somebody person = staff.somebody(Staff.RESPONDER);
    String teamName = Staff.name("team");
    long team = staff.team(teamName, person.id());
    long schedule = schedule(staff, person.id());
    String id = "'member_id': " + person.id();

    Answer refused = staff.post("/member/delete", "{" + id + "}");
    Answer forced = staff.post("/member/delete", "{" + id + ", 'is_force': true}");
    staff.call("/schedule/update", "{'schedule_id': " + schedule + ", 'layers': []}");
    Answer stillInTeam = staff.post("/member/delete", "{" + id + "}");
    staff.call("/member/delete", "{" + id + ", 'is_force': true}");

    assertThat(refused.refusal()).isEqualTo("400 ReferenceExist");
    assertThat(refused.message())
        .contains("schedule \"duty " + person.id() + "\"", "team \"" + teamName + "\"");
    assertThat(forced.message()).contains("schedule").doesNotContain("team \"");
    assertThat(stillInTeam.message()).contains("team \"" + teamName + "\"");
    assertThat(staff.call("/team/info", "{'team_id': " + team + "}").get("person_ids")).isEmpty();
    Answer named =
        staff.post("/schedule/create", scheduleBody("again " + person.id(), person.id()));
    assertThat(named.refusal()).isEqualTo("400 ResourceNotFound");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          /member/invite | {'members': []} | members: 0 items (expected: 1..20)
          /member/invite | {'members': [{'member_name': 'Somebody'}]} | members[0].email: missing
          /member/invite | {'members': [{'email': 'nobody'}]} | members[0].email: "nobody" (expected: an address
          /member/invite | {'members': [{'email': 'a@b.c', 'member_name': 'x'}]} | members[0].member_name: 1 characters
          /member/invite | {'members': [{'email': 'ADMIN@quell.local'}]} | members[0].email: "admin@quell.local" is taken
          /member/invite | {'members': [{'email': 'a@b.c', 'member_name': 'administrator'}]} | members[0].member_name: "administrator" is taken
          /member/invite | {'members': [{'email': 'a@b.c', 'role_ids': [77]}]} | role_ids: 77 (expected: ids of existing roles)
          /member/invite | {'members': [{'email': 'a@b.c', 'time_zone': 'Mars'}]} | members[0].time_zone: "Mars"
          /member/invite | {'members': [{'email': 'ab@b.c'}, {'email': 'ab@b.c'}]} | members[1]
          /member/delete | {}                          | member_id: missing
          /member/delete | {'member_id': 99999}        | member_id: 99999 (expected: of an existing member)
          /member/delete | {'member_id': 1}            | nobody would be left with the role Admin
          /member/disable | {'member_id': 1}           | nobody would be left with the role Admin
          /member/role/revoke | {'member_id': 1, 'role_ids': [2]} | nobody would be left with the role Admin
          /member/role/grant | {'member_id': 1, 'role_ids': [3]} | role_ids: 3
          /member/list   | {'limit': 101}              | limit: 101
          /member/list   | {'orderby': 'name'}         | orderby: "name"
          /member/info/reset | {'member_id': 1, 'locale': 'tlh'} | locale: "tlh"
          /member/info/reset | {'member_id': 1, 'member_name': 'Ann\\r\\nBcc: x'} | member_name: a control character
          /member/info/reset | {'member_id': 1, 'avatar': 'javascript:alert(1)'} | avatar: "javascript:alert(1)"
          /team/upsert   | {'team_name': ' '}          | team_name
          /team/upsert   | {'team_name': 'x', 'person_ids': [99999]} | person_ids[0]: 99999
          /team/upsert   | {'team_name': 'x', 'emails': ['no@where']} | invite them first
          /team/info     | {}                          | team_id: missing
          /team/info     | {'team_name': 'nowhere'}    | team: "nowhere"
          /channel/create | {'channel_name': 'of no team', 'team_id': 4711} | team_id: 4711 (expected: 0 or of an existing team)
          /calendar/create | {'cal_name': 'of no team', 'team_id': 4711} | team_id: 4711 (expected: 0 or of an existing team)
          """)
  void nonsenseIsRefusedByItsPlace(String path, String body, String message) {
    Answer answer = new Staff(TestServer.shared()).post(path, body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.message()).contains(message);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatBelongsToATeamKeepsItThere(TestDatabases kind) {
    Staff staff = new Staff(TestServer.shared(kind));
    String name = Staff.name("team");
    long team = staff.team(name);
    long channel =
        staff
            .call("/channel/create", "{'channel_name': '%s', 'team_id': %d}".formatted(name, team))
            .get("channel_id")
            .asLong();

    Answer refused = staff.post("/team/delete", "{'team_name': '" + name + "'}");
    staff.call("/channel/delete", "{'channel_id': " + channel + "}");
    staff.call("/team/delete", "{'team_id': " + team + "}");

    assertThat(refused.refusal()).isEqualTo("400 ReferenceExist");
    assertThat(refused.message()).contains("channel \"" + name + "\"");
    assertThat(staff.post("/team/info", "{'team_id': " + team + "}").refusal())
        .isEqualTo("400 ResourceNotFound");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void everybodyChangesTheirOwnProfileOnly(TestDatabases kind) {
    Staff staff = new Staff(TestServer.shared(kind));
    Staff.Somebody viewer = staff.somebody(Staff.VIEWER);

    viewer.call(
        "/member/info/reset",
        "{'member_id': %d, 'time_zone': 'Asia/Shanghai', 'phone': '+86 138 0013 8000'}"
            .formatted(viewer.id()));

    JsonNode info = viewer.call("/member/info", "{}");
    assertThat(info.get("time_zone").asString()).isEqualTo("Asia/Shanghai");
    assertThat(info.get("phone").asString()).isEqualTo("+86138****8000");
    assertThat(
            viewer
                .post("/member/info/reset", "{'member_id': 1, 'member_name': 'Mallory'}")
                .refusal())
        .isEqualTo("403 AccessDenied");
    assertThat(
            viewer
                .post(
                    "/member/info/reset",
                    "{'member_id': %d, 'email': 'new@example.org'}".formatted(viewer.id()))
                .refusal())
        .isEqualTo("403 AccessDenied");
  }

  private static long schedule(Staff staff, long person) {
    return staff
        .call("/schedule/create", scheduleBody("duty " + person, person))
        .get("schedule_id")
        .asLong();
  }

  private static String scheduleBody(String name, long person) {
    return """
    {'schedule_name': '%s', 'layers': [{'layer_name': 'l', 'layer_start': 1760000000,
     'rotation_unit': 'day', 'rotation_value': 1, 'groups': [{'group_name': 'g',
     'members': [{'role_id': 0, 'person_ids': [%d]}]}]}]}
    """
        .formatted(name, person);
  }

  private static JsonNode listed(Staff staff, String name) {
    return staff.call("/member/list", "{'query': '" + name + "'}").at("/items/0");
  }

  private static Answer logIn(TestServer server, String email, String password) {
    return server
        .anonymous()
        .post(
            "/session/create",
            Staff.json("{'email': '" + email + "', 'password': '" + password + "'}"));
  }
}
