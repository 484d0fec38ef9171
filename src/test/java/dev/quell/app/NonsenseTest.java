package dev.quell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.web.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client sends, the server refuses it by name or answers it, and never breaks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NonsenseTest {
  private static final String[] OPERATIONS = {
    "/channel/create",
    "/channel/info",
    "/channel/infos",
    "/channel/list",
    "/channel/update",
    "/channel/enable",
    "/channel/disable",
    "/channel/delete",
    "/channel/usage",
    "/integration/create",
    "/integration/info",
    "/integration/list",
    "/integration/update",
    "/integration/rotate-key",
    "/integration/revoke-old-key",
    "/integration/errors",
    "/integration/usage",
    "/route/upsert",
    "/route/info",
    "/route/list",
    "/route/history/list",
    "/route/preview",
    "/route/label/list",
    "/alert/list",
    "/alert/info",
    "/alert/list-by-ids",
    "/alert/event/list",
    "/alert/feed",
    "/incident/list",
    "/incident/info",
    "/incident/list-by-ids",
    "/incident/alert/list",
    "/incident/feed",
    "/incident/ack",
    "/incident/unack",
    "/incident/resolve",
    "/incident/reopen",
    "/incident/comment",
  };

  private static final String[] BODIES = {
    "{}",
    "[]",
    "null",
    "7",
    "{'channel_id': null, 'integration_id': null, 'alert_id': null, 'incident_id': null}",
    "{'channel_id': 'x', 'integration_id': {}, 'alert_id': 5, 'incident_id': []}",
    "{'channel_id': 9223372036854775807, 'integration_id': -1, 'alert_id': '', 'incident_id': ''}",
    "{'channel_id': 1e99, 'integration_id': 1.5, 'alert_id': 'zz', 'incident_id': '\\u0000\\u0000'}",
    "{'alert_id': '000000000000000000000000', 'incident_id': '000000000000000000000000'}",
    "{'channel_ids': null, 'integration_ids': null, 'alert_ids': null, 'incident_ids': null}",
    "{'channel_ids': [null], 'integration_ids': [null], 'alert_ids': [null], 'incident_ids': [null]}",
    "{'channel_ids': [], 'integration_ids': [], 'alert_ids': [], 'incident_ids': [], 'types': [null]}",
    "{'channel_ids': 5, 'integration_ids': 'x', 'alert_ids': {}, 'incident_ids': true}",
    "{'alert_ids': ['x'], 'incident_ids': ['x'], 'comment': 'x'}",
    "{'alert_ids': ['000000000000000000000000'], 'incident_ids': ['000000000000000000000000']}",
    "{'incident_ids': ['000000000000000000000000'], 'comment': '\\u0000', 'reason': '\\u0000'}",
    "{'p': 2147483647, 'limit': 100}",
    "{'p': 1, 'limit': 2147483647}",
    "{'p': 99999999999999999999}",
    "{'p': '1', 'limit': 'all'}",
    "{'start_time': 9223372036854775807, 'end_time': -9223372036854775808}",
    "{'start_time': 1, 'end_time': 2000000000}",
    "{'start_time': 2000000000, 'end_time': 1}",
    "{'search_after_ctx': 'x', 'query': '%', 'title': '\\u0000'}",
    "{'search_after_ctx': 'AAAAAAAAAAAA', 'query': '!', 'title': '!%_'}",
    "{'search_after_ctx': 'AAAAAAAAAAAAAA', 'query': '\\ud800', 'title': '\\ud800'}",
    "{'progress': 'Open', 'alert_severity': 'critical', 'incident_severity': ','}",
    "{'progress': 5, 'alert_severity': [], 'incident_severity': {}}",
    "{'orderby': 'severity', 'asc': 'yes', 'is_active': 'no'}",
    "{'channel_name': '\\u0000', 'team_id': 0, 'description': '\\u0000'}",
    "{'channel_name': 'n', 'group': [], 'flapping': 5}",
    "{'channel_name': 'm', 'group': {'method': 'p', 'equals': null, 'time_window': -1}}",
    "{'channel_name': 'o', 'merge_window_minutes': 9223372036854775807}",
    "{'integration_id': 1, 'default': null, 'cases': null}",
    "{'integration_id': 1, 'grace_minutes': -1, 'silent_after_minutes': -1, 'settings': null}",
    "{'integration_id': 1, 'grace_minutes': 1e99, 'silent_after_minutes': 1e99, 'name': 5}",
    "{'integration_id': 1, 'grace_minutes': null, 'silent_after_minutes': null, 'name': null}",
    "{'integration_id': 1, 'settings': {'token': null}, 'name': '\\u0000'}",
    "{'plugin_type': 'standard.alert', 'name': '\\u0000', 'settings': {'\\u0000': '\\u0000'}}",
    "{'plugin_type': 'volcengine.cm.metrics', 'name': 'n', 'settings': {'token': 5}}",
    "{'plugin_type': 'volcengine.cm.metrics', 'name': 'n', 'settings': {'token': {}}}",
    "{'integration_id': 1, 'default': {'channel_ids': null}, 'cases': [null]}",
    "{'integration_id': 1, 'default': {'channel_ids': [null]}, 'version': 'x'}",
    "{'integration_id': 1, 'cases': [{'if': [null], 'channel_ids': [1]}], 'sections': [null]}",
    "{'integration_id': 1, 'cases': [{'if': [{'key': null, 'oper': null, 'vals': [null]}]}]}",
    "{'integration_id': 1, 'cases': [{'if': 5, 'channel_ids': 'x', 'fallthrough': 'yes'}]}",
    "{'integration_id': 1, 'route': {'cases': [null], 'default': {'channel_ids': [null]}}}",
    "{'integration_id': 1, 'route': null, 'orderby': 'version', 'alert_ids': [null]}",
    "{'integration_id': 1, 'route': {'cases': [{'if': [], 'routing_mode': 'x'}]}}",
  };

  private final AlertWorld world = new AlertWorld("");

  @AfterAll
  void stop() {
    world.close();
  }

  static Stream<Arguments> operations() {
    return Stream.of(OPERATIONS).map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void noBodyBreaksTheServer(String path) {
    for (String body : BODIES) {
      Answer answer = world.post(path, body);

      assertThat(answer.status()).as(path + " " + body + " " + answer.body()).isIn(200, 400);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          /alert/list     | {'start_time': 1, 'end_time': 2000000000} | at most 31 days
          /alert/list     | {'start_time': 1772359200000}         | start_time: 1772359200000
          /alert/list     | {'alert_severity': 'High'}           | alert_severity: "High" (expected: one of Critical, Warning, Info, Ok)
          /alert/list     | {'limit': 101}                       | limit: 101 (expected: 1..100)
          /alert/list     | {'p': 101, 'limit': 100}             | p: 101
          /alert/list     | {'search_after_ctx': 'x'}            | search_after_ctx: x
          /alert/info     | {}                                   | alert_id: missing
          /alert/info     | {'alert_id': '42'}                   | alert_id: "42" (expected: 24 hexadecimal characters)
          /incident/list  | {'progress': 'Open'}                 | progress: "Open" (expected: one of Triggered, Processing, Closed)
          /incident/ack   | {'incident_ids': []}                 | incident_ids: 0 items (expected: 1..100)
          /incident/ack   | {'incident_ids': [null]}             | incident_ids[0]: missing
          /incident/comment | {'incident_ids': ['000000000000000000000000'], 'comment': '  '} | comment
          /channel/list   | {'orderby': 'size'}                  | orderby: "size"
          /channel/info   | {'channel_id': '1'}                  | channel_id: a text (expected: an integer)
          """)
  void aRefusalNamesTheFieldAndWhatWasExpected(String path, String body, String message) {
    Answer answer = world.post(path, body);

    assertThat(answer.refusal()).isEqualTo("400 InvalidParameter");
    assertThat(answer.message()).contains(message);
  }

  @Test
  void whatDoesNotExistIsCalledThat() {
    String nobody = "'000000000000000000000000'";

    assertThat(world.post("/alert/info", "{'alert_id': " + nobody + "}").refusal())
        .isEqualTo("400 ResourceNotFound");
    assertThat(world.post("/incident/ack", "{'incident_ids': [" + nobody + "]}").refusal())
        .isEqualTo("400 ResourceNotFound");
    assertThat(world.post("/incident/info", "{'incident_id': 'ABCDEF'}").refusal())
        .isEqualTo("400 ResourceNotFound");
    assertThat(world.post("/channel/update", "{'channel_id': 99}").refusal())
        .isEqualTo("400 ResourceNotFound");
  }
}
