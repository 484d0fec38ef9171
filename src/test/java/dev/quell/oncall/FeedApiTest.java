package dev.quell.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.access.Staff;
import dev.quell.app.TestServer;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Calendars to subscribe to, read as a calendar program would. */
class FeedApiTest {

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whoKnowsTheAddressReadsTheCalendarUntilItIsTakenBack(TestDatabases kind) {
    ScheduleWorld world = new ScheduleWorld(kind);
    long id = world.create(ScheduleWorld.daily(", 'rotation_unit': 'week'", 901, 902));
    JsonNode feed = world.call("/schedule/ical/create", "'schedule_id': " + id);
    String url = feed.get("url").asString();

    Answer answer = world.server().anonymous().get(url);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/calendar;charset=utf-8");
    assertThat(answer.body())
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
        .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n")
        .contains(
            "DTSTART:20251117T000000Z\r\nDTEND:20251124T000000Z\r\nSUMMARY:Member 901\r\n",
            "DTSTART:20251124T000000Z\r\nDTEND:20251201T000000Z\r\nSUMMARY:Member 902\r\n");
    String token = feed.get("token").asString();
    assertThat(world.call("/schedule/ical/list", "").toString())
        .contains(feed.get("feed_id").asString())
        .doesNotContain(token);
    assertThat(stored(world)).isNotEmpty().noneMatch(text -> text.contains(token));

    world.call("/schedule/ical/delete", "'feed_id': '" + feed.get("feed_id").asString() + "'");
    assertThat(world.server().anonymous().get(url).refusal()).isEqualTo("401 Unauthorized");
    assertThat(world.server().anonymous().get("/schedule/ical").refusal())
        .isEqualTo("401 Unauthorized");
    assertThat(world.server().anonymous().post("/schedule/info", "{}").refusal())
        .isEqualTo("401 Unauthorized");
  }

  @Test
  void aPersonSeesTheirOwnShiftsAsOneWhereTheyMeet() {
    ScheduleWorld world = new ScheduleWorld(TestDatabases.SQLITE);
    long me = world.server().client().call("/session/info", "{}").get("person_id").asLong();
    long id =
        world.create(
            """
            {'layer_start': 1763337600, 'layer_end': 1763510400, 'rotation_unit': 'day',
             'rotation_value': 1,
             'groups': [{'members': [{'role_id': 1, 'person_ids': [%d]}]}]}
            """
                .formatted(me));
    String url = world.call("/schedule/ical/create", "'schedule_id': 0").get("url").asString();

    String text = world.server().anonymous().get(url).body();

    assertThat(text.split("UID:schedule-" + id + "-", -1)).hasSize(2);
    assertThat(text)
        .contains("DTSTART:20251117T000000Z\r\nDTEND:20251119T000000Z\r\n", " (primary)\r\n");
  }

  @Test
  void whoMayOnlyLookTakesBackTheirOwnAddressesAndHasNotAll() {
    TestServer server = TestServer.shared(TestDatabases.SQLITE);
    Staff staff = new Staff(server);
    Staff.Somebody viewer = staff.somebody(Staff.VIEWER);
    Staff.Somebody other = staff.somebody(Staff.VIEWER);
    String feed = viewer.call("/schedule/ical/create", "{}").get("feed_id").asString();
    String delete = "{'feed_id': '" + feed + "'}";

    assertThat(other.post("/schedule/ical/delete", delete).refusal()).isEqualTo("403 AccessDenied");
    viewer.call("/schedule/ical/delete", delete);
    for (int i = 0; i < 20; i++) {
      other.call("/schedule/ical/create", "{}");
    }
    assertThat(other.post("/schedule/ical/create", "{}").message())
        .isEqualTo("schedule_id: 20 feeds of yours (expected: fewer; delete one first)");
  }

  @Test
  void linesAreFoldedAndEscaped() {
    String odd = "a,b;c\\d\r\ne\u0007" + "é👩‍💻".repeat(30);

    String text = new CalendarText(odd, "UTC").toString();

    for (String line : text.split("\r\n", -1)) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
    assertThat(text.replace("\r\n ", ""))
        .contains("X-WR-CALNAME:a\\,b\\;c\\\\d\\ne" + "é👩‍💻".repeat(30) + "\r\n");
  }

  @Test
  void aMemberWhoIsGoneTakesTheirAddressesWithThem() {
    ScheduleWorld world = new ScheduleWorld(TestDatabases.SQLITE);
    Database store = world.server().app().part(Database.class);
    String token = Feed.newToken();
    store.write(sql -> {
      ScheduleStore.putFeed(sql, new Feed("f" + token, 0, 903, 0), Feed.fingerprint(token));
      return 0;
    });
    TestServer server = world.server();
    assertThat(server.anonymous().get("/schedule/ical?token=" + token).status()).isEqualTo(200);

    member(store, "deleted");

    assertThat(server.anonymous().get("/schedule/ical?token=" + token).status()).isEqualTo(401);
    member(store, "enabled");
  }

  private static void member(Database store, String status) {
    store.write(sql -> sql.update("update member set status = ? where member_id = 903", status));
  }

  private static List<String> stored(ScheduleWorld world) {
    return world
        .server()
        .app()
        .part(Database.class)
        .read(sql ->
            sql.list(
                "select feed_id, token_hash from schedule_feed",
                row -> row.getString(1) + " " + row.getString(2)));
  }
}
