package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.TestServer;
import dev.quell.web.AddressGuard;
import dev.quell.web.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Labels that somebody else's server knows, however that server behaves. */
class LookupStoriesTest {
  private LabelServer labels;
  private TestServer server;
  private RouteWorld world;

  @BeforeEach
  void start() throws IOException {
    labels = new LabelServer();
    server =
        TestServer.start(
            settings -> settings.withMappingAddresses(new AddressGuard(List.of(), true)));
    world = new RouteWorld(server, "a");
    world.route("'cases': [], 'default': {'channel_ids': [#a]}");
  }

  @AfterEach
  void stop() {
    server.close();
    labels.close();
  }

  @Test
  void equalQuestionsAreAskedOnceAndTheAnswerIsOnTheAlert() {
    labels.answers(200, "{'result_labels': {'team': 'shop', 'floor': 3, 'unasked': 'x'}}");
    asks("", ", 'lookup_labels': ['host']");

    world.push("disk", "Critical", "'host': 'web-1', 'n': '1'");

    JsonNode alert = world.alert("disk");
    assertThat(alert.at("/labels/team").asString()).isEqualTo("shop");
    assertThat(alert.at("/labels/floor").asString()).isEqualTo("3");
    assertThat(alert.get("labels").has("unasked")).isFalse();
    assertThat(world.said("enrich"))
        .containsExactly("Enrichment \"cmdb\" looked up in the cmdb: floor=3; team=shop.");
    assertThat(labels.asked()).hasSize(1);
    assertThat(labels.asked().getFirst())
        .startsWith("/labels ")
        .contains("\"result_label_keys\":[\"team\",\"floor\"]")
        .contains("\"host\":\"web-1\"");

    world.push("disk", "Ok", "'host': 'web-1'");
    assertThat(world.alerts("disk")).containsExactly("a Ok");
    assertThat(labels.asked()).as("recoveries are enriched, too").hasSize(2);
  }

  @Test
  void whateverGoesWrongTheEventGoesOnAndTheTraceSaysWhy() {
    asks("", "");
    labels.answers(500, "{}");
    assertThat(saidOf("broken")).contains("answered with status 500");
    labels.answers(200, "x".repeat(2 << 20));
    assertThat(saidOf("large")).contains("answered more than 64 KiB");
    labels.answers(200, "[1, 2");
    assertThat(saidOf("garbage")).contains("is no JSON with result_labels");
    labels.answers(302, "");
    assertThat(saidOf("elsewhere")).contains("answered with status 302");
    labels.answers(404, "");
    assertThat(saidOf("nothing")).contains("which knows nothing of it");
    assertThat(world.alerts("large")).containsExactly("a Warning");
  }

  @Test
  void anApiThatHangsHoldsUpNobodyElseAndIsLeftAloneAfterFiveFailures() {
    asks(", 'timeout': 1", "");
    RouteWorld other = new RouteWorld(server, "b");
    other.route("'cases': [], 'default': {'channel_ids': [#b]}");
    labels.hang();

    world.pushAndGo("waits", "Warning", "'host': 'web-1'");
    await().until(() -> !labels.asked().isEmpty());
    other.pushAndGo("passes", "Warning", "");

    await().until(() -> !other.alerts("passes").isEmpty());
    assertThat(world.alerts("waits")).as("its lane waits").isEmpty();
    world.settled();
    assertThat(world.said("enrich").getFirst()).contains("did not answer within 1 s");

    for (int i = 0; i < 4; i++) {
      world.push("again " + i, "Warning", "'host': 'web-1'");
    }
    assertThat(breaker()).isEqualTo("open");
    int asked = labels.asked().size();
    assertThat(saidOf("unasked")).contains("it failed five times in a row");
    assertThat(labels.asked()).hasSize(asked);
    assertThat(server.client().get("/metrics").body()).contains("quell_mapping_breakers_open 1");

    labels.goOn();
    labels.answers(200, "{'result_labels': {'team': 'shop'}}");
    server.clock().advance(Duration.ofSeconds(31));
    assertThat(breaker()).isEqualTo("half_open");
    world.push("back", "Warning", "'host': 'web-1'");
    assertThat(world.alert("back").at("/labels/team").asString()).isEqualTo("shop");
    assertThat(breaker()).isEqualTo("closed");
  }

  @Test
  void aRestartWhileAQuestionIsOpenLosesNothing() {
    asks(", 'timeout': 3", "");
    labels.hang();
    world.pushAndGo("waits", "Warning", "'host': 'web-1'");
    await().until(() -> !labels.asked().isEmpty());

    labels.answers(200, "{'result_labels': {'team': 'shop'}}");
    server.close();
    labels.goOn();
    server = server.restart();
    RouteWorld again = world.on(server);

    again.settled();
    assertThat(again.alerts("waits")).containsExactly("a Warning");
    assertThat(again.alert("waits").at("/labels/team").asString()).isEqualTo("shop");
    assertThat(labels.asked()).hasSize(2);
  }

  @Test
  void rulesThatChangeWhileAQuestionIsOpenKeepNobodyWaiting() {
    asks(", 'timeout': 3", "");
    labels.hang();
    world.pushAndGo("waits", "Warning", "'host': 'web-1'");
    await().until(() -> !labels.asked().isEmpty());

    world.rules(
        "enrichment",
        "[{'kind': 'mapping', 'rule_name': 'cmdb', 'settings': {'mapping_type': 'api', 'api_id':"
            + " '"
            + api()
            + "', 'result_labels': ['room']}}]");
    labels.goOn();
    world.settled();

    assertThat(world.alerts("waits")).containsExactly("a Warning");
    assertThat(world.said("enrich").getFirst()).contains("as the rules changed while it waited");
  }

  @Test
  void anAddressWithinIsRefusedUnlessTheOperatorAllowsIt() {
    try (TestServer strict = TestServer.start()) {
      RouteWorld guarded = new RouteWorld(strict, "a");
      guarded.route("'cases': [], 'default': {'channel_ids': [#a]}");
      asks(guarded, "", "");

      guarded.push("disk", "Warning", "'host': 'web-1'");

      assertThat(guarded.alerts("disk")).containsExactly("a Warning");
      assertThat(guarded.said("enrich").getFirst())
          .contains("its address 127.0.0.1 is private")
          .contains("QUELL_MAPPING_ALLOW_PRIVATE");
      assertThat(labels.asked()).isEmpty();
    }
  }

  @Test
  void nonsenseIsRefusedByField() {
    assertThat(refusal("'api_name': 'x', 'url': 'ftp://h'")).startsWith("url: ftp://h (expected");
    assertThat(refusal("'api_name': 'x', 'url': 'http://${host}/'")).startsWith("url: ");
    assertThat(refusal("'api_name': 'x', 'url': 'http://h', 'timeout': 4"))
        .isEqualTo("timeout: 4 (expected: 1..3)");
    assertThat(refusal("'api_name': 'x', 'url': 'http://h', 'headers': {'Cookie': 'a'}"))
        .startsWith("headers: \"Cookie\"");
    assertThat(refusal("'api_name': 'x', 'url': 'http://h', 'headers': {'a': 'b\\r\\nc: d'}"))
        .startsWith("headers.a: ");
  }

  private String refusal(String members) {
    Answer answer = world.post("/enrichment/mapping/api/create", "{" + members + "}");
    assertThat(answer.refusal()).isEqualTo("400 InvalidParameter");
    return answer.message();
  }

  private String saidOf(String key) {
    world.push(key, "Warning", "'host': 'web-1'");
    return world.said("enrich").getFirst();
  }

  private String breaker() {
    return world
        .call("/enrichment/mapping/api/info", "{'api_id': '" + api() + "'}")
        .get("breaker")
        .asString();
  }

  private String api() {
    return world.call("/enrichment/mapping/api/list", "{}").at("/items/0/api_id").asString();
  }

  private void asks(String settings, String more) {
    asks(world, settings, more);
  }

  private void asks(RouteWorld where, String settings, String more) {
    String id =
        where
            .call(
                "/enrichment/mapping/api/create",
                "{'api_name': 'the cmdb', 'url': '%s'%s%s}".formatted(labels.url(), settings, more))
            .get("api_id")
            .asString();
    Answer answer =
        where.rules(
            "enrichment",
            "[{'kind': 'mapping', 'rule_name': 'cmdb', 'settings': {'mapping_type': 'api',"
                + " 'api_id': '"
                + id
                + "', 'result_labels': ['team', 'floor']}}]");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }
}
