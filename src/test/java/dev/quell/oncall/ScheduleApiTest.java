package dev.quell.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Schedules through the API; the server's clock shows Tuesday 2025-11-18 10:00 UTC. */
class ScheduleApiTest {
  private static final long TUESDAY = 1_763_424_000L;
  private static final long NOW = TUESDAY + 36_000;
  private static final long DAY = 86_400;

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aScheduleIsMadeShownChangedAndDeleted(TestDatabases kind) {
    ScheduleWorld world = new ScheduleWorld(kind);
    String name = ScheduleWorld.name();
    long id =
        world
            .call(
                "/schedule/create",
                "'name': '%s', 'description': 'd', 'layers': [%s]"
                    .formatted(name, ScheduleWorld.daily("", 901, 902)))
            .get("schedule_id")
            .asLong();

    JsonNode info = info(world, id, TUESDAY, TUESDAY + 2 * DAY);

    assertThat(info.get("schedule_name").asString()).isEqualTo(name);
    assertThat(info.get("name")).isEqualTo(info.get("schedule_name"));
    assertThat(info.get("id")).isEqualTo(info.get("schedule_id"));
    assertThat(info.get("time_zone").asString()).isEqualTo("UTC");
    assertThat(info.get("layer_schedules")).isEqualTo(info.get("schedule_layers"));
    assertThat(told(info.at("/schedule_layers/0/schedules"))).isEqualTo("+0h 902, +24h 901");
    assertThat(told(info.at("/final_schedule/schedules"))).isEqualTo("+0h 902, +24h 901");
    assertThat(info.at("/cur_oncall/start").asLong()).as("cut to now").isEqualTo(NOW);
    assertThat(info.at("/cur_oncall/group/group_name").asString()).isEqualTo("G902");
    assertThat(info.at("/next_oncall/start").asLong()).isEqualTo(TUESDAY + DAY);
    JsonNode layer = info.at("/layers/0");
    assertThat(layer.get("name")).isEqualTo(layer.get("layer_name"));
    assertThat(layer.get("enable_time").asLong()).isEqualTo(TUESDAY - DAY);
    assertThat(layer.get("expire_time").asLong()).isZero();
    assertThat(layer.get("rotation_duration").asLong()).isEqualTo(DAY);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aChangeLeavesWhatItDoesNotNameAndADeletedScheduleIsGone(TestDatabases kind) {
    ScheduleWorld world = new ScheduleWorld(kind);
    long id = world.create(ScheduleWorld.daily("", 901));
    JsonNode before = info(world, id, TUESDAY, TUESDAY + DAY);

    world.call("/schedule/update", "'schedule_id': " + id + ", 'description': 'e'");
    JsonNode changed = info(world, id, TUESDAY, TUESDAY + DAY);
    assertThat(changed.get("description").asString()).isEqualTo("e");
    assertThat(changed.get("layers")).as("as they were").isEqualTo(before.get("layers"));

    world.call("/schedule/delete", "'schedule_ids': [" + id + "]");
    assertThat(world.post("/schedule/infos", "'schedule_ids': [" + id + "]").refusal())
        .isEqualTo("400 ResourceNotFound");
    assertThat(versions(world, id)).containsExactly("enabled", "enabled", "deleted");
  }

  /** What a client got, sent back, changes nothing. */
  @Test
  void whatIsShownCanBeSentBack() {
    ScheduleWorld world = new ScheduleWorld(TestDatabases.SQLITE);
    long id =
        world.create(
            """
            {'name': 'week', 'enable_time': 1763373600, 'expire_time': 1800000000,
             'rotation_duration': 604800, 'fair_rotation': true, 'weight': 3, 'hidden': 1,
             'restrict_mode': 1, 'restrict_start': 64800, 'restrict_end': 32400,
             'day_mask': {'repeat': [5, 1]}, 'mask_continuous_enabled': true,
             'groups': [{'name': 'A', 'members': [{'role_id': 1, 'person_ids': [901]},
                                                  {'role_id': 2, 'person_ids': [902, 903]}]}]}
            """);
    world.call(
        "/schedule/update",
        """
        'schedule_id': %d, 'notify': {'advance_in_time': 300, 'by': {'follow_preference': true}, 'im': {'slack': 'x', 'none': null},
          'webhooks': [{'type': 'feishu', 'settings': {'token': 'very secret', 'alias': 'a'}}]}
        """
            .formatted(id));
    JsonNode before = info(world, id, NOW, NOW + DAY);

    assertThat(before.at("/layers/0/handoff_time").asInt()).as("Monday 10:00").isEqualTo(36_000);
    assertThat(before.at("/layers/0/rotation_value").asInt()).isEqualTo(7);
    assertThat(before.at("/layers/0/day_mask/repeat/0").asInt()).isEqualTo(1);
    assertThat(before.at("/notify/webhooks/0/settings/token").asString()).isEqualTo("******");
    world.server().client().call("/schedule/update", before.toString());

    assertThat(info(world, id, NOW, NOW + DAY)).isEqualTo(before);
    assertThat(versions(world, id)).as("nothing changed").hasSize(2);
    assertThat(bodies(world, id).getLast()).contains("very secret");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whoIsOnCallSurvivesARestartAndOverrides(TestDatabases kind) {
    ScheduleWorld world = new ScheduleWorld(kind);
    long id = world.create(ScheduleWorld.daily("", 901, 902));
    JsonNode made =
        world.call(
            "/schedule/override/create",
            "'schedule_id': %d, 'start': %d, 'end': %d, 'members': [{'role_id': 2, 'person_ids': [903]}]"
                .formatted(id, NOW - 60, NOW + 60));

    JsonNode now = oncall(world, id, "");

    assertThat(now.at("/oncall/0/person_name").asString()).isEqualTo("Member 903");
    assertThat(now.at("/oncall/0/role_name").asString()).isEqualTo("backup");
    assertThat(now.at("/oncall/0/until").asLong()).isEqualTo(NOW + 60);
    assertThat(now.get("next_change").asLong()).isEqualTo(NOW + 60);
    assertThat(oncall(world, id, ", 'at': " + (NOW + 60)).at("/oncall/0/person_id").asLong())
        .isEqualTo(902);
    Database store = world.server().app().part(Database.class);
    assertThat(new Schedules(store).onCall(id, NOW * 1000 + 999))
        .as("read anew")
        .containsExactly(new OnCall(903, 2, (NOW + 60) * 1000));
    assertThat(new Schedules(store).onCall(77_777, NOW * 1000)).isEmpty();

    String override =
        "'schedule_id': " + id + ", 'layer_id': '" + made.get("layer_id").asString() + "'";
    world.call("/schedule/override/delete", override);
    assertThat(oncall(world, id, "").at("/oncall/0/person_id").asLong()).isEqualTo(902);
    assertThat(world.post("/schedule/override/delete", override).refusal())
        .isEqualTo("400 ResourceNotFound");
    String base = info(world, id, NOW, NOW + 1).at("/layers/0/layer_id").asString();
    assertThat(
            world
                .post(
                    "/schedule/override/delete",
                    "'schedule_id': " + id + ", 'layer_id': '" + base + "'")
                .message())
        .contains("expected: an override of the schedule");
  }

  /** The clock stands still in the others; here an hour passes. */
  @Test
  void aChangeDoesNotRewriteWhoWasOnCall() {
    ScheduleWorld world = new ScheduleWorld(TestServer.start());
    try (TestServer server = world.server()) {
      long id = world.create(ScheduleWorld.daily("", 901, 902));
      server.clock().advance(Duration.ofHours(1));
      String layer = info(world, id, NOW, NOW + 1).at("/layers/0/layer_id").asString();
      String renamed = ", 'layer_id': '" + layer + "', 'layer_name': 'other'";
      world.call(
          "/schedule/update",
          "'schedule_id': " + id + ", 'layers': [" + ScheduleWorld.daily(renamed, 903) + "]");

      JsonNode day = info(world, id, TUESDAY, TUESDAY + DAY);

      assertThat(told(day.at("/final_schedule/schedules"))).isEqualTo("+0h 902, +11h 903");
      assertThat(told(day.at("/layer_schedules/0/schedules"))).isEqualTo("+0h 902, +11h 903");
      assertThat(oncall(world, id, ", 'at': " + NOW).at("/oncall/0/person_id").asLong())
          .isEqualTo(902);
      assertThat(oncall(world, id, "").at("/oncall/0/person_id").asLong()).isEqualTo(903);
      world.call("/schedule/update", "'schedule_id': " + id + ", 'description': 'more'");
      assertThat(info(world, id, TUESDAY, TUESDAY + DAY).get("final_schedule"))
          .isEqualTo(day.get("final_schedule"));
    }
  }

  @Test
  void aPreviewAndACheckKeepNothing() {
    ScheduleWorld world = new ScheduleWorld(TestDatabases.SQLITE);
    String body =
        "'time_zone': 'Asia/Shanghai', 'layers': [%s], 'start': %d, 'end': %d"
            .formatted(
                ScheduleWorld.daily(", 'day_mask': {'repeat': [1, 2, 3]}", 901),
                TUESDAY + DAY,
                TUESDAY + 3 * DAY);
    long before = total(world);

    JsonNode preview = world.call("/schedule/preview", body);
    JsonNode check = world.call("/schedule/check", body);

    assertThat(told(preview.at("/final_schedule/schedules"))).isEqualTo("+24h 901");
    assertThat(check.get("total").asInt()).isEqualTo(1);
    assertThat(check.at("/items/0/code").asString()).isEqualTo("gap");
    assertThat(check.at("/items/0/text").asString())
        .isEqualTo(
            "nobody is on call from Thu 2025-11-20 00:00 to Fri 2025-11-21 08:00 (Asia/Shanghai)");
    assertThat(total(world)).isEqualTo(before);
  }

  @Test
  void listsKnowNamesWindowsAndMine() {
    ScheduleWorld world = new ScheduleWorld(TestDatabases.SQLITE);
    String name = ScheduleWorld.name() + " Listed";
    long admin = world.server().client().call("/session/info", "{}").get("person_id").asLong();
    long team =
        world
            .call("/team/upsert", "'team_name': '" + name + "', 'person_ids': [" + admin + "]")
            .get("team_id")
            .asLong();
    world.call(
        "/schedule/create",
        "'schedule_name': '%s', 'team_id': %d, 'layers': [%s]"
            .formatted(name, team, ScheduleWorld.daily("", admin)));

    String query = "'query': '" + name.substring(9).toUpperCase(java.util.Locale.ROOT) + "'";
    JsonNode plain = world.call("/schedule/list", query);
    assertThat(plain.get("total").asInt()).isEqualTo(1);
    assertThat(plain.at("/items/0/layers")).isEmpty();
    assertThat(plain.at("/items/0/final_schedule/schedules")).isEmpty();
    assertThat(world.call("/schedule/list", query + ", 'team_ids': [99999]").get("items"))
        .isEmpty();
    assertThat(world.call("/schedule/list", query + ", 'is_my_team': true").get("items"))
        .hasSize(1);
    String window = ", 'start': " + TUESDAY + ", 'end': " + (TUESDAY + DAY);
    assertThat(world.call("/schedule/list", query + window).at("/items/0/final_schedule/schedules"))
        .hasSize(1);
    assertThat(world.call("/schedule/self", "'start': 0").get("items"))
        .anySatisfy(item -> assertThat(item.get("name").asString()).isEqualTo(name));
    world.create(ScheduleWorld.daily("", 901));
    assertThat(world.call("/schedule/self", "'start': 0").get("items"))
        .allSatisfy(item -> assertThat(item.get("layers").toString()).contains("[" + admin + "]"));
    assertThat(world.post("/schedule/create", "'schedule_name': '" + name + "'").message())
        .contains("expected: a name no other schedule has");
  }

  @Test
  void rolesAreToldToCallersOnly() {
    TestServer server = TestServer.shared();

    assertThat(server.client().get("/oncall/roles").data().at("/items/0/name").asString())
        .isEqualTo("primary");
    assertThat(server.client().call("/oncall/roles", "{}").get("total").asInt()).isEqualTo(2);
    assertThat(server.anonymous().get("/oncall/roles").refusal()).isEqualTo("401 Unauthorized");
  }

  /** As {@code +0h 901, +24h 902}: hours since Tuesday and the first person. */
  private static String told(JsonNode shifts) {
    StringBuilder told = new StringBuilder();
    for (JsonNode shift : shifts) {
      told.append(told.isEmpty() ? "" : ", ")
          .append('+')
          .append((shift.get("start").asLong() - TUESDAY) / 3600)
          .append("h ")
          .append(shift.at("/group/members/0/person_ids/0").asLong());
    }
    return told.toString();
  }

  private static JsonNode info(ScheduleWorld world, long id, long start, long end) {
    return world.call(
        "/schedule/info", "'schedule_id': %d, 'start': %d, 'end': %d".formatted(id, start, end));
  }

  private static JsonNode oncall(ScheduleWorld world, long id, String more) {
    return world.call("/schedule/oncall", "'schedule_ids': [" + id + "]" + more).at("/items/0");
  }

  private static long total(ScheduleWorld world) {
    return world.call("/schedule/list", "'limit': 1").get("total").asLong();
  }

  private static List<String> versions(ScheduleWorld world, long id) {
    return column(world, id, "status");
  }

  private static List<String> bodies(ScheduleWorld world, long id) {
    return column(world, id, "body");
  }

  private static List<String> column(ScheduleWorld world, long id, String column) {
    return world
        .server()
        .app()
        .part(Database.class)
        .read(sql ->
            sql.list(
                "select "
                    + column
                    + " from schedule_version where schedule_id = ?"
                    + " order by log_offset",
                row -> row.getString(1),
                id));
  }
}
