package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.AlertWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Settings are tried on what came in, and what they would have changed is told. */
class BacktestStoriesTest {
  private static final String BY_TITLE =
      "'group': {'method': 'p', 'equals': [['title']], 'time_window': 60}";

  private static AlertWorld world;
  private static long begin;
  private static long end;

  /** A disk story of three hosts and an hour later a small one; then six checks on many hosts. */
  @BeforeAll
  static void happen() {
    world = new AlertWorld("");
    begin = now();
    world.push("a", "Critical", "disk full");
    pass(Duration.ofMinutes(1));
    world.push("b", "Critical", "disk full");
    world.push("a", "Critical", "disk full");
    world.push("c", "Warning", "disk full");
    world.push("b", "Ok", "disk full");
    pass(Duration.ofMinutes(70));
    world.push("d", "Critical", "slow");
    world.push("e", "Critical", "slow");
    pass(Duration.ofSeconds(1));
    end = now();
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @Test
  void tellsWhatAGroupingWouldHaveMadeOfTheSameEvents() {
    JsonNode run = over(backtest("'settings': {" + BY_TITLE + "}"));
    JsonNode result = run.get("result");

    assertThat(run.get("status").asString()).as(run.toString()).isEqualTo("done");
    assertThat(run.get("events_done").asLong()).isEqualTo(7);
    assertThat(run.at("/settings/group/method").asString()).isEqualTo("p");
    assertThat(result.get("before").toString())
        .isEqualTo(
            """
            {"events":7,"alerts":5,"incidents":5,"notified":5,"noise_reduction":28.6}\
            """);
    assertThat(result.get("after").toString())
        .isEqualTo(
            """
            {"events":7,"alerts":5,"incidents":2,"notified":2,"noise_reduction":71.4}\
            """);
    assertThat(result.get("series"))
        .extracting(
            point -> point.get("before_incidents").asInt() + "→" + point.get("after_incidents"))
        .containsExactly("3→1", "2→1");
    assertThat(result.get("notes")).isEmpty();
  }

  @Test
  void namesTheAlertsThatWouldHaveGoneElsewhereAndWhy() {
    JsonNode result = over(backtest("'settings': {" + BY_TITLE + "}")).get("result");
    JsonNode first = result.at("/moved/0");

    assertThat(result.get("moved_cnt").asInt()).isEqualTo(3);
    assertThat(result.get("moved")).hasSize(3);
    assertThat(first.get("alert_title").asString()).isEqualTo("disk full");
    assertThat(first.at("/before/outcome").asString()).isEqualTo("opened");
    assertThat(first.at("/before/incident_key")).isEqualTo(first.get("event_id"));
    assertThat(first.at("/after/outcome").asString()).isEqualTo("joined");
    assertThat(first.at("/after/incident_key"))
        .isEqualTo(result.at("/incidents_after/0/incident_key"));
    assertThat(first.at("/after/step/code").asString()).isEqualTo("joined_by_values");
    assertThat(first.at("/after/step/reason").asString()).contains("title = disk full");
    assertThat(result.at("/incidents_after/0/alert_cnt").asInt()).isEqualTo(3);
    assertThat(result.at("/incidents_after/0/event_cnt").asInt()).isEqualTo(5);
  }

  @Test
  void theSettingsOfNowChangeNothing() {
    JsonNode result = over(backtest("'settings': {}")).get("result");

    assertThat(result.get("after")).isEqualTo(result.get("before"));
    assertThat(result.get("moved_cnt").asInt()).isZero();
  }

  @Test
  void rulesAreTriedLikeSettings() {
    String filters = "'filters': [[{'key': 'title', 'oper': 'IN', 'vals': ['slow']}]]";
    String silence =
        "'silences': [{'rule_name': 'night', %s, 'time_filter': {'start_time': %d, 'end_time': %d}}]"
            .formatted(filters, begin - 1, end + 3600);
    JsonNode silenced = over(backtest(silence)).get("result");
    JsonNode dropped =
        over(backtest("'unsubscribes': [{'rule_name': 'no slow', " + filters + "}]")).get("result");

    assertThat(silenced.at("/after/incidents").asInt()).isEqualTo(3);
    assertThat(silenced.at("/after/alerts").asInt()).isEqualTo(5);
    assertThat(silenced.get("moved_cnt").asInt()).isEqualTo(2);
    assertThat(silenced.at("/moved/0/after/outcome").asString()).isEqualTo("suppressed");
    assertThat(silenced.at("/moved/0/after/step/rule_name").asString()).isEqualTo("night");
    assertThat(dropped.at("/after/alerts").asInt()).isEqualTo(3);
    assertThat(dropped.at("/moved/0/after/outcome").asString()).isEqualTo("dropped");
  }

  @Test
  void refusesRulesThatCouldNotBeSaved() {
    String asked =
        "{'channel_id': %d, 'start_time': %d, 'end_time': %d, "
            .formatted(world.channel(), begin, end);
    String bad = "'rule_name': 'x', 'filters': []";
    String inForce =
        world
            .post(
                "/channel/unsubscribe/rule/create",
                "{'channel_id': " + world.channel() + ", " + bad + "}")
            .message();

    refused(asked + "'unsubscribes': [{" + bad + "}]}", "unsubscribes[0]." + inForce);
    refused(
        asked + "'silences': [{'rule_name': 'x', 'status': 'on'}]}",
        "silences[0].status: \"on\" (expected: one of disabled, enabled)");
  }

  @Test
  void whatIsSuggestedComesToWhatItSays() {
    try (AlertWorld shop = new AlertWorld("")) {
      long from = shop.server().clock().instant().getEpochSecond();
      for (int i = 0; i < 24; i++) {
        shop.push(
            "key" + i,
            "Critical",
            "trouble " + i,
            "'check': 'check%d', 'host': 'host%d', 'region': 'north', 'trace': '%d'"
                .formatted(i % 6, i % 11, i));
        shop.server().clock().advance(Duration.ofMinutes(1));
      }
      String span =
          "'channel_id': %d, 'start_time': %d, 'end_time': %d"
              .formatted(shop.channel(), from, shop.server().clock().instant().getEpochSecond());
      JsonNode best =
          over(shop, id(shop.call("/channel/noise/suggest", "{" + span + "}")))
              .at("/result/suggestions/0");
      JsonNode tried =
          over(
              shop,
              id(
                  shop.call(
                      "/channel/noise/backtest",
                      "{" + span + ", 'settings': " + best.get("settings") + "}")));

      assertThat(best.get("dimensions").toString()).isEqualTo("[\"labels.check\"]");
      assertThat(best.get("window_minutes").asInt()).isEqualTo(30);
      assertThat(best.get("reason_code").asString()).isEqualTo("balanced");
      assertThat(best.get("incidents").asInt()).isEqualTo(6);
      assertThat(best.get("largest_incident_alerts").asInt()).isEqualTo(4);
      assertThat(tried.at("/result/after/incidents")).isEqualTo(best.get("incidents"));
      assertThat(tried.at("/result/after/noise_reduction")).isEqualTo(best.get("noise_reduction"));
      assertThat(tried.at("/result/incidents_after/0/alert_cnt").asInt()).isEqualTo(4);
    }
  }

  @Test
  void titlesThatReadAlikeAreSuggestedWhereNoLabelIsShared() {
    String storms = ", 'group': {'method': 'n', 'storm_thresholds': [5]}";
    try (AlertWorld shop = new AlertWorld(storms)) {
      long from = shop.server().clock().instant().getEpochSecond();
      List<String> troubles =
          List.of("disk nearly full", "replication falls behind", "certificate expires soon");
      for (int i = 0; i < 18; i++) {
        String title = troubles.get(i % 3) + " on node-" + (40 + i);
        shop.push("key" + i, "Critical", title, "'resource': 'node-%d'".formatted(40 + i));
        shop.server().clock().advance(Duration.ofMinutes(1));
      }
      String span =
          "'channel_id': %d, 'start_time': %d, 'end_time': %d"
              .formatted(shop.channel(), from, shop.server().clock().instant().getEpochSecond());
      JsonNode found =
          over(shop, id(shop.call("/channel/noise/suggest", "{" + span + "}")))
              .at("/result/suggestions");
      JsonNode best = found.get(0);
      JsonNode tried =
          over(
              shop,
              id(
                  shop.call(
                      "/channel/noise/backtest",
                      "{" + span + ", 'settings': " + best.get("settings") + "}")));

      assertThat(found).hasSize(1);
      assertThat(best.get("title_key").asString()).isEqualTo("by_similarity");
      assertThat(best.get("dimensions")).isEmpty();
      assertThat(best.at("/settings/group/method").asString()).isEqualTo("i");
      assertThat(best.at("/settings/group/i_keys").toString()).isEqualTo("[\"title\"]");
      assertThat(best.at("/settings/group/storm_thresholds").toString()).isEqualTo("[5]");
      assertThat(best.at("/settings/group/i_score_threshold").asDouble()).isEqualTo(0.9);
      assertThat(best.get("incidents").asInt()).isEqualTo(3);
      assertThat(best.get("largest_incident_alerts").asInt()).isEqualTo(6);
      assertThat(tried.at("/result/after/incidents")).isEqualTo(best.get("incidents"));
      assertThat(tried.at("/result/incidents_after/0/alert_cnt").asInt()).isEqualTo(6);
    }
  }

  @Test
  void whatPeopleDidWithIncidentsThatWouldNotBeThereIsNoted() {
    try (AlertWorld shop = new AlertWorld("")) {
      long from = shop.server().clock().instant().getEpochSecond();
      shop.push("a", "Critical", "disk full");
      shop.call("/incident/ack", "{'incident_ids': ['" + shop.incident() + "']}");
      shop.server().clock().advance(Duration.ofMinutes(1));
      long to = shop.server().clock().instant().getEpochSecond();
      String nothing =
          "[{'rule_name': 'x', 'filters': [[{'key': 'title', 'oper': 'IN', 'vals': ['disk*']}]]}]";
      String asked =
          "{'channel_id': %d, 'start_time': %d, 'end_time': %d, 'unsubscribes': %s}"
              .formatted(shop.channel(), from, to, nothing);
      JsonNode notes =
          over(shop, id(shop.call("/channel/noise/backtest", asked))).at("/result/notes");

      assertThat(notes).hasSize(1);
      assertThat(notes.at("/0/code").asString()).isEqualTo("action_without_incident");
      assertThat(notes.at("/0/compared/count").asString()).isEqualTo("1");
      assertThat(notes.at("/0/sentence").asString()).startsWith("Left out: 1 actions");
    }
  }

  @Test
  void aChannelThatSawOneStormOnlyIsToldToGatherItByItsCheck() {
    try (AlertWorld shop = new AlertWorld("")) {
      JsonNode suggestions = afterStorm(shop, "'check': 'slow', 'region': 'north', 'host': 'h%d'");

      assertThat(suggestions.size()).isEqualTo(1);
      assertThat(suggestions.at("/0/dimensions").toString()).isEqualTo("[\"labels.check\"]");
      assertThat(suggestions.at("/0/incidents").asInt()).isEqualTo(1);
      assertThat(suggestions.at("/0/largest_incident_alerts").asInt()).isEqualTo(12);
      assertThat(suggestions.at("/0/reason_code").asString()).isEqualTo("same_check");
    }
  }

  @Test
  void alertsOfManyChecksAreNotHeapedTogetherForWhatTheyAllShare() {
    try (AlertWorld shop = new AlertWorld("")) {
      assertThat(afterStorm(shop, "'check': 'c%d', 'region': 'north'").size()).isZero();
    }
  }

  /** What is suggested after twelve alerts within two minutes, each with a number of its own. */
  private static JsonNode afterStorm(AlertWorld shop, String labels) {
    long from = shop.server().clock().instant().getEpochSecond();
    for (int i = 0; i < 12; i++) {
      shop.push("storm" + i, "Critical", "trouble " + i, labels.formatted(i));
      shop.server().clock().advance(Duration.ofSeconds(10));
    }
    long to = shop.server().clock().instant().getEpochSecond();
    String body =
        "{'channel_id': %d, 'start_time': %d, 'end_time': %d}".formatted(shop.channel(), from, to);
    return over(shop, id(shop.call("/channel/noise/suggest", body))).at("/result/suggestions");
  }

  @Test
  void listsTheRunsOfAChannelNewestFirstWithoutTheirResults() {
    String first = backtest("'settings': {}");
    String second = backtest("'settings': {}");
    over(second);

    List<String> ids = new ArrayList<>();
    for (JsonNode item : world.call("/channel/noise/backtest/list", channel()).get("items")) {
      ids.add(item.get("backtest_id").asString());
      assertThat(item.has("result")).isFalse();
    }
    assertThat(ids).containsSubsequence(second, first);
  }

  @Test
  void theSpanThatCanBeTriedBeginsWithTheFirstRecord() {
    JsonNode span = world.call("/channel/noise/backtest/span", channel());

    assertThat(span.get("earliest").asLong()).isEqualTo(begin);
    assertThat(span.get("latest").asLong()).isEqualTo(now());
  }

  @Test
  void refusesWhatMakesNoSense() {
    String channel = "'channel_id': " + world.channel();
    refused(
        "{'channel_id': 99, 'start_time': 1, 'end_time': 2}",
        "channel_id: 99 (expected: of an existing channel)");
    refused(
        "{" + channel + ", 'start_time': 5, 'end_time': 5}",
        "end_time: 5 (expected: after start_time 5)");
    refused(
        "{" + channel + ", 'start_time': 0, 'end_time': 2678401}",
        "end_time: 2678401 s after start_time (expected: at most 31 days, 2678400 s)");
    for (String settings :
        List.of(
            "'group': {'method': 'x'}",
            "'group': {'method': 'p', 'equals': []}",
            "'flapping': {'max_changes': 1}",
            "'merge_window_minutes': 1441",
            "'auto_resolve_mode': 'never'")) {
      String inForce =
          world.post("/channel/update", "{" + channel + ", " + settings + "}").message();
      refused(
          "{"
              + channel
              + ", 'start_time': "
              + begin
              + ", 'end_time': "
              + end
              + ", 'settings': {"
              + settings
              + "}}",
          inForce);
    }
    assertThat(world.post("/channel/noise/backtest/info", "{'backtest_id': 'x'}").refusal())
        .isEqualTo("400 ResourceNotFound");
  }

  private static void refused(String body, String message) {
    assertThat(world.post("/channel/noise/backtest", body).status()).isEqualTo(400);
    assertThat(world.post("/channel/noise/backtest", body).message()).isEqualTo(message);
  }

  private static String backtest(String what) {
    return id(
        world.call(
            "/channel/noise/backtest",
            "{'channel_id': %d, 'start_time': %d, 'end_time': %d, %s}"
                .formatted(world.channel(), begin, end, what)));
  }

  private static String id(JsonNode started) {
    return started.get("backtest_id").asString();
  }

  private static JsonNode over(String id) {
    return over(world, id);
  }

  private static JsonNode over(AlertWorld where, String id) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> where.call("/channel/noise/backtest/info", "{'backtest_id': '" + id + "'}"),
            run -> !run.get("status").asString().equals("running"));
  }

  private static String channel() {
    return "{'channel_id': " + world.channel() + "}";
  }

  private static long now() {
    return world.server().clock().instant().getEpochSecond();
  }

  private static void pass(Duration time) {
    world.server().clock().advance(time);
  }
}
