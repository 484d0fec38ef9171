package dev.quell.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule that makes no sense is refused by the place of the nonsense. */
class RuleRefusalTest {
  private static final String FILTERS =
      "'filters': [[{'key': 'severity', 'oper': 'IN', 'vals': ['Info', 'Warning']}]]";
  private static final ApiClient CLIENT = TestServer.shared().client();
  private static long channel;

  @BeforeAll
  static void createChannel() {
    channel =
        CLIENT
            .call("/channel/create", "{\"channel_name\": \"refusals\"}")
            .get("channel_id")
            .asLong();
  }

  /** Kind of rule, what stands in the request beside channel and name, and how it is refused. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          unsubscribe | ~~ | filters: 0 items (expected: 1..50)
          unsubscribe | , 'filters': [[]] | filters[0]: 0 items (expected: 1..20)
          unsubscribe | , 'filters': [null] | filters[0]: missing
          unsubscribe | , 'filters': [[null]] | filters[0][0]: missing
          unsubscribe | , 'filters': [[{'key': 'title', 'oper': 'IN', 'vals': ['a', '/(/']}]] | filters[0][0].vals[1]: /(/ (expected:
          unsubscribe | , 'filters': [[{'key': 'team', 'oper': 'IN', 'vals': ['a']}]] | a label is asked for as labels.team
          unsubscribe | , 'filters': [[{'key': 'title', 'oper': 'LIKE', 'vals': ['a']}]] | filters[0][0].oper: "LIKE"
          unsubscribe | , F, 'rule_name': ' ' | rule_name: "" (expected: 1..39 characters)
          unsubscribe | , F, 'priority': 1000001 | priority: 1000001
          inhibit | , 'source_filters': F, 'target_filters': F | equals: 0 items (expected: 1..10)
          inhibit | , 'equals': ['title'], 'target_filters': F | source_filters: 0 items
          inhibit | , 'equals': ['title', 'title'], 'source_filters': F, 'target_filters': F | equals[1]: "title" (expected: each name once)
          inhibit | , 'equals': ['nonsense'], 'source_filters': F, 'target_filters': F | equals[0]: "nonsense"
          inhibit | , 'equals': ['title'], 'source_filters': F, 'target_filters': F, 'look_back_minutes': 0 | look_back_minutes: 0 (expected: 1..1440)
          """)
  void nonsenseIsRefusedByItsPlace(String kind, String members, String message) {
    String filters = FILTERS.substring(FILTERS.indexOf('['));
    String said = members.replace(": F", ": " + filters).replace(", F", ", " + FILTERS);

    Answer answer =
        CLIENT.post(
            "/channel/" + kind + "/rule/create",
            ("{'channel_id': " + channel + ", 'rule_name': 'x'" + said + "}").replace('\'', '"'));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.message()).contains(message);
  }

  /** The same for when a silence holds. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          silence | , F | time_filter: missing (expected: either time_filter or time_filters)
          silence | , F, 'time_filter': {'start_time': 5, 'end_time': 5} | time_filter.end_time: 5 (expected: epoch seconds after start_time 5)
          silence | , F, 'time_filter': {'start_time': -1, 'end_time': 5} | time_filter.start_time: -1
          silence | , F, 'time_filter': {'start_time': 1, 'end_time': 2}, 'time_filters': [{'start': '01:00', 'end': '02:00'}] | time_filters: 1 items beside time_filter
          silence | , F, 'time_filters': [{'end': '02:00'}] | time_filters[0].start: missing
          silence | , F, 'time_filters': [{'start': '1:00', 'end': '02:00'}] | time_filters[0].start: "1:00" (expected: HH:MM from 00:00 to 23:59)
          silence | , F, 'time_filters': [{'start': '01:00', 'end': '24:01'}] | time_filters[0].end: "24:01"
          silence | , F, 'time_filters': [{'start': '01:00', 'end': '02:00', 'repeat': [7]}] | time_filters[0].repeat[0]: 7 (expected: 0..6)
          silence | , F, 'time_filters': [{'start': '01:00', 'end': '02:00', 'repeat': [1], 'cal_id': 'x'}] | time_filters[0].repeat: 1 days (expected: none
          silence | , F, 'time_filters': [{'start': '01:00', 'end': '02:00', 'is_off': true}] | time_filters[0].is_off
          silence | , F, 'time_filters': [{'start': '01:00', 'end': '02:00', 'cal_id': 'x'}] | time_filters[0].cal_id: x (expected: an existing calendar)
          silence | , F, 'time_zone': 'Mars', 'time_filters': [{'start': '01:00', 'end': '02:00'}] | time_zone: "Mars" (expected: a name such as
          silence | , F, 'is_auto_delete': true, 'time_filters': [{'start': '01:00', 'end': '02:00'}] | is_auto_delete: true
          silence | , F, 'from_incident_id': 'x', 'time_filter': {'start_time': 1, 'end_time': 2} | from_incident_id: x (expected: of an existing incident)
          """)
  void nonsenseAboutTimesIsRefusedByItsPlace(String kind, String members, String message) {
    nonsenseIsRefusedByItsPlace(kind, members, message);
  }
}
