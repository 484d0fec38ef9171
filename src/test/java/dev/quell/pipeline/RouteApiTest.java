package dev.quell.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.AlertWorld;
import dev.quell.web.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteApiTest {
  private final AlertWorld world = new AlertWorld("");
  private int made;

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void aSharedIntegrationGoesWhereItsRouteSays() {
    long shared = shared();
    assertThat(info(shared).isNull()).isTrue();
    assertThat(list(shared)).isEmpty();

    world.call("/route/upsert", upsert(shared, world.channel()));

    assertThat(info(shared).at("/default/channel_ids/0").asLong()).isEqualTo(world.channel());
    assertThat(info(shared).get("version").asLong()).isEqualTo(1);
    assertThat(info(shared).get("cases")).isEmpty();
    assertThat(list(shared)).hasSize(1);
  }

  @Test
  void whatWasSentIsWhatIsKept() {
    long shared = shared();
    String cases =
        """
        [{"if":[{"key":"alert_severity","oper":"IN","vals":["Critical"]},\
        {"key":"check","oper":"NOTIN","vals":["/^a+/","cidr:10.0.0.206/24",""]}],\
        "channel_ids":[%d],"fallthrough":true},\
        {"if":[],"channel_ids":[],"fallthrough":false,\
        "routing_mode":"name_mapping","name_mapping_label":"team"}]\
        """
            .formatted(world.channel());
    String sections = "[{\"name\":\"night\",\"position\":2},{\"name\":\"day\",\"position\":0}]";

    world.call(
        "/route/upsert",
        "{'integration_id': " + shared + ", 'cases': " + cases + ", 'sections': " + sections + "}");

    assertThat(info(shared).get("cases").toString()).isEqualTo(cases);
    assertThat(info(shared).get("sections").toString()).isEqualTo(sections);
    assertThat(info(shared).at("/default/channel_ids")).isEmpty();
    assertThat(info(shared).get("updated_by_name").asString()).isNotEmpty();
  }

  @Test
  void ofTwoWhoChangeTheSameVersionTheSecondIsToldOfTheFirst() {
    long shared = shared();
    world.call("/route/upsert", upsert(shared, world.channel()));
    world.server().clock().advance(Duration.ofMinutes(1));
    world.call("/route/upsert", upsert(shared, world.channel()));
    String at = world.server().clock().instant().toString();
    String name = info(shared).get("updated_by_name").asString();

    String late = upsert(shared, world.channel()).replace("}}", "}, 'version': 1}");

    Answer answer = world.post("/route/upsert", late);
    assertThat(answer.refusal()).isEqualTo("400 InvalidParameter");
    assertThat(answer.message())
        .isEqualTo("version: 1 (expected: 2; changed by " + name + " at " + at + ")");
    world.call("/route/upsert", late.replace("'version': 1", "'version': 2"));
    assertThat(info(shared).get("version").asLong()).isEqualTo(3);
  }

  @Test
  void everyVersionIsKeptAndAnOldOneCanComeBack() {
    long shared = shared();
    long gone = channel();
    world.call("/route/upsert", upsert(shared, gone));
    world.call("/route/upsert", upsert(shared, world.channel()));
    world.call("/channel/delete", "{'channel_id': " + gone + "}");

    JsonNode history = history(shared, "");

    assertThat(versions(history)).containsExactly(2L, 1L);
    assertThat(history.get("total").asLong()).isEqualTo(2);
    assertThat(versions(history(shared, ", 'asc': true, 'limit': 1"))).containsExactly(1L);
    JsonNode first = history.at("/items/1/default");
    assertThat(first.at("/channel_ids/0").asLong()).isEqualTo(gone);
    assertThat(history.at("/items/0/updated_by_name").asString()).isNotEmpty();

    world.call(
        "/route/upsert",
        "{'integration_id': " + shared + ", 'default': " + first + ", 'version': 2}");
    assertThat(info(shared).at("/default/channel_ids/0").asLong()).isEqualTo(gone);
    assertThat(codes(shared)).containsExactly("channel_off");
    assertThat(world.post("/route/upsert", upsert(shared(), gone)).refusal())
        .as("where it never was, a deleted channel is unknown")
        .isEqualTo("400 ResourceNotFound");
  }

  @Test
  void aPrivateIntegrationHasNoRouteOfItsOwn() {
    long own = world.integration();

    assertThat(world.post("/route/upsert", upsert(own, world.channel())).refusal())
        .isEqualTo("400 InvalidParameter");
    assertThat(info(own).at("/default/channel_ids/0").asLong()).isEqualTo(world.channel());
    assertThat(info(own).get("version").asLong()).isZero();
    assertThat(list(own)).isEmpty();
    assertThat(history(own, "").get("items")).isEmpty();
    String preview = "{'integration_id': " + own + ", 'route': {'cases': []}}";
    assertThat(world.post("/route/preview", preview).message()).contains("a shared integration");
  }

  @Test
  void refusesWhatDoesNotExist() {
    long shared = shared();

    assertThat(world.post("/route/upsert", upsert(99, world.channel())).refusal())
        .isEqualTo("400 ResourceNotFound");
    Answer noChannel =
        world.post(
            "/route/upsert",
            "{'integration_id': %d, 'cases': [{'channel_ids': [%d, 99]}]}"
                .formatted(shared, world.channel()));
    assertThat(noChannel.refusal()).isEqualTo("400 ResourceNotFound");
    assertThat(noChannel.message())
        .isEqualTo("cases[0].channel_ids[1]: 99 (expected: an existing channel)");
    for (String path : List.of("/route/info", "/route/history/list", "/route/label/list")) {
      assertThat(world.post(path, "{'integration_id': 99}").refusal())
          .isEqualTo("400 ResourceNotFound");
    }
    assertThat(world.post("/route/list", "{'integration_ids': [null]}").refusal())
        .isEqualTo("400 InvalidParameter");
    assertThat(info(shared).isNull()).as("nothing of a refused route is kept").isTrue();
  }

  /** What stands in the request beside the integration, and how it is refused. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~ | cases: none (expected: at least one case, or default)
          , 'cases': [] | cases: none
          , 'cases': [null] | cases[0]: missing
          , 'cases': [{}] | cases[0].channel_ids: 0 items (expected: 1..100)
          , 'cases': [{'channel_ids': [0]}] | cases[0].channel_ids[0]: 0 (expected: 1..
          , 'cases': [{'channel_ids': [1]}, {'channel_ids': [null]}] | cases[1].channel_ids[0]: missing
          , 'cases': [{'channel_ids': [1], 'routing_mode': 'x'}] | cases[0].routing_mode: "x" (expected: one of standard, name_mapping)
          , 'cases': [{'channel_ids': [1], 'routing_mode': 'name_mapping'}] | cases[0].channel_ids: 1 items (expected: none
          , 'cases': [{'routing_mode': 'name_mapping'}] | cases[0].name_mapping_label: missing
          , 'cases': [{'routing_mode': 'name_mapping', 'name_mapping_label': ' '}] | cases[0].name_mapping_label: "" (expected: 1..
          , 'cases': [{'routing_mode': 'name_mapping', 'name_mapping_label': 'labels.'}] | cases[0].name_mapping_label
          , 'cases': [{'channel_ids': [1], 'if': [null]}] | cases[0].if[0]: missing
          , 'cases': [{'channel_ids': [1], 'if': [{}]}] | cases[0].if[0].key: missing
          , 'cases': [{'channel_ids': [1], 'if': [{'key': 'title', 'oper': 'IN'}]}] | cases[0].if[0].vals: 0 items (expected: 1..1000)
          , 'cases': [{'channel_ids': [1], 'if': [{'key': 'title', 'oper': 'is', 'vals': ['x']}]}] | cases[0].if[0].oper: "is" (expected: one of IN, NOTIN)
          , 'cases': [{'channel_ids': [1], 'if': [{'key': 'team', 'oper': 'IN', 'vals': ['x']}]}] | a label is asked for as labels.team
          , 'cases': [{'channel_ids': [1], 'if': [{'key': 'dedup_key', 'oper': 'IN', 'vals': ['x']}]}] | cases[0].if[0].key: "dedup_key"
          , 'cases': [{'channel_ids': [1], 'if': [{'key': 'title', 'oper': 'IN', 'vals': ['x', '/(/']}]}] | cases[0].if[0].vals[1]: /(/ (expected: a regular expression of RE2; missing closing ) at position 2)
          , 'cases': [{'channel_ids': [1], 'if': [{'key': 'title', 'oper': 'IN', 'vals': [null]}]}] | cases[0].if[0].vals[0]: missing
          , 'cases': [{'channel_ids': [1], 'if': 5}] | cases[0].if: a number (expected: a list)
          , 'cases': [{'channel_ids': [1], 'fallthrough': 'yes'}] | cases[0].fallthrough
          , 'default': {'channel_ids': [-1]} | default.channel_ids[0]: -1
          , 'default': {'channel_ids': []}, 'sections': [{'name': 'a', 'position': 1}] | sections[0].position: 1 (expected: 0..0)
          , 'default': {'channel_ids': []}, 'sections': [{'name': ' ', 'position': 0}] | sections[0].name
          , 'default': {'channel_ids': []}, 'sections': [{'name': 'a'}, {'name': 'a'}] | sections[1].name: "a" (expected: a name of its own)
          , 'default': {'channel_ids': []}, 'version': 7 | version: 7 (expected: none; nobody has set anything yet)
          """)
  void nonsenseIsRefusedByItsPlace(String members, String message) {
    Answer answer = world.post("/route/upsert", "{'integration_id': " + shared() + members + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains(message);
  }

  @Test
  void tooMuchOfAnythingIsRefused() {
    long shared = shared();
    String condition = "{'key': 'title', 'oper': 'IN', 'vals': ['x']}";
    String head = "{'integration_id': " + shared + ", 'cases': [";
    String one = "{'channel_ids': [" + world.channel() + "]}";

    assertThat(world.post("/route/upsert", head + one + (", " + one).repeat(10_000) + "]}"))
        .extracting(Answer::message)
        .isEqualTo("cases: 10001 items (expected: 0..10000)");
    String many =
        "{'channel_ids': [1], 'if': [" + condition + (", " + condition).repeat(100) + "]}";
    assertThat(world.post("/route/upsert", head + many + "]}").message())
        .isEqualTo("cases[0].if: 101 items (expected: 0..100)");
    String values =
        "{'channel_ids': [1], 'if': ["
            + condition.replace("'x'", "'x'" + ", 'x'".repeat(1000))
            + "]}";
    assertThat(world.post("/route/upsert", head + values + "]}").message())
        .isEqualTo("cases[0].if[0].vals: 1001 items (expected: 1..1000)");
    String text = "{'channel_ids': [1], 'if': [" + condition.replace("x", "x".repeat(2049)) + "]}";
    assertThat(world.post("/route/upsert", head + text + "]}").message())
        .isEqualTo("cases[0].if[0].vals[0]: 2049 characters (expected: at most 2048)");
    world.call("/route/upsert", head + one + (", " + one).repeat(9_999) + "]}");
    assertThat(info(shared).get("cases")).hasSize(10_000);
  }

  @Test
  void expressionsThatWouldHoldUpEveryEventAreRefused() {
    String large = "'/(((a?){8}){8}){8}%d/'";
    String head = "{'integration_id': " + shared() + ", 'cases': [{'channel_ids': [1], 'if': [";
    String condition = "{'key': 'title', 'oper': 'IN', 'vals': [";
    List<String> values = IntStream.range(0, 30).mapToObj(large::formatted).toList();

    assertThat(
            world
                .post("/route/upsert", head + condition + String.join(",", values) + "]}]}]}")
                .message())
        .startsWith("cases[0].if: too many large regular expressions up to here (expected: fewer");
    String few = String.join(",", values.subList(0, 10));
    world.call("/route/upsert", head.replace("[1]", channels()) + condition + few + "]}]}]}");
    String names = String.join("|", Collections.nCopies(100, "host-name-0001"));
    String plain = String.join(",", Collections.nCopies(500, "'/^(" + names + ")$/'"));
    world.call("/route/upsert", head.replace("[1]", channels()) + condition + plain + "]}]}]}");
  }

  @Test
  void aPageOfLargeVersionsHoldsFewer() {
    long shared = shared();
    String value = "'" + "x".repeat(2_000) + "'";
    String values = value + (", " + value).repeat(999);
    String one =
        "{'channel_ids': %s, 'if': [{'key': 'title', 'oper': 'IN', 'vals': [%s]}]}"
            .formatted(channels(), values);
    for (int i = 0; i < 3; i++) {
      world.call(
          "/route/upsert",
          "{'integration_id': " + shared + ", 'cases': [" + one + "," + one + "]}");
    }

    JsonNode first = history(shared, ", 'limit': 20");
    JsonNode second = history(shared, ", 'limit': 20, 'p': 2");

    assertThat(versions(first)).containsExactly(3L, 2L);
    assertThat(first.get("has_next_page").asBoolean()).isTrue();
    assertThat(versions(second)).containsExactly(1L);
    assertThat(second.get("has_next_page").asBoolean()).isFalse();
  }

  @Test
  void whatIsHardlyMeantIsSavedAndSaid() {
    long shared = shared();
    long off = channel();
    world.call("/channel/disable", "{'channel_id': " + off + "}");
    String to = "'channel_ids': [" + world.channel() + "]}";

    world.call(
        "/route/upsert",
        """
        {'integration_id': %d, 'cases': [
          {'if': [{'key': 'labels.a', 'oper': 'IN', 'vals': ['x', 'y*']}], %s,
          {'if': [{'key': 'labels.a', 'oper': 'IN', 'vals': ['yes']},
                  {'key': 'labels.b', 'oper': 'IN', 'vals': ['1']}], %s,
          {'if': [{'key': 'severity', 'oper': 'IN', 'vals': ['critical']}], %s,
          {'if': [{'key': 'labels.b', 'oper': 'IN', 'vals': ['1', '2']},
                  {'key': 'labels.b', 'oper': 'NOTIN', 'vals': ['num:gt:0']}], %s,
          {'if': [{'key': 'labels.c', 'oper': 'IN', 'vals': ['1']}], 'channel_ids': [%d]},
          {'if': [], 'routing_mode': 'name_mapping', 'name_mapping_label': 'team'},
          {'if': [{'key': 'labels.d', 'oper': 'IN', 'vals': ['1']}], %s]}\
        """
            .formatted(shared, to, to, to, to, off, to));

    assertThat(warnings(shared))
        .containsExactly(
            "1 shadowed by 0",
            "2 never_matches",
            "3 never_matches",
            "4 channel_off",
            "5 mapping_without_default",
            "6 unreachable by 5");
    assertThat(info(shared).at("/warnings/0/message").asString())
        .isEqualTo("Case 2 gets no event: case 1 takes them all and stops");
  }

  private long shared() {
    String name = "shared " + made++;
    return world
        .call("/integration/create", "{'plugin_type': 'standard.alert', 'name': '" + name + "'}")
        .get("integration_id")
        .asLong();
  }

  private String channels() {
    return "[" + world.channel() + "]";
  }

  private long channel() {
    String body = "{'channel_name': 'channel " + made++ + "', 'team_id': 0}";
    return world.call("/channel/create", body).get("channel_id").asLong();
  }

  private JsonNode info(long integration) {
    return world.call("/route/info", "{'integration_id': " + integration + "}");
  }

  private JsonNode history(long integration, String members) {
    return world.call("/route/history/list", "{'integration_id': " + integration + members + "}");
  }

  private static List<Long> versions(JsonNode history) {
    List<Long> versions = new ArrayList<>();
    history.get("items").forEach(item -> versions.add(item.get("version").asLong()));
    return versions;
  }

  private List<String> codes(long integration) {
    List<String> codes = new ArrayList<>();
    info(integration).get("warnings").forEach(one -> codes.add(one.get("code").asString()));
    return codes;
  }

  private JsonNode list(long integration) {
    return world.call("/route/list", "{'integration_ids': [" + integration + "]}").get("items");
  }

  /** Each as case, code and the case it loses to. */
  private List<String> warnings(long integration) {
    List<String> found = new ArrayList<>();
    for (JsonNode warning : info(integration).get("warnings")) {
      found.add(
          warning.get("case").asInt()
              + " "
              + warning.get("code").asString()
              + (warning.has("by") ? " by " + warning.get("by").asInt() : ""));
    }
    return found;
  }

  private static String upsert(long integration, long channel) {
    return "{'integration_id': " + integration + ", 'default': {'channel_ids': [" + channel + "]}}";
  }
}
