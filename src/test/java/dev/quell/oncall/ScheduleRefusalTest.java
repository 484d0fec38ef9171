package dev.quell.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a schedule is named by its place, with what was found and expected. */
class ScheduleRefusalTest {
  private static final long TUESDAY = 1_763_424_000L;
  private static final long DAY = 86_400;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'rotation_value': 31                                     | layers[0].rotation_value: 31 (expected: 1 to 30)
          'rotation_value': 0                                      | layers[0].rotation_value: 0
          'rotation_unit': 'year'                                  | layers[0].rotation_unit: "year" (expected: one of hour, day, week, month)
          'rotation_unit': null, 'rotation_duration': 5000         | layers[0].rotation_duration: 5000
          'rotation_unit': null                                    | layers[0].rotation_unit: missing
          'rotation_value': 1.5                                    | layers[0].rotation_value
          'layer_start': 0                                         | layers[0].layer_start: missing
          'layer_start': 99999999999                               | layers[0].layer_start: 99999999999
          'layer_end': 1763337600                                  | layers[0].layer_end: 1763337600
          'mode': 2                                                | layers[0].mode: 2 (expected: 0..1)
          'mode': 1                                                | layers[0].layer_end: missing (expected: an override's end)
          'handoff_time': 5                                        | layers[0].handoff_time: 5 (expected: 0 unless
          'rotation_unit': 'week', 'handoff_time': 604800          | layers[0].handoff_time: 604800
          'day_mask': {'repeat': [7]}                              | layers[0].day_mask.repeat[0]: 7
          'day_mask': {'repeat': [null]}                           | layers[0].day_mask.repeat[0]: missing
          'day_mask': {'repeat': [1]}, 'restrict_mode': 2          | layers[0].restrict_mode: 2
          'restrict_mode': 1                                       | layers[0].restrict_periods: 0 items
          'restrict_mode': 1, 'restrict_periods': [{}]             | layers[0].restrict_periods[0].restrict_end: 0
          'restrict_mode': 1, 'restrict_periods': [{'restrict_end': 86401}] | restrict_periods[0].restrict_end: 86401
          """)
  void aRotationThatIsNoneIsRefusedByItsPlace(String members, String message) {
    refusesLayer(members, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'groups': [null]                                         | layers[0].groups[0]: missing
          'groups': [{'members': [{'person_ids': [900001]}]}]      | layers[0].groups[0].members[0].person_ids[0]: 900001 (expected: an existing member)
          'groups': [{'members': [{'role_id': 9, 'person_ids': []}]}] | layers[0].groups[0].members[0].role_id: 9 (expected: 0 or one of 1, 2)
          'groups': [{'members': [{'person_ids': [-1]}]}]          | person_ids[0]: -1
          'groups': [{'members': [{'person_ids': [null]}]}]        | person_ids[0]: missing
          'groups': [{'members': [null]}]                          | members[0]: missing
          'layer_name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' | layers[0].layer_name: 41 characters
          'weight': 9999999                                        | layers[0].weight: 9999999
          """)
  void groupsAndNamesThatAreNoneAreRefusedByTheirPlace(String members, String message) {
    refusesLayer(members, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          create          | 'description': 'x'                                       | schedule_name: missing
          create          | 'schedule_name': ' '                                     | schedule_name: missing
          create          | 'schedule_name': 'x', 'time_zone': 'Mars'                | time_zone: "Mars"
          create          | 'schedule_name': 'x', 'team_id': -1                      | team_id: -1
          create          | 'schedule_name': 'x', 'layers': [null]                   | layers[0]: missing
          create          | 'schedule_name': 'x', 'layers': {}                       | layers: an object (expected: a list)
          create          | 'schedule_name': 'x', 'notify': {'fixed_time': {}}       | notify.fixed_time.cycle
          create          | 'schedule_name': 'x', 'notify': {'webhooks': [null]}     | notify.webhooks[0]: missing
          create          | 'schedule_name': 'x', 'notify': {'im': {'a': null}, 'advance_in_time': -1} | notify.advance_in_time: -1
          update          | 'schedule_name': 'x'                                     | schedule_id: missing
          update          | 'schedule_id': 77777                                     | schedule_id: 77777 (expected: of an existing schedule)
          """)
  void aScheduleThatIsNoneIsRefusedByItsPlace(String path, String members, String message) {
    refuses(new ScheduleWorld(TestDatabases.SQLITE), path, members, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          info            | 'schedule_id': 1                                         | start: missing
          info            | 'schedule_id': 1, 'start': 1763424000, 'end': 1767312001 | end: 1767312001 (expected: 1 s to 45 days after start
          info            | 'schedule_id': 1, 'start': 1763424000, 'end': 1763424000 | end: 1763424000
          info            | 'schedule_id': 1, 'start': -9223372036854775808, 'end': 9223372036854775807 | start: -9223372036854775808
          list            | 'is_my_team': true, 'is_my_manage': true                 | is_my_manage: true
          list            | 'start': 1763424000                                      | end: missing
          list            | 'limit': 101                                             | limit: 101 (expected: 1..100)
          delete          | 'schedule_ids': []                                       | schedule_ids: 0 items
          delete          | 'schedule_ids': [77777]                                  | schedule_id: 77777
          infos           | 'schedule_ids': [null]                                   | schedule_ids[0]: missing
          preview         | 'layers': []                                             | start: missing
          oncall          | 'schedule_ids': [77777]                                  | schedule_id: 77777
          oncall          | 'at': -5                                                 | at: -5
          override/create | 'schedule_id': 1, 'start': 5, 'end': 5                   | end: 5
          override/create | 'schedule_id': 77777, 'start': 5, 'end': 6, 'person_ids': [901] | schedule_id: 77777
          ical/create     | 'schedule_id': 77777                                     | schedule_id: 77777
          ical/delete     | 'feed_id': 'x'                                           | feed_id: x (expected: an existing feed)
          """)
  void aQuestionThatIsNoneIsRefusedByItsPlace(String path, String members, String message) {
    refuses(new ScheduleWorld(TestDatabases.SQLITE), path, members, message);
  }

  @Test
  void anAnswerThatWouldBeTooLongIsRefused() {
    ScheduleWorld world = new ScheduleWorld(TestDatabases.SQLITE);
    String hourly = ScheduleWorld.daily(", 'rotation_unit': 'hour'", 901, 902);
    String layers = String.join(", ", Collections.nCopies(20, hourly));

    Answer answer =
        world.post(
            "/schedule/preview",
            "'layers': [%s], 'start': %d, 'end': %d"
                .formatted(layers, TUESDAY, TUESDAY + 45 * DAY));

    assertThat(answer.message()).contains("more than 20000 shifts (expected: a shorter window");
    assertThat(
            world
                .post(
                    "/schedule/preview",
                    "'layers': [%s, %s], 'start': 1763424000, 'end': 1763424001"
                        .formatted(layers, hourly))
                .message())
        .contains("layers: 21 items (expected: at most 20 beside overrides)");
  }

  @ParameterizedTest
  @CsvSource({"1763337600, true", "1763510400, false"})
  void oldOverridesMakeRoomAndThoseToComeDoNot(long start, boolean makesRoom) {
    ScheduleWorld world = new ScheduleWorld(TestDatabases.SQLITE);
    String override =
        "{'mode': 1, 'layer_start': %d, 'layer_end': %d, 'groups': [{}]}"
            .formatted(start, start + 60);
    long id = world.create(String.join(", ", Collections.nCopies(200, override)));

    Answer answer =
        world.post(
            "/schedule/override/create",
            "'schedule_id': "
                + id
                + ", 'start': 1763510400, 'end': 1763510401, 'person_ids': [901]");

    assertThat(answer.status()).as(answer.body()).isEqualTo(makesRoom ? 200 : 400);
    assertThat(answer.body()).contains(makesRoom ? "layer_id" : "200 overrides to come");
  }

  private static void refusesLayer(String members, String message) {
    ScheduleWorld world = new ScheduleWorld(TestDatabases.SQLITE);
    String layer = ScheduleWorld.daily(", " + members, 901);

    refuses(
        world,
        "create",
        "'schedule_name': '" + ScheduleWorld.name() + "', 'layers': [" + layer + "]",
        message);
  }

  private static void refuses(ScheduleWorld world, String path, String members, String message) {
    Answer answer = world.post("/schedule/" + path, members);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.message()).contains(message);
  }
}
