package dev.quell.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.access.Staff;
import dev.quell.app.TestServer;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Who changed what is known afterwards, and no secret is. */
class AuditApiTest {

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void everyChangeIsFoundAgain(TestDatabases kind) {
    TestServer server = TestServer.shared(kind);
    Staff staff = new Staff(server);
    Staff.Somebody person = staff.somebody(Staff.VIEWER);
    String name = Staff.name("audited");
    Answer created = staff.post("/channel/create", "{'channel_name': '" + name + "'}");
    Answer refused = person.post("/channel/create", "{'channel_name': '" + name + " too'}");
    staff.post("/channel/list", "{}");

    JsonNode one =
        search(server, "'request_id': '" + created.json().get("request_id").asString() + "'");
    JsonNode other =
        search(server, "'person_id': " + person.id() + ", 'operations': ['/channel/create']");
    JsonNode reads = search(server, "'operations': ['/channel/list']");

    JsonNode doc = one.at("/docs/0");
    assertThat(one.get("total").asLong()).isEqualTo(1);
    assertThat(one.get("search_after_ctx").asString()).isEmpty();
    assertThat(doc.get("operation").asString()).isEqualTo("/channel/create");
    assertThat(doc.get("operation_name").asString()).isEqualTo("Create a channel");
    assertThat(doc.get("member_name").asString()).isEqualTo("Administrator");
    assertThat(doc.get("means").asString()).isEqualTo("app_key");
    assertThat(doc.get("ip").asString()).isNotEmpty();
    assertThat(doc.get("body").asString()).isEqualTo("{\"channel_name\":\"" + name + "\"}");
    assertThat(doc.get("code").asString()).isEqualTo("OK");
    assertThat(doc.get("created_at").asLong()).isEqualTo(server.clock().millis());
    assertThat(doc.get("is_write").asBoolean()).isTrue();
    assertThat(doc.get("is_dangerous").asBoolean()).isFalse();
    assertThat(refused.status()).isEqualTo(403);
    assertThat(other.at("/docs/0/code").asString()).isEqualTo("AccessDenied");
    assertThat(other.at("/docs/0/means").asString()).isEqualTo("session");
    assertThat(reads.get("docs")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatWasDoneInPrivateIsToldToAdministratorsAndWhoDidIt(TestDatabases kind) {
    try (TestServer server = TestServer.start(kind)) {
      Staff staff = new Staff(server);
      Staff.Somebody member = staff.somebody(Staff.RESPONDER);
      Staff.Somebody other = staff.somebody(Staff.RESPONDER);
      String hushed = Staff.name("hushed");
      String loud = Staff.name("loud");
      String team = Staff.name("of audit");
      long id = staff.team(team, member.id());
      member.call(
          "/channel/create",
          "{'channel_name': '%s', 'team_id': %d, 'is_private': true}".formatted(hushed, id));
      other.call("/channel/create", "{'channel_name': '" + loud + "'}");

      assertThat(asked(server, member.client())).contains(hushed, loud, team);
      assertThat(asked(server, server.client())).contains(hushed, loud, team);
      assertThat(asked(server, other.client())).contains(loud, team).doesNotContain(hushed);
    }
  }

  private static String asked(TestServer server, ApiClient client) {
    long now = server.clock().millis() / 1000;
    String span = "{'start_time': %d, 'end_time': %d, 'limit': 99}".formatted(now - 10, now + 1);
    return client.call("/audit/search", Staff.json(span)).toString();
  }

  @Test
  void whoIsNobodyCannotFillIt() {
    TestServer server = TestServer.shared(TestDatabases.SQLITE);
    String junk = "{'token': 'x', 'action': 'ack', 'junk': '" + "j".repeat(9_000) + "'}";
    Answer refused = server.anonymous().post("/incident/answer", Staff.json(junk));

    JsonNode found =
        search(server, "'request_id': '" + refused.json().get("request_id").asString() + "'");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(found.at("/docs/0/code").asString()).isEqualTo("Unauthorized");
    assertThat(found.at("/docs/0/body").asString().length()).isLessThanOrEqualTo(256);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void pagesFollowEachOther(TestDatabases kind) {
    TestServer server = TestServer.shared(kind);
    Staff staff = new Staff(server);
    for (int i = 0; i < 5; i++) {
      staff.call("/team/upsert", "{'team_name': '" + Staff.name("page") + "'}");
    }

    JsonNode first = search(server, "'limit': 3, 'operations': ['/team/upsert']");
    String next = first.get("search_after_ctx").asString();
    JsonNode second =
        search(
            server,
            "'limit': 99, 'operations': ['/team/upsert'], 'search_after_ctx': '" + next + "'");

    assertThat(first.get("docs")).hasSize(3);
    assertThat(second.get("docs")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(second.at("/docs/0/request_id").asString())
        .isLessThan(first.at("/docs/2/request_id").asString());
    assertThat(first.get("total").asLong()).isEqualTo(3 + second.get("docs").size());
  }

  @Test
  void loginsAreKnownWithoutTheirPasswords() {
    TestServer server = TestServer.shared();
    ApiClient browser = server.anonymous();
    browser.logIn("admin@quell.local", TestServer.PASSWORD);
    browser.post("/session/create", Staff.json("{'email': 'x@y.z', 'password': 'open sesame'}"));

    JsonNode found = search(server, "'operations': ['/session/create'], 'limit': 99");

    assertThat(found.get("docs"))
        .anySatisfy(doc -> {
          assertThat(doc.get("code").asString()).isEqualTo("Unauthorized");
          assertThat(doc.get("body").asString())
              .isEqualTo("{\"email\":\"x@y.z\",\"password\":\"******\"}");
        });
    assertThat(found.toString()).doesNotContain(TestServer.PASSWORD, "open sesame");
  }

  @Test
  void aKeyInTheQueryIsNotKept() {
    TestServer server = TestServer.shared();
    ApiClient client = server.anonymous();
    client.send(
        client
            .request("/team/upsert?app_key=" + TestServer.KEY + "&from=cli")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    Staff.json("{'team_name': '" + Staff.name("query") + "'}"))));

    // it is kept soon afterwards, among what others did in the same moment
    await()
        .untilAsserted(() ->
            assertThat(
                    search(server, "'operations': ['/team/upsert'], 'limit': 99")
                        .path("docs")
                        .valueStream()
                        .map(one -> one.path("params").toString()))
                .contains("[{\"Key\":\"from\",\"Value\":\"cli\"}]")
                .noneMatch(params -> params.contains(TestServer.KEY)));
  }

  @Test
  void everyOperationHasAChineseName() {
    JsonNode items =
        new Staff(TestServer.shared()).call("/audit/operation/list", "{}").get("items");

    assertThat(items)
        .hasSizeGreaterThan(90)
        .allSatisfy(item -> {
          assertThat(item.get("name_cn").asString())
              .as(item.toString())
              .containsPattern("\\p{IsHan}");
          assertThat(item.get("name_en").asString()).doesNotContain("/");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'a': 'b', 'filters': [{'key': 'host', 'vals': ['x']}]} | {'a':'b','filters':[{'key':'host','vals':['x']}]}
          {'password': 'p1', 'old_password': 2, 'x': {'TOKEN': 't'}} | {'password':'******','old_password':'******','x':{'TOKEN':'******'}}
          {'settings': {'token': 't', 'sign_secret': 's', 'name': 'n'}} | {'settings':{'token':'******','sign_secret':'******','name':'n'}}
          {'url': 'https://chat.example.com:8443/hook/abcdef?k=v'} | {'url':'https://chat.example.com:8443/******'}
          {'list': ['HTTP://user:pw@h/x', 'plain']} | {'list':['HTTP://h/******','plain']}
          {'headers': {'Authorization': 'Bearer x'}, 'code': '123456'} | {'headers':'******','code':'******'}
          [1]     | (no object)
          {'a':   | (no JSON)
          """)
  void secretsAreMasked(String body, String kept) {
    byte[] bytes = Staff.json(body).getBytes(StandardCharsets.UTF_8);

    assertThat(Masking.body(bytes, AuditEntry.MOST_BODY_BYTES)).isEqualTo(Staff.json(kept));
  }

  @Test
  void aLongBodyIsCut() {
    String body = "{\"text\": \"" + "值".repeat(10_000) + "\"}";

    String kept = Masking.body(body.getBytes(StandardCharsets.UTF_8), AuditEntry.MOST_BODY_BYTES);

    assertThat(kept.getBytes(StandardCharsets.UTF_8).length).isBetween(10_200, 10_240);
    assertThat(kept).endsWith("值…");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                               | start_time: missing
          {'start_time': 0, 'end_time': 7776001}           | end_time: 7776001 (expected: at most 90 days after start_time)
          {'start_time': 5, 'end_time': 4}                 | end_time: 4
          {'start_time': 1, 'end_time': 2, 'limit': 100}   | limit: 100 (expected: 0..99)
          {'start_time': 1, 'end_time': 2, 'search_after_ctx': 'x'} | search_after_ctx: x
          """)
  void nonsenseIsRefusedByItsPlace(String body, String message) {
    assertThat(new Staff(TestServer.shared()).post("/audit/search", body).message())
        .contains(message);
  }

  private static JsonNode search(TestServer server, String more) {
    long now = server.clock().millis() / 1000;
    return new Staff(server)
        .call(
            "/audit/search",
            "{'start_time': %d, 'end_time': %d, %s}".formatted(now - 3600, now + 1, more));
  }
}
