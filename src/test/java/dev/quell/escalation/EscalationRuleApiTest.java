package dev.quell.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.access.Staff;
import dev.quell.app.AlertWorld;
import dev.quell.model.Labels;
import dev.quell.web.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EscalationRuleApiTest {
  private static final String TARGET =
      "{'person_ids': [1], 'by': {'follow_preference': false, 'critical': ['email', 'sms'],"
          + " 'warning': ['email'], 'info': []}}";

  private AlertWorld world;

  @BeforeAll
  void start() {
    world = new AlertWorld("");
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void aRuleIsShownAsItWasMade() {
    String rule =
        id(
            "'rule_name': 'P1', 'description': 'wakes people', 'priority': 7, 'aggr_window': 60,"
                + " 'template_id': '6321aad26c12104586a88916', 'time_zone': 'Asia/Shanghai',"
                + " 'time_filters': [{'start': '09:00', 'end': '18:00', 'repeat': [1, 2]}],"
                + " 'filters': [[{'key': 'severity', 'oper': 'IN', 'vals': ['Critical']}]],"
                + " 'layers': [{'max_times': 3, 'notify_step': 0.5, 'escalate_window': 15,"
                + " 'force_escalate': true, 'target': "
                + TARGET
                + "}]");

    JsonNode shown = world.call("/channel/escalate/rule/info", name(rule));

    assertThat(shown.get("rule_name").asString()).isEqualTo("P1");
    assertThat(shown.get("channel_name").asString()).isEqualTo("shop");
    assertThat(shown.get("status").asString()).isEqualTo("enabled");
    assertThat(shown.get("aggr_window").asInt()).isEqualTo(60);
    assertThat(shown.get("time_zone").asString()).isEqualTo("Asia/Shanghai");
    assertThat(shown.at("/time_filters/0/start").asString()).isEqualTo("09:00");
    assertThat(shown.at("/filters/0/0/vals/0").asString()).isEqualTo("Critical");
    assertThat(shown.at("/layers/0/notify_step").asDouble()).isEqualTo(0.5);
    assertThat(shown.at("/layers/0/force_escalate").asBoolean()).isTrue();
    assertThat(shown.at("/layers/0/target/person_ids/0").asLong()).isEqualTo(1);
    assertThat(shown.at("/layers/0/target/by/critical/1").asString()).isEqualTo("sms");
    assertThat(shown.get("updated_by").asLong()).isEqualTo(1);
    world.call("/channel/escalate/rule/delete", name(rule));
  }

  @Test
  void theFirstEnabledRuleThatIsMeantHolds() {
    String critical =
        id(
            layered(
                "'priority': 1, 'filters': [[{'key': 'severity', 'oper': 'IN',"
                    + " 'vals': ['Critical']}]]",
                "critical"));
    String rest = id(layered("'priority': 9", "rest"));
    String late =
        id(layered("'priority': 0, 'time_filters': [{'start': '11:00', 'end': '12:00'}]", "late"));

    assertThat(names()).containsExactly("late", "critical", "rest");
    assertThat(held("Critical")).isEqualTo("critical");
    assertThat(held("Info")).isEqualTo("rest");
    world.call("/channel/escalate/rule/disable", name(critical));
    assertThat(held("Critical")).isEqualTo("rest");
    world.call("/channel/escalate/rule/enable", name(critical));
    assertThat(held("Critical")).isEqualTo("critical");

    for (String rule : List.of(critical, rest, late)) {
      world.call("/channel/escalate/rule/delete", name(rule));
    }
    assertThat(held("Critical")).isEqualTo("nobody");
  }

  @Test
  void rulesAreAskedInTheOrderSomebodyGaveThem() {
    List<String> rules =
        List.of(id(layered("'priority': 5", "one")), id(layered("'priority': 5", "two")));
    String three = id(layered("'priority': 7", "three"));

    world.call("/channel/escalate/rule/reorder", order(List.of(three, rules.get(1), rules.get(0))));

    assertThat(names()).containsExactly("three", "two", "one");
    assertThat(world.call("/channel/escalate/rule/info", name(three)).get("priority").asInt())
        .isZero();
    for (List<String> wrong : List.of(rules, List.of(three, three, rules.get(0)))) {
      Answer refused = world.post("/channel/escalate/rule/reorder", order(wrong));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.message()).contains("rule_ids", "each of the 3 rules once");
    }
    assertThat(names()).containsExactly("three", "two", "one");
    for (String rule : List.of(three, rules.get(0), rules.get(1))) {
      world.call("/channel/escalate/rule/delete", name(rule));
    }
  }

  @Test
  void tryingARuleSaysWhyInWordsAndInCodes() {
    String gone = "{'team_ids': [999], 'by': {'follow_preference': true}}";
    String rule =
        id(
            "'rule_name': 'tried', 'layers': [{'target': %s}, {'target': %s}]"
                .formatted(gone, TARGET));

    JsonNode steps =
        world
            .call("/channel/escalate/rule/preview", inChannel("'severity': 'Critical'"))
            .path("steps");

    assertThat(steps.at("/0/nobody").asString()).isEqualTo("team 999 is gone");
    assertThat(steps.at("/0/nobody_because/0/code").asString()).isEqualTo("team_gone");
    assertThat(steps.at("/0/nobody_because/0/name").asString()).isEqualTo("999");
    assertThat(steps.at("/1/nobody_because").isEmpty())
        .isEqualTo(steps.at("/1/nobody").asString().isEmpty());
    assertThat(steps.at("/1/people/0/because/code").asString()).isEqualTo("named");
    world.call("/channel/escalate/rule/delete", name(rule));
  }

  private String order(List<String> rules) {
    return inChannel("'rule_ids': ['" + String.join("', '", rules) + "']");
  }

  @Test
  void whatOpensTheDoorOfAChatIsNotShownAndStaysWhatItWas() {
    String robots =
        "'rule_name': 'chat', 'layers': [{'target': {'webhooks': [{'type': 'feishu',"
            + " 'settings': {'token': '%s', 'alias': '%s'}}]}}]";
    String rule = id(robots.formatted("t0p-secret", "ops"));

    String shown = world.call("/channel/escalate/rule/info", name(rule)).toString();
    assertThat(shown).contains("\"alias\":\"ops\"", "******").doesNotContain("t0p-secret");

    world.call(
        "/channel/escalate/rule/update",
        inChannel("'rule_id': '" + rule + "', " + robots.formatted("******", "night")));
    Map<String, Object> kept = settings();
    assertThat(kept).containsEntry("token", "t0p-secret").containsEntry("alias", "night");
    world.call("/channel/escalate/rule/delete", name(rule));
  }

  @Test
  void aHiddenSecretStaysWithItsChatAndGoesNowhereElse() {
    String one = "{'type': 'slack', 'settings': {'token': '%s', 'alias': 'one'%s}}";
    String two = "{'type': 'slack', 'settings': {'token': '%s', 'alias': 'two'}}";
    String hook = "{'type': 'webhook', 'settings': {'url': '%s', 'headers': '%s'}}";
    String rule =
        id(
            chats(
                one.formatted("xoxb-1", ""),
                two.formatted("xoxb-2"),
                hook.formatted("https://a.example", "X-Key: s3cret")));

    for (String moved :
        List.of(
            chats(one.formatted("******", ", 'api_url': 'https://mallory.example'")),
            chats(
                one.formatted("******", ", 'api_url': 'https://mallory.example'"),
                two.formatted("******"),
                hook.formatted("******", "******")),
            chats(
                one.formatted("******", ""),
                two.formatted("******"),
                hook.formatted("https://mallory.example", "******")))) {
      assertThat(
              world
                  .server()
                  .client()
                  .post(
                      "/channel/escalate/rule/update",
                      Staff.json(inChannel("'rule_id': '" + rule + "', " + moved)))
                  .message())
          .contains("settings.", "expected: the secret itself");
    }

    world.call(
        "/channel/escalate/rule/update",
        inChannel("'rule_id': '" + rule + "', " + chats(two.formatted("******"))));
    assertThat(settings()).containsEntry("token", "xoxb-2").containsEntry("alias", "two");
    world.call("/channel/escalate/rule/delete", name(rule));
  }

  private static String chats(String... chats) {
    return "'rule_name': 'chats', 'layers': [{'target': {'webhooks': ["
        + String.join(", ", chats)
        + "]}}]";
  }

  private Map<String, Object> settings() {
    return world
        .server()
        .app()
        .part(EscalationRules.class)
        .matching(
            world.channel(),
            new Plain(Map.of(), Labels.of(Map.of())),
            world.server().clock().millis())
        .orElseThrow()
        .rule()
        .levels()
        .getFirst()
        .targets()
        .robots()
        .getFirst()
        .settings();
  }

  @Test
  void aCalendarThatARuleAsksIsKeptAndOneThatIsNotThereIsRefused() {
    String calendar =
        world.call("/calendar/create", "{'cal_name': 'duty'}").get("cal_id").asString();
    String hours = "'time_filters': [{'start': '09:00', 'end': '18:00', 'cal_id': '%s'}]";
    String rule = id(layered(hours.formatted(calendar), "days"));
    String named = "{'cal_id': '" + calendar + "'}";

    assertThat(world.post("/calendar/delete", named).refusal()).isEqualTo("400 ReferenceExist");
    world.call("/channel/escalate/rule/delete", name(rule));
    world.call("/calendar/delete", named);

    assertThat(
            world
                .post(
                    "/channel/escalate/rule/create",
                    inChannel(layered(hours.formatted(calendar), "days")))
                .message())
        .isEqualTo("time_filters[0].cal_id: " + calendar + " (expected: an existing calendar)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'layers': [] | layers: 0 items (expected: 1..20)",
        "'layers': [{}] | layers[0].target: missing (required)",
        "'layers': [{'target': {'person_ids': [1]}}]"
            + " | layers[0].target: no medium (expected: by or webhooks)",
        "'layers': [{'target': {'by': {'follow_preference': true}}}]"
            + " | layers[0].target: nobody (expected: person_ids, team_ids, schedule_to_role_ids,"
            + " emails or webhooks)",
        "'layers': [{'max_times': 7, 'target': T}] | layers[0].max_times: 7 (expected: 0..6)",
        "'layers': [{'notify_step': 0.4, 'target': T}]"
            + " | layers[0].notify_step: 0.4 (expected: 0.5..120)",
        "'layers': [{'escalate_window': 721, 'target': T}]"
            + " | layers[0].escalate_window: 721 (expected: 0..720)",
        "'layers': [{'target': {'person_ids': [77], 'by': {'follow_preference': true}}}]"
            + " | layers[0].target.person_ids[0]: 77 (expected: of an existing member)",
        "'layers': [{'target': {'emails': ['a b'], 'by': {'follow_preference': true}}}]"
            + " | layers[0].target.emails[0]: \"a b\" (expected: an address as in a@example.com)",
        "'layers': [{'target': {'person_ids': [1], 'by': {'critical': ['pigeon']}}}]"
            + " | layers[0].target.by.critical[0]: \"pigeon\" (expected: email, sms, voice, push"
            + " or an app as in feishu_app:12)",
        "'aggr_window': 3601, 'layers': [{'target': T}] | aggr_window: 3601 (expected: 0..3600)",
        "'priority': 201, 'layers': [{'target': T}] | priority: 201 (expected: 0..200)",
        "'template_id': 'x', 'layers': [{'target': T}]"
            + " | template_id: \"x\" (expected: 24 hexadecimal characters)"
      })
  void whatMakesNoRuleIsRefused(String members, String sentence) {
    String body = "'rule_name': 'bad', " + members.replace("T}", TARGET + "}");
    Answer answer = world.post("/channel/escalate/rule/create", inChannel(body));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo(sentence);
  }

  private String held(String severity) {
    return world
        .server()
        .app()
        .part(EscalationRules.class)
        .matching(
            world.channel(),
            new Plain(Map.of("severity", severity), Labels.of(Map.of())),
            world.server().clock().millis())
        .map(kept -> kept.rule().head().name())
        .orElse("nobody");
  }

  private List<String> names() {
    return world
        .call("/channel/escalate/rule/list", "{'channel_id': " + world.channel() + "}")
        .findValuesAsString("rule_name");
  }

  private static String layered(String members, String name) {
    return "'rule_name': '" + name + "', " + members + ", 'layers': [{'target': " + TARGET + "}]";
  }

  private String id(String members) {
    return world
        .call("/channel/escalate/rule/create", inChannel(members))
        .get("rule_id")
        .asString();
  }

  private String name(String rule) {
    return inChannel("'rule_id': '" + rule + "'");
  }

  private String inChannel(String members) {
    return "{'channel_id': " + world.channel() + ", " + members + "}";
  }
}
