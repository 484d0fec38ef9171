package dev.quell.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Roles give what they say, and nobody helps themselves. */
class RoleApiTest {

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void anOwnRoleGivesItsPermissionsUntilItIsDisabled(TestDatabases kind) {
    Staff staff = new Staff(TestServer.shared(kind));
    String name = Staff.name("scheduler");
    long role =
        staff
            .call("/role/upsert", "{'role_name': '%s', 'permission_ids': [17]}".formatted(name))
            .get("role_id")
            .asLong();
    Staff.Somebody person = staff.somebody(role);

    Answer made = person.post("/schedule/create", "{'schedule_name': '%s'}".formatted(name));
    Answer read = person.post("/schedule/list", "{}");
    Answer beyond = person.post("/channel/list", "{}");
    Answer held = staff.post("/role/delete", "{'role_id': " + role + "}");
    staff.call("/role/disable", "{'role_id': " + role + "}");
    Answer disabled = person.post("/schedule/list", "{}");
    staff.call(
        "/role/member/revoke", "{'member_ids': [" + person.id() + "], 'role_id': " + role + "}");
    staff.call("/role/delete", "{'role_id': " + role + "}");

    assertThat(made.status()).as(made.body()).isEqualTo(200);
    assertThat(read.status()).as("to manage is to read").isEqualTo(200);
    assertThat(beyond.refusal()).isEqualTo("403 AccessDenied");
    assertThat(held.refusal()).isEqualTo("400 ReferenceExist");
    assertThat(held.message()).contains(person.name());
    assertThat(disabled.refusal()).isEqualTo("403 AccessDenied");
    assertThat(staff.post("/role/info", "{'role_id': " + role + "}").refusal())
        .isEqualTo("400 ResourceNotFound");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void nobodyGivesMoreThanTheyHave(TestDatabases kind) {
    Staff staff = new Staff(TestServer.shared(kind));
    long role =
        staff
            .call(
                "/role/upsert",
                "{'role_name': '%s', 'permission_ids': [1, 2, 3]}".formatted(Staff.name("HR")))
            .get("role_id")
            .asLong();
    Staff.Somebody person = staff.somebody(role);
    String own = "'member_id': " + person.id();

    for (String call :
        new String[] {
          "/member/role/grant {" + own + ", 'role_ids': [2]}",
          "/member/role/grant {" + own + ", 'role_ids': [6]}",
          "/role/member/grant {'member_ids': [" + person.id() + "], 'role_id': 2}",
          "/role/upsert {'role_name': 'more', 'permission_ids': [4]}",
          "/role/upsert {'role_id': " + role + ", 'role_name': 'HR+', 'permission_ids': [4]}",
          "/member/invite {'members': [{'email': 'x.y@example.org', 'role_ids': [2]}]}",
          "/member/info/reset {'member_id': 1, 'email': 'mallory@example.org'}",
          "/member/password/reset {'member_id': 1}",
          "/member/disable {'member_id': 1}",
          "/member/delete {'member_id': 1}",
          "/person/app-key/create {'key_name': 'x', 'person_id': 1}",
        }) {
      refuses(person, call);
    }
    assertThat(
            person.post("/member/role/grant", "{" + own + ", 'role_ids': [" + role + "]}").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void nobodyLetsInOrTouchesWhoMayDoMore(TestDatabases kind) {
    Staff staff = new Staff(TestServer.shared(kind));
    Staff.Somebody person = staff.somebody(role(staff, "1, 2"));
    long boss = staff.invite(Staff.name("boss"), "boss@example.org", 2).get("member_id").asLong();
    String responder = "'member_id': " + staff.somebody(Staff.RESPONDER).id();
    long stronger = role(staff, "1, 8");

    refuses(person, "/member/invitation/create {'member_id': " + boss + "}");
    refuses(person, "/member/password/reset {" + responder + "}");
    refuses(person, "/member/info/reset {" + responder + ", 'email': 'mallory@example.org'}");
    refuses(
        person,
        "/role/upsert {'role_id': " + stronger + ", 'role_name': 'weak', 'permission_ids': []}");
  }

  private static long role(Staff staff, String permissions) {
    return staff
        .call(
            "/role/upsert",
            "{'role_name': '%s', 'permission_ids': [%s]}"
                .formatted(Staff.name("own role"), permissions))
        .get("role_id")
        .asLong();
  }

  private static void refuses(Staff.Somebody person, String call) {
    int cut = call.indexOf(' ');
    Answer answer = person.post(call.substring(0, cut), call.substring(cut + 1));
    assertThat(answer.refusal()).as(call + " " + answer.body()).isEqualTo("403 AccessDenied");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void builtInRolesHaveTheirPublishedIds(TestDatabases kind) {
    Staff staff = new Staff(TestServer.shared(kind));

    JsonNode roles = staff.call("/role/list", "{'asc': true}").get("items");

    assertThat(roles.get(0).get("role_id").asLong()).isEqualTo(2);
    assertThat(roles.get(1).get("role_name").asString()).isEqualTo("Responder");
    assertThat(roles.get(2).get("editable").asBoolean()).isFalse();
    JsonNode all =
        staff.call("/role/permission/list", "{'role_ids': [8], 'with_all': true}").get("items");
    assertThat(all)
        .anySatisfy(item -> {
          assertThat(item.get("permission_name").asString()).isEqualTo("Channels Manage");
          assertThat(item.get("is_granted").asBoolean()).isFalse();
        })
        .anySatisfy(item -> {
          assertThat(item.get("permission_name").asString()).isEqualTo("Channels Read");
          assertThat(item.get("is_granted").asBoolean()).isTrue();
        });
    assertThat(staff.call("/role/permission/factor/list", "{}").isArray()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          /role/info    | {'role_id': 7}                       | role_id: 7
          /role/upsert  | {'role_name': 'admin'}               | role_name: "admin" is taken
          /role/upsert  | {'role_id': 2, 'role_name': 'root'}  | role_id: 2 (Admin) is built in
          /role/upsert  | {'role_name': 'x', 'permission_ids': [999]} | permission_ids[0]: 999
          /role/delete  | {'role_id': 8}                       | role_id: 8 (Viewer) is built in
          /role/disable | {'role_id': 6}                       | role_id: 6 (Responder) is built in
          /role/member/grant | {'member_ids': [], 'role_id': 6} | member_ids: 0 items
          """)
  void nonsenseIsRefusedByItsPlace(String path, String body, String message) {
    Answer answer = new Staff(TestServer.shared()).post(path, body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.message()).contains(message);
  }
}
