package dev.quell.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.queue.EventLog;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class CalendarApiTest {
  private static final LocalDate HOLIDAY = LocalDate.parse("2025-10-01");

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void eventsComeBeforeTheWeekAndHistoryIsKept(TestDatabases kind) {
    TestServer server = TestServer.shared(kind);
    ApiClient client = server.client();
    Calendars calendars = server.app().part(Calendars.class);
    String id =
        call(client, "/calendar/create", "'cal_name': 'office', 'workdays': [1, 2, 3, 4, 5]")
            .get("cal_id")
            .asString();
    long before = server.app().part(EventLog.class).head();
    String cal = "'cal_id': '" + id + "'";
    call(client, "/calendar/event/upsert", cal + event("rest", "2025-10-01", "2025-10-04", true));
    call(client, "/calendar/event/upsert", cal + event("work", "2025-10-11", "2025-10-12", false));

    assertThat(calendars.dayOff(id, HOLIDAY)).contains(true);
    assertThat(calendars.dayOff(id, LocalDate.parse("2025-10-04"))).as("Saturday").contains(true);
    assertThat(calendars.dayOff(id, LocalDate.parse("2025-10-06"))).contains(false);
    assertThat(calendars.dayOff(id, LocalDate.parse("2025-10-11"))).as("made up").contains(false);
    assertThat(calendars.dayOff("cal.x", HOLIDAY)).isEmpty();
    assertThat(calendars.before(before).dayOff(id, HOLIDAY)).as("before").contains(false);
    JsonNode october = call(client, "/calendar/event/list", cal + ", 'year': 2025, 'month': 10");
    assertThat(october.get("total").asInt()).isEqualTo(9);
    assertThat(october.at("/items/0/summary").asString()).isEqualTo("rest");
    assertThat(october.at("/items/1/event_id").asString()).isEqualTo("non_work.20251004");
    JsonNode info = call(client, "/calendar/info", cal);
    assertThat(info.get("timezone").asString()).isEqualTo("Asia/Shanghai");
    assertThat(info.get("kind").asString()).isEqualTo("personal");
    assertThat(info.get("workdays")).hasSize(5);

    String event = october.at("/items/0/event_id").asString();
    call(client, "/calendar/event/delete", cal + ", 'event_id': '" + event + "'");
    assertThat(calendars.dayOff(id, HOLIDAY)).contains(false);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatASilenceAsksCannotBeDeleted(TestDatabases kind) {
    ApiClient client = TestServer.shared(kind).client();
    String id = call(client, "/calendar/create", "'cal_name': 'asked'").get("cal_id").asString();
    long channel =
        call(client, "/channel/create", "'channel_name': 'asks " + kind + "'")
            .get("channel_id")
            .asLong();
    String rule =
        call(
                client,
                "/channel/silence/rule/create",
                """
                'channel_id': %d, 'rule_name': 'on days off',
                'filters': [[{'key': 'severity', 'oper': 'IN', 'vals': ['Info']}]],
                'time_filters': [{'start': '00:00', 'end': '24:00', 'cal_id': '%s', 'is_off': true}]
                """
                    .formatted(channel, id))
            .get("rule_id")
            .asString();

    Answer refused = post(client, "/calendar/delete", "'cal_id': '" + id + "'");

    assertThat(refused.refusal()).isEqualTo("400 ReferenceExist");
    assertThat(refused.message()).contains("asked by rules of asks " + kind);
    call(
        client,
        "/channel/silence/rule/delete",
        "'channel_id': " + channel + ", 'rule_id': '" + rule + "'");
    call(client, "/calendar/delete", "'cal_id': '" + id + "'");
    assertThat(post(client, "/calendar/info", "'cal_id': '" + id + "'").refusal())
        .isEqualTo("400 ResourceNotFound");
    call(client, "/channel/version/restore", "'channel_id': " + channel + ", 'version': 2");
    JsonNode item =
        call(client, "/channel/silence/rule/list", "'channel_id': " + channel).at("/items/0");
    assertThat(item.at("/warnings/0/code").asString()).isEqualTo("calendar_missing");
    assertThat(item.get("is_effective").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          create       | 'description': 'x'                                | cal_name: missing
          create       | 'cal_name': 'x', 'workdays': [7]                  | workdays[0]: 7 (expected: 0..6)
          create       | 'cal_name': 'x', 'timezone': 'Mars'               | timezone: "Mars"
          create       | 'cal_name': 'x', 'extra_cal_ids': ['zh-cn.china'] | extra_cal_ids: 1 items (expected: none
          update       | 'cal_name': 'x'                                   | cal_id: missing
          info         | 'cal_id': 'x'                                     | cal_id: x (expected: an existing calendar)
          list         | 'kind': 'x'                                       | kind: "x" (expected: one of personal
          event/upsert | 'cal_id': 'x', 'summary': 'x', 'start_at': '2025-10-01', 'end_at': '2025-10-02', 'is_off': true | cal_id: x
          event/list   | 'cal_id': 'x'                                     | cal_id: x
          """)
  void nonsenseIsRefusedByItsPlace(String path, String members, String message) {
    Answer answer = post(TestServer.shared().client(), "/calendar/" + path, members);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.message()).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2025-10-01 | 2025-10-01 | end_at: 2025-10-01 (expected: 1..366 days after start_at
          2025-10-01 | 2026-10-03 | end_at: 2026-10-03
          2025-02-30 | 2025-03-01 | start_at: "2025-02-30" (expected: a date such as 2025-10-01)
          1999-02-01 | 2025-03-01 | start_at: year: 1999
          """)
  void daysThatAreNoneAreRefused(String start, String end, String message) {
    ApiClient client = TestServer.shared().client();
    String id = call(client, "/calendar/create", "'cal_name': 'x'").get("cal_id").asString();

    Answer answer =
        post(
            client,
            "/calendar/event/upsert",
            "'cal_id': '" + id + "'" + event("x", start, end, true));

    assertThat(answer.message()).contains(message);
  }

  private static String event(String summary, String start, String end, boolean off) {
    return ", 'summary': '%s', 'start_at': '%s', 'end_at': '%s', 'is_off': %s"
        .formatted(summary, start, end, off);
  }

  private static JsonNode call(ApiClient client, String path, String members) {
    return client.call(path, "{" + members.replace('\'', '"') + "}");
  }

  private static Answer post(ApiClient client, String path, String members) {
    return client.post(path, "{" + members.replace('\'', '"') + "}");
  }
}
