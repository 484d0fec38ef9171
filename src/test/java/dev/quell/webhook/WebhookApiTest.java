package dev.quell.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.access.Staff;
import dev.quell.app.TestServer;
import dev.quell.web.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Webhooks are set up with clear refusals, and tell their secrets to nobody. */
class WebhookApiTest {
  private static final String ENDPOINT = "'endpoint': 'https://hooks.example.org/in'";

  private static final String REFUSED =
      """
      'webhook_type': 'incidents'        | webhook_type: "incidents" (expected: one of incident, alert)
      'webhook_name': ' '                | webhook_name: "" (expected: 1..39 characters)
      'webhook_name': 'aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd' | webhook_name: 40 characters (expected: at most 39)
      'endpoint': 'ftp://example.org'    | endpoint: ftp://example.org (expected: http:// or https:// and a host
      'endpoint': 'https://u:p@a.org/x'  | endpoint: https://u:p@a.org/x (expected: http:// or https:// and a host
      'endpoint': 'https://a.org/#x'     | endpoint: https://a.org/#x (expected:
      'endpoint': 'nonsense'             | endpoint: nonsense (expected:
      'team_id': -1                      | team_id: -1 (expected: 0..
      'channel_ids': [987654321]         | channel_id: 987654321
      'event_types': ['i_notify']        | event_types[0]: "i_notify" (expected: one of i_new, i_assign
      'webhook_type': 'alert', 'event_types': ['a_close'] | event_types[0]: "a_close" (expected: one of a_new, a_update, a_merge)
      'headers': {'Host': 'x'}           | headers: "Host" (expected: each once, and none that HTTP
      'headers': {'Transfer-Encoding': 'x'} | headers: "Transfer-Encoding"
      'headers': {'X-Quell-Signature': 'x'} | headers: "X-Quell-Signature"
      'headers': {'a b': 'x'}            | headers: "a b" (expected: the name of a header)
      'headers': {'X-A': 'a\\r\\nX-B: b'} | headers.X-A: 9 characters (expected: at most 1024 in ASCII on one line)
      'headers': {'X-A': '******'}       | headers.X-A: ****** (expected: its value)
      'secret': 'short'                  | secret: 5 characters (expected: 16..128
      'custom_body': '{'                 | custom_body: no JSON from line 1
      'custom_body': '5'                 | custom_body: neither an object nor a list
      'webhook_type': 'alert', 'custom_body': '{}' | custom_body: 2 characters (expected: none: only incidents
      'retry_hours': 73                  | retry_hours: 73 (expected: 0..72)
      'retry_hours': -1                  | retry_hours: -1 (expected: 0..72)
      'timeout_seconds': 11              | timeout_seconds: 11 (expected: 1..10)
      'timeout_seconds': 0               | timeout_seconds: 0 (expected: 1..10)
      """;

  private static final String REFUSED_OF_THE_HISTORY =
      """
      'start_time': 1775116800000, 'end_time': 1775203200000 | limit: missing (required)
      'limit': 0, 'start_time': 1775116800000, 'end_time': 1775203200000 | limit: 0 (expected: 1..100)
      'limit': 101, 'start_time': 1775116800000, 'end_time': 1775203200000 | limit: 101 (expected: 1..100)
      'limit': 1, 'start_time': 1775116800, 'end_time': 1775203200000 | start_time: 1775116800 (expected: 1000000000000..9999999999999)
      'limit': 1, 'start_time': 1775203200000, 'end_time': 1775203200000 | end_time: 1775203200000 (expected: later than
      'limit': 1, 'start_time': 1775116800000, 'end_time': 1775203200000, 'status': 'ok' | status: "ok" (expected: one of success, failed)
      'limit': 1, 'start_time': 1775116800000, 'end_time': 1775203200000, 'orderby': 'x' | orderby: "x" (expected: one of event_time)
      'limit': 1, 'start_time': 1775116800000, 'end_time': 1775203200000, 'integration_id': -1 | integration_id: -1 (expected: 0..
      """;

  private final Staff staff = new Staff(TestServer.shared());

  @Test
  void aWebhookIsMadeShownAndChanged() {
    String name = Staff.name("hook");
    JsonNode made = create(name, ", 'headers': {'Authorization': 'Bearer abcdef'}");
    long id = made.path("webhook_id").asLong();
    assertThat(made.path("secret").asString()).startsWith("whsec_").hasSizeGreaterThan(40);

    JsonNode shown = info(id);
    assertThat(shown.path("webhook_type").asString()).isEqualTo("incident");
    assertThat(shown.path("event_types")).hasSize(20);
    assertThat(shown.path("channel_ids")).isEmpty();
    assertThat(shown.path("status").asString()).isEqualTo("enabled");
    assertThat(shown.path("timeout_seconds").asInt()).isEqualTo(2);
    assertThat(shown.path("retry_hours").asInt()).isZero();
    assertThat(shown.path("key_id").asString()).hasSize(8);
    assertThat(shown.toString())
        .doesNotContain("abcdef")
        .doesNotContain(made.path("secret").asString());

    staff.call(
        "/webhook/update",
        "{'webhook_id': %d, 'webhook_name': '%s', %s, 'event_types': ['i_new', 'i_new'], 'headers': {'Authorization': '******', 'X-More': 'm'}, 'retry_hours': 6}"
            .formatted(id, name, ENDPOINT));
    JsonNode changed = info(id);
    assertThat(changed.path("event_types")).hasSize(1);
    assertThat(changed.path("headers")).hasSize(2);
    assertThat(changed.path("key_id")).isEqualTo(shown.path("key_id"));
    assertThat(changed.path("retry_hours").asInt()).isEqualTo(6);
  }

  @Test
  void aWebhookIsSwitchedGivenAnotherSecretAndDeleted() {
    String name = Staff.name("switched");
    long id = create(name, "").path("webhook_id").asLong();
    JsonNode shown = info(id);

    staff.call("/webhook/disable", id(id));
    assertThat(info(id).path("status").asString()).isEqualTo("disabled");
    staff.call("/webhook/enable", id(id));
    assertThat(info(id).path("status").asString()).isEqualTo("enabled");
    JsonNode rotated = staff.call("/webhook/rotate-secret", id(id));
    assertThat(info(id).path("key_id"))
        .isEqualTo(rotated.path("key_id"))
        .isNotEqualTo(shown.path("key_id"));
    assertThat(listed(name)).isOne();
    staff.call("/webhook/delete", id(id));
    assertThat(listed(name)).isZero();
    assertThat(staff.post("/webhook/info", id(id)).refusal()).isEqualTo("400 ResourceNotFound");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = REFUSED)
  void whatCannotBeKeptIsRefusedByItsField(String member, String message) {
    String said = member;
    for (String usual :
        new String[] {"'webhook_type': 'incident'", "'webhook_name': 'x'", ENDPOINT}) {
      if (!member.contains(usual.substring(0, usual.indexOf(':')))) {
        said += ", " + usual;
      }
    }

    Answer answer = staff.post("/webhook/create", "{" + said + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).startsWith(message);
  }

  @Test
  void aNameIsGivenOnceAndAKindStays() {
    String name = Staff.name("once");
    long id = create(name, "").path("webhook_id").asLong();

    assertThat(
            staff
                .post(
                    "/webhook/create",
                    "{'webhook_type': 'alert', 'webhook_name': '" + name + "', " + ENDPOINT + "}")
                .message())
        .isEqualTo("webhook_name: \"" + name + "\" (expected: a name no other webhook has)");
    assertThat(
            staff
                .post(
                    "/webhook/update",
                    "{'webhook_id': %d, 'webhook_type': 'alert', 'webhook_name': '%s', %s}"
                        .formatted(id, name, ENDPOINT))
                .message())
        .isEqualTo("webhook_type: \"alert\" (expected: incident)");
  }

  /** Whoever may change a webhook could have its headers sent to themselves. */
  @Test
  void aHiddenHeaderGoesToNoOtherHost() {
    String name = Staff.name("moved");
    long id =
        create(name, ", 'headers': {'Authorization': 'Bearer abcdef'}").path("webhook_id").asLong();
    String moved =
        "{'webhook_id': %d, 'webhook_name': '%s', 'endpoint': 'https://other.example.org/in', 'headers': {'Authorization': '%s'}}";

    Answer answer = staff.post("/webhook/update", moved.formatted(id, name, "******"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message())
        .startsWith("headers.Authorization: ****** (expected: its value, since");
    staff.call("/webhook/update", moved.formatted(id, name, "Bearer other"));
  }

  @Test
  void onlyItsTeamChangesIt() {
    Staff.Somebody member = staff.somebody(Staff.RESPONDER);
    Staff.Somebody other = staff.somebody(Staff.RESPONDER);
    Staff.Somebody viewer = staff.somebody(Staff.VIEWER);
    long team = staff.team(Staff.name("owners"), member.id());
    String name = Staff.name("theirs");
    String body =
        "'webhook_type': 'incident', 'webhook_name': '"
            + name
            + "', 'team_id': "
            + team
            + ", "
            + ENDPOINT;

    assertThat(other.post("/webhook/create", "{" + body + "}").message())
        .isEqualTo(
            "team_id: "
                + team
                + " is a team you are not in (expected: one of your teams, or none)");
    long id = member.call("/webhook/create", "{" + body + "}").path("webhook_id").asLong();

    refusesTheRest(other, id);
    refusesTheRest(viewer, id);
    assertThat(other.post("/webhook/update", "{'webhook_id': " + id + ", " + body + "}").refusal())
        .isEqualTo("403 AccessDenied");
    assertThat(viewer.call("/webhook/info", id(id)).path("webhook_name").asString())
        .isEqualTo(name);
    assertThat(staff.post("/team/delete", "{'team_id': " + team + "}").refusal())
        .isEqualTo("400 ReferenceExist");
    member.call("/webhook/delete", id(id));
  }

  @Test
  void aPrivateAddressIsNotCalled() {
    String name = Staff.name("inside");
    long id =
        staff
            .call(
                "/webhook/create",
                "{'webhook_type': 'alert', 'webhook_name': '%s', 'endpoint': 'http://127.0.0.1:9/x'}"
                    .formatted(name))
            .path("webhook_id")
            .asLong();

    JsonNode tried = staff.call("/webhook/test", id(id));

    assertThat(tried.path("status").asString()).isEqualTo("failed");
    assertThat(tried.path("error_message").asString())
        .contains("127.0.0.1 is private")
        .contains("QUELL_NOTIFY_ALLOW_PRIVATE");
  }

  @Test
  void whoMayOnlyLookIsNotToldTheQueryOfAnAddress() {
    Staff.Somebody viewer = staff.somebody(Staff.VIEWER);
    String name = Staff.name("query");
    long id =
        staff
            .call(
                "/webhook/create",
                "{'webhook_type': 'alert', 'webhook_name': '%s', 'endpoint': 'https://a.example.org/x?token=tok-123'}"
                    .formatted(name))
            .path("webhook_id")
            .asLong();

    assertThat(viewer.call("/webhook/info", id(id)).path("endpoint").asString())
        .isEqualTo("https://a.example.org/x?******");
    assertThat(viewer.call("/webhook/list", "{'query': 'tok-123'}").path("total").asInt()).isZero();
    assertThat(info(id).path("endpoint").asString()).endsWith("?token=tok-123");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = REFUSED_OF_THE_HISTORY)
  void aHistoryIsAskedForAsPublished(String members, String message) {
    Answer answer = staff.post("/webhook/history/list", "{" + members + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).startsWith(message);
  }

  private static void refusesTheRest(Staff.Somebody somebody, long id) {
    for (String path :
        new String[] {"disable", "enable", "rotate-secret", "test", "delete", "history/replay"}) {
      String named =
          path.startsWith("history") ? "{'integration_id': " + id + ", 'event_id': 'x'}" : id(id);
      assertThat(somebody.post("/webhook/" + path, named).refusal())
          .as(path)
          .isEqualTo("403 AccessDenied");
    }
  }

  private JsonNode create(String name, String more) {
    return staff.call(
        "/webhook/create",
        "{'webhook_type': 'incident', 'webhook_name': '" + name + "', " + ENDPOINT + more + "}");
  }

  private JsonNode info(long id) {
    return staff.call("/webhook/info", id(id));
  }

  private int listed(String name) {
    return staff.call("/webhook/list", "{'query': '" + name + "'}").path("total").asInt();
  }

  private static String id(long id) {
    return "{'webhook_id': " + id + "}";
  }
}
