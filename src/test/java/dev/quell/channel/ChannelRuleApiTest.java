package dev.quell.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.AlertWorld;
import dev.quell.web.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelRuleApiTest {
  private static final String FILTERS =
      "'filters': [[{'key': 'severity', 'oper': 'IN', 'vals': ['Info', 'Warning']}]]";
  private static final String ONCE = "'time_filter': {'start_time': 1763460000, 'end_time': %d}";

  private static final String DRAFT =
      """
      [[{"key":"severity","oper":"IN","vals":["Warning"]},\
      {"key":"labels.check","oper":"IN","vals":["quick"]}]]\
      """;

  private final AlertWorld world = new AlertWorld("");
  private int made;

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void whatWasSaidIsShownWithTheUsualForTheRest() {
    long channel = channel();

    JsonNode made =
        world.call(
            "/channel/silence/rule/create",
            """
            {'channel_id': %d, 'rule_name': 'nights', 'description': 'we sleep',
             'filters': [[{'key': 'alert_severity', 'oper': 'IN', 'vals': ['Warning', 'Info']},
                          {'key': 'labels.env', 'oper': 'NOTIN', 'vals': ['/^prod/']}],
                         [{'key': 'check', 'oper': 'IN', 'vals': ['cpu*']}]],
             'time_filters': [{'start': '22:00', 'end': '06:00', 'repeat': [0, 6, 1]}]}\
            """
                .formatted(channel));

    JsonNode item = silences(channel).get(0);
    assertThat(item.get("rule_id").asString())
        .matches("[0-9a-f]{24}")
        .isEqualTo(made.get("rule_id").asString());
    assertThat(made.get("rule_name").asString()).isEqualTo("nights");
    assertThat(item.get("filters").toString())
        .isEqualTo(
            """
            [[{"key":"alert_severity","oper":"IN","vals":["Warning","Info"]},\
            {"key":"labels.env","oper":"NOTIN","vals":["/^prod/"]}],\
            [{"key":"check","oper":"IN","vals":["cpu*"]}]]\
            """);
    assertThat(item.get("time_filters").toString())
        .isEqualTo(
            """
            [{"start":"22:00","end":"06:00","repeat":[0,1,6],"is_off":false}]\
            """);
    assertThat(item.has("time_filter")).isFalse();
  }

  @Test
  void whatNobodySaidIsAsUsual() {
    long channel = channel();
    create("silence", channel, FILTERS, span("22:00", "06:00", "[]"));

    JsonNode item = silences(channel).get(0);

    assertThat(item.get("time_zone").asString()).isEqualTo("UTC");
    assertThat(item.get("status").asString()).isEqualTo("enabled");
    assertThat(item.get("priority").asInt()).isZero();
    assertThat(item.get("judge_again").asBoolean()).isTrue();
    assertThat(item.get("is_directly_discard").asBoolean()).isFalse();
    assertThat(item.get("updated_by_name").asString()).isNotEmpty();
    assertThat(item.get("hit_days")).hasSize(30);
    assertThat(item.get("last_hit_at").asLong()).isZero();
  }

  /** It is Tuesday, 18 November 2025, 10:00 UTC, which is 18:00 in Shanghai. */
  @Test
  void aSilenceSaysWhetherItHoldsAndUntilWhen() {
    long channel = channel();
    String zone = "'time_zone': 'Asia/Shanghai'";
    create("silence", channel, FILTERS, zone, span("17:00", "19:30", "[]"));
    create("silence", channel, FILTERS, zone, span("17:00", "19:30", "[3]"));
    create("silence", channel, FILTERS, ONCE.formatted(1763463600));
    create("silence", channel, FILTERS, ONCE.formatted(1763460001));
    world.server().clock().advance(Duration.ofSeconds(1));

    JsonNode items = silences(channel);

    assertThat(times(items.get(0))).isEqualTo("true 1763465400 1763542800");
    assertThat(times(items.get(1))).isEqualTo("false 0 1763542800");
    assertThat(times(items.get(2))).isEqualTo("true 1763463600 0");
    assertThat(times(items.get(3))).isEqualTo("false 0 0");
    assertThat(codes(items.get(3))).contains("expired");
    move("silence", "disable", channel, items.get(0));
    assertThat(times(silences(channel).get(0))).isEqualTo("false 0 0");
  }

  @Test
  void whatAnUpdateLeavesOutStaysAsItIs() {
    long channel = channel();
    String id =
        create(
            "inhibit",
            channel,
            "'equals': ['labels.check', 'data_source_id']",
            "'source_filters': [[{'key': 'severity', 'oper': 'IN', 'vals': ['Critical']}]]",
            "'target_filters': [[{'key': 'severity', 'oper': 'NOTIN', 'vals': ['Critical']}]]",
            "'look_back_minutes': 30",
            "'priority': 7");

    world.call(
        "/channel/inhibit/rule/update",
        "{'channel_id': %d, 'rule_id': '%s', 'rule_name': 'renamed', 'equals': ['title']}"
            .formatted(channel, id));

    JsonNode item = items("inhibit", channel).get(0);
    assertThat(item.get("rule_name").asString()).isEqualTo("renamed");
    assertThat(item.get("equals").toString()).isEqualTo("[\"title\"]");
    assertThat(item.get("priority").asInt()).isEqualTo(7);
    assertThat(item.get("look_back_minutes").asInt()).isEqualTo(30);
    assertThat(item.at("/source_filters/0/0/vals/0").asString()).isEqualTo("Critical");
  }

  @Test
  void aDropRuleTakesTriggersAwayUntilItIsDisabled() {
    long channel = world.channel();
    String id = create("unsubscribe", channel, vals("title", "dropped*"));

    world.push("drop-1", "Critical", "dropped one");
    assertThat(alertsOf("drop-1")).isEmpty();

    world.call("/channel/unsubscribe/rule/disable", rule(channel, id));
    world.push("drop-1", "Critical", "dropped one");
    assertThat(alertsOf("drop-1")).hasSize(1);

    world.call("/channel/unsubscribe/rule/enable", rule(channel, id));
    world.push("drop-2", "Critical", "dropped two");
    assertThat(alertsOf("drop-2")).isEmpty();

    world.call("/channel/unsubscribe/rule/delete", rule(channel, id));
    world.push("drop-2", "Critical", "dropped two");
    assertThat(alertsOf("drop-2")).hasSize(1);
    assertThat(items("unsubscribe", channel)).isEmpty();
  }

  @Test
  void rulesAreAskedInTheOrderPeopleGiveThemAndNewOnesLast() {
    long channel = channel();
    String first = create("unsubscribe", channel, FILTERS);
    String second = create("unsubscribe", channel, FILTERS);
    String third = create("unsubscribe", channel, FILTERS);
    String order = "{'channel_id': %d, 'kind': 'unsubscribe', 'rule_ids': ['%s', '%s', '%s']}";

    world.call("/channel/rule/reorder", order.formatted(channel, third, first, second));

    assertThat(ids("unsubscribe", channel)).containsExactly(third, first, second);
    world.server().clock().advance(Duration.ofSeconds(1));
    String fourth = create("unsubscribe", channel, FILTERS);
    assertThat(ids("unsubscribe", channel)).containsExactly(third, first, second, fourth);
    assertThat(world.post("/channel/rule/reorder", order.formatted(channel, third, first, second)))
        .extracting(Answer::message)
        .isEqualTo("rule_ids: 3 ids (expected: each of the 4 rules once)");
  }

  @Test
  void aDraftTakesUpWhatLastsOfAnIncident() {
    world.push("quick-draft", "Warning", "quick draft");
    String incident = world.incident();

    JsonNode draft =
        world.call("/incident/quick-silence/draft", "{'incident_id': '" + incident + "'}");

    assertThat(draft.get("description").asString()).isEqualTo("quick draft");
    assertThat(draft.get("filters").toString()).isEqualTo(DRAFT.replace("quick", "quick-draft"));
    assertThat(draft.get("end_time").asLong() - draft.get("start_time").asLong()).isEqualTo(86_400);
  }

  @Test
  void aQuickSilenceHoldsOnceAndTheSecondChangesTheFirst() {
    world.push("quick", "Warning", "quick silence");
    String incident = world.incident();
    String body = "{'channel_id': %d, 'from_incident_id': '%s', 'filters': %s, 'time_filter': %s}";
    long now = world.server().clock().instant().getEpochSecond();
    String time = "{'start_time': %d, 'end_time': %d}";

    JsonNode made =
        world.call(
            "/channel/silence/rule/create",
            body.formatted(world.channel(), incident, DRAFT, time.formatted(now, now + 60)));
    JsonNode again =
        world.call(
            "/channel/silence/rule/create",
            body.formatted(world.channel(), incident, DRAFT, time.formatted(now, now + 90)));

    String num = incident.substring(18).toUpperCase(java.util.Locale.ROOT);
    assertThat(made.get("rule_name").asString()).isEqualTo("Quick Silence - #" + num);
    assertThat(again.get("rule_id").asString()).isEqualTo(made.get("rule_id").asString());
    JsonNode rules = silences(world.channel());
    assertThat(rules).hasSize(1);
    assertThat(rules.at("/0/time_filter/end_time").asLong()).isEqualTo(now + 90);
    assertThat(rules.at("/0/is_auto_delete").asBoolean()).isTrue();

    world.server().clock().advance(Duration.ofSeconds(101));
    await().until(() -> silences(world.channel()).isEmpty());
    JsonNode newest =
        world
            .call("/channel/version/list", "{'channel_id': " + world.channel() + "}")
            .at("/items/0");
    assertThat(newest.at("/summary/0/change").asString()).isEqualTo("removed");
    assertThat(newest.get("updated_by").asLong()).isZero();
  }

  @Test
  void whatIsHardlyMeantIsSavedAndSaid() {
    long channel = channel();
    create("unsubscribe", channel, vals("labels.env", "test"));
    create("unsubscribe", channel, vals("severity", "Fatal"));
    create("unsubscribe", channel, vals("title", "*"));
    create("silence", channel, ONCE.formatted(1763470000), vals("labels.env", "test"));
    create(
        "inhibit",
        channel,
        "'equals': ['severity']",
        "'source_filters': [[{'key': 'severity', 'oper': 'IN', 'vals': ['Critical']}]]",
        "'target_filters': [[{'key': 'severity', 'oper': 'IN', 'vals': ['Info']}]]");
    JsonNode drops = items("unsubscribe", channel);

    assertThat(codes(drops.get(0))).isEmpty();
    assertThat(codes(drops.get(1))).containsExactly("never_matches");
    assertThat(codes(drops.get(2))).containsExactly("always_matches");
    JsonNode silence = silences(channel).get(0);
    assertThat(codes(silence)).containsExactly("shadowed");
    assertThat(silence.at("/warnings/0/by").asString())
        .isEqualTo(drops.at("/0/rule_id").asString());
    assertThat(codes(items("inhibit", channel).get(0))).contains("never_matches");
  }

  @Test
  void whatDoesNotExistIsRefusedAndSoIsTooMuch() {
    long channel = channel();
    String other = create("unsubscribe", channel(), FILTERS);

    assertThat(world.post("/channel/silence/rule/list", "{'channel_id': 999}").refusal())
        .isEqualTo("400 ResourceNotFound");
    for (String verb : List.of("enable", "disable", "delete")) {
      assertThat(world.post("/channel/unsubscribe/rule/" + verb, rule(channel, other)).refusal())
          .as("a rule of another channel")
          .isEqualTo("400 ResourceNotFound");
    }
    assertThat(
            world.post(
                "/channel/unsubscribe/rule/update",
                "{'channel_id': " + channel + ", 'rule_name': 'x', " + FILTERS + "}"))
        .extracting(Answer::message)
        .isEqualTo("rule_id: missing (required)");
    for (int i = 0; i < 200; i++) {
      create("unsubscribe", channel, FILTERS);
    }
    assertThat(
            world.post(
                "/channel/unsubscribe/rule/create",
                "{'channel_id': " + channel + ", 'rule_name': 'x', " + FILTERS + "}"))
        .extracting(Answer::message)
        .asString()
        .contains("has 200 rules of this kind");
  }

  private long channel() {
    return world
        .call("/channel/create", "{'channel_name': 'rules " + made++ + "'}")
        .get("channel_id")
        .asLong();
  }

  private String create(String kind, long channel, String... members) {
    return world
        .call(
            "/channel/" + kind + "/rule/create",
            "{'channel_id': %d, 'rule_name': 'rule %d', %s}"
                .formatted(channel, made++, String.join(", ", members)))
        .get("rule_id")
        .asString();
  }

  private void move(String kind, String verb, long channel, JsonNode item) {
    world.call("/channel/" + kind + "/rule/" + verb, rule(channel, item.get("rule_id").asString()));
  }

  private JsonNode items(String kind, long channel) {
    return world
        .call("/channel/" + kind + "/rule/list", "{'channel_id': " + channel + "}")
        .get("items");
  }

  private JsonNode silences(long channel) {
    return items("silence", channel);
  }

  private List<String> ids(String kind, long channel) {
    List<String> ids = new ArrayList<>();
    items(kind, channel).forEach(item -> ids.add(item.get("rule_id").asString()));
    return ids;
  }

  private JsonNode alertsOf(String key) {
    return world.call("/alert/list", "{'alert_keys': ['" + key + "']}").get("items");
  }

  private static List<String> codes(JsonNode item) {
    List<String> codes = new ArrayList<>();
    item.get("warnings").forEach(one -> codes.add(one.get("code").asString()));
    return codes;
  }

  private static String times(JsonNode item) {
    return item.get("is_effective").asBoolean()
        + " "
        + item.get("effective_until").asLong()
        + " "
        + item.get("next_effective_at").asLong();
  }

  private static String vals(String key, String value) {
    return "'filters': [[{'key': '" + key + "', 'oper': 'IN', 'vals': ['" + value + "']}]]";
  }

  private static String span(String start, String end, String days) {
    return "'time_filters': [{'start': '%s', 'end': '%s', 'repeat': %s}]"
        .formatted(start, end, days);
  }

  private static String rule(long channel, String id) {
    return "{'channel_id': " + channel + ", 'rule_id': '" + id + "'}";
  }
}
