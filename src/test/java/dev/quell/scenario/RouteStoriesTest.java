package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.storage.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Where events of a shared integration go, on both databases. */
class RouteStoriesTest {
  private static final Map<TestDatabases, TestServer> SERVERS = new EnumMap<>(TestDatabases.class);

  private static final String DRAFT =
      """
      'route': {'cases': [
        {'if': [{'key': 'labels.team', 'oper': 'IN', 'vals': ['x']}],
         'channel_ids': [#b], 'fallthrough': false},
        {'if': [{'key': 'labels.env', 'oper': 'IN', 'vals': ['test']}],
         'channel_ids': [#a], 'fallthrough': false}]}\
      """;

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(TestServer::close);
    SERVERS.clear();
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void casesFallThroughOrStopAndTheDefaultTakesTheRest(TestDatabases store) {
    RouteWorld world = world(store, "a", "b", "c");
    world.route(
        """
        'cases': [
          {'if': [{'key': 'severity', 'oper': 'IN', 'vals': ['Critical']}],
           'channel_ids': [#a], 'fallthrough': true},
          {'if': [{'key': 'labels.env', 'oper': 'IN', 'vals': ['prod']}],
           'channel_ids': [#b, #a], 'fallthrough': false},
          {'if': [], 'channel_ids': [#c], 'fallthrough': false}],
        'sections': [{'name': 'urgent', 'position': 0}, {'name': 'others', 'position': 2}],
        'default': {'channel_ids': [#c]}\
        """);

    world.push("both", "Critical", "'env': 'prod'");
    assertThat(world.alerts("both")).containsExactly("a Critical", "b Critical");
    assertThat(world.told())
        .containsExactly("Case 1 took it and sent it to a.", "Case 2 took it and sent it to b, a.");
    assertThat(world.steps().map(step -> step.get("rule_id").asString()))
        .containsExactly("case_0", "case_1");
    assertThat(world.steps().map(step -> step.get("rule_name").asString()))
        .containsExactly("urgent", "urgent");
    assertThat(world.steps().map(step -> step.at("/compared/conditions").asString()))
        .containsExactly("severity IN Critical: Critical", "labels.env IN prod: prod");

    world.push("first only", "Critical", "'env': 'test'");
    assertThat(world.alerts("first only")).containsExactly("a Critical", "c Critical");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatNoCaseTakesGoesToTheDefault(TestDatabases store) {
    RouteWorld world = world(store, "a", "c");
    String one =
        "'cases': [{'if': [{'key': 'check', 'oper': 'IN', 'vals': ['cpu']}],"
            + " 'channel_ids': [#a], 'fallthrough': false}]";
    world.route(one + ", 'default': {'channel_ids': [#c]}");

    world.push("other", "Warning", "'check': 'disk'");
    assertThat(world.alerts("other")).containsExactly("c Warning");
    assertThat(world.told()).containsExactly("No case took it, so it went to the default: c.");

    world.route(one);
    world.push("nowhere", "Warning", "'check': 'disk'");
    assertThat(world.alerts("nowhere")).isEmpty();
    assertThat(world.trace().get("outcome").asString()).isEqualTo("unrouted");
    assertThat(world.routing()).containsExactly("no_case_matched");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aLabelNamesTheChannel(TestDatabases store) {
    RouteWorld world = world(store, "ops", "c");
    world.route(
        """
        'cases': [{'if': [], 'channel_ids': [], 'fallthrough': false,
                   'routing_mode': 'name_mapping', 'name_mapping_label': 'labels.team'}],
        'default': {'channel_ids': [#c]}\
        """);

    world.push("named", "Warning", "'team': '@ops'");
    assertThat(world.alerts("named")).containsExactly("ops Warning");
    assertThat(world.routing()).containsExactly("case_name_mapped");

    world.push("missing", "Warning", "'team': 'nobody'");
    assertThat(world.alerts("missing")).containsExactly("c Warning");
    assertThat(world.told())
        .containsExactly(
            "Case 1 took it: labels.team is \"nobody\", but no channel has that name.",
            "No case that took it has a channel for it, so it went to the default: c.");

    world.push("unlabelled", "Warning", "");
    assertThat(world.alerts("unlabelled")).containsExactly("c Warning");
    assertThat(world.routing()).containsExactly("mapped_label_missing", "default_after_cases");

    world.call("/channel/disable", "{'channel_id': #ops}");
    world.push("off", "Warning", "'team': '@ops'");
    assertThat(world.alerts("off")).containsExactly("c Warning");
    assertThat(world.routing()).containsExactly("case_channels_off", "default_after_cases");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aChannelThatIsOffLeavesItToTheDefaultAndThatToNobody(TestDatabases store) {
    RouteWorld world = world(store, "a", "c");
    world.route(
        "'cases': [{'if': [], 'channel_ids': [#a], 'fallthrough': true}],"
            + " 'default': {'channel_ids': [#c]}");

    world.call("/channel/disable", "{'channel_id': #a}");
    world.push("one", "Warning", "");
    assertThat(world.alerts("one")).containsExactly("c Warning");
    assertThat(world.told())
        .containsExactly(
            "Case 1 took it, but these channels are disabled or deleted: a.",
            "No case that took it has a channel for it, so it went to the default: c.");

    world.call("/channel/delete", "{'channel_id': #c}");
    world.push("two", "Warning", "");
    assertThat(world.alerts("two")).isEmpty();
    assertThat(world.trace().get("outcome").asString()).isEqualTo("unrouted");
    assertThat(world.routing()).containsExactly("case_channels_off", "channels_off");

    world.call("/channel/enable", "{'channel_id': #a}");
    world.push("three", "Warning", "");
    assertThat(world.alerts("three")).containsExactly("a Warning");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void everyFormOfAValueRoutes(TestDatabases store) {
    RouteWorld world = world(store, "c");
    Map<String, String> cases =
        Map.of(
            "present", "'labels.host', 'oper': 'IN', 'vals': ['*']",
            "absent", "'labels.host', 'oper': 'NOTIN', 'vals': ['*']",
            "expression", "'title', 'oper': 'IN', 'vals': ['/db.*down/']",
            "wildcard", "'labels.check', 'oper': 'IN', 'vals': ['out*']",
            "block", "'labels.ip', 'oper': 'IN', 'vals': ['cidr:10.0.0.206/24']",
            "number", "'labels.usage', 'oper': 'IN', 'vals': ['num:ge:90']",
            "exact", "'labels.check', 'oper': 'IN', 'vals': ['cpu']",
            "not", "'labels.gone', 'oper': 'NOTIN', 'vals': ['x']");
    StringBuilder all = new StringBuilder("'cases': [");
    // The section says which case it is.
    StringBuilder sections = new StringBuilder("], 'sections': [");
    int number = 0;
    for (Map.Entry<String, String> one : new java.util.TreeMap<>(cases).entrySet()) {
      String comma = number == 0 ? "" : ", ";
      all.append(comma)
          .append("{'if': [{'key': ")
          .append(one.getValue())
          .append("}], 'channel_ids': [#c], 'fallthrough': true}");
      sections.append(comma).append("{'name': '" + one.getKey() + "', 'position': " + number + "}");
      number++;
    }
    world.route(all.toString() + sections + "]");

    world.push("db is down", "Critical", "'check': 'outage', 'ip': '10.0.0.7', 'usage': '90.0'");
    assertThat(world.steps().map(step -> step.get("rule_name").asString()))
        .containsExactly("absent", "block", "expression", "not", "number", "wildcard");

    world.push(
        "db is up", "Critical", "'check': 'cpu', 'host': 'h', 'ip': '10.0.1.7', 'gone': 'x'");
    assertThat(world.steps().map(step -> step.get("rule_name").asString()))
        .containsExactly("exact", "present");
    assertThat(world.alerts("db is up")).as("one alert, not one a case").hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aRecoveryFollowsItsAlertWhateverTheRouteSaysNow(TestDatabases store) {
    RouteWorld world = world(store, "a", "b", "c");
    world.route("'cases': [{'if': [], 'channel_ids': [#a, #b], 'fallthrough': false}]");
    world.push("disk", "Critical", "'env': 'prod'");
    assertThat(world.alerts("disk")).containsExactly("a Critical", "b Critical");
    assertThat(world.channelsTold()).containsExactly("In the channel a:", "In the channel b:");

    world.route("'cases': [{'if': [], 'channel_ids': [#c], 'fallthrough': false}]");
    world.call("/channel/disable", "{'channel_id': #b}");
    world.push("disk", "Ok", "'env': 'test'");

    assertThat(world.alerts("disk")).containsExactly("a Ok", "b Ok");
    assertThat(world.trace().get("outcome").asString()).isEqualTo("recovered");
    assertThat(world.routing()).as("a recovery is not routed").isEmpty();
    assertThat(world.channelsTold()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aTraceOfVeryManyCasesStaysShort(TestDatabases store) {
    RouteWorld world = world(store, "a");
    String one = "{'if': [], 'channel_ids': [#a], 'fallthrough': true}";
    world.route("'cases': [" + one + (", " + one).repeat(24) + "]");

    world.push("often", "Info", "");

    assertThat(world.routing()).hasSize(21).endsWith("case_matched", "more_cases");
    assertThat(world.told()).last().isEqualTo("Further cases took it, too: 5.");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aDraftIsTriedOnWhatCameInLately(TestDatabases store) {
    RouteWorld world = world(store, "a", "b");
    world.route("'default': {'channel_ids': [#a]}");
    world.push("cpu", "Critical", "'team': 'x', 'env': 'prod'");
    world.push("disk", "Warning", "'team': 'x', 'env': 'test'");
    world.push("net", "Warning", "'team': 'y', 'env': 'test'");
    JsonNode preview =
        world.call("/route/preview", "{'integration_id': " + world.id() + ", " + DRAFT + "}");

    assertThat(preview.at("/items/0/alert_title").asString()).isEqualTo("about net");
    assertThat(preview.at("/items/0/matched_cases/0").asString()).isEqualTo("case_1");
    assertThat(preview.at("/items/0/change").asString()).isEqualTo("same");
    assertThat(preview.at("/items/2/current_matched_cases/0").asString()).isEqualTo("default");
    assertThat(preview.at("/items/2/current_channel_ids/0").asLong()).isEqualTo(world.channel("a"));
    assertThat(preview.at("/items/2/channel_ids/0").asLong()).isEqualTo(world.channel("b"));
    assertThat(preview.at("/items/2/change").asString()).isEqualTo("changed");
    assertThat(preview.at("/sample").toString())
        .isEqualTo(
            """
            {"alert_cnt":3,"case_match_cnts":[2,2],"case_taken_cnts":[2,1],\
            "default_cnt":0,"unrouted_cnt":0}\
            """);
    String alert = preview.at("/items/1/alert_id").asString();
    JsonNode one = world.call("/route/preview", "{'alert_ids': ['" + alert + "'], " + DRAFT + "}");
    assertThat(one.get("items")).hasSize(1);
    assertThat(one.at("/items/0/labels/env").asString()).isEqualTo("test");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void theFirstRouteIsTriedOnWhatNothingTookYet(TestDatabases store) {
    RouteWorld world = world(store, "a", "b");
    world.push("cpu", "Critical", "'team': 'x'");
    world.push("disk", "Warning", "'team': 'y', 'env': 'test'");
    world.push("disk", "Critical", "'team': 'y', 'env': 'test'");

    JsonNode preview =
        world.call("/route/preview", "{'integration_id': " + world.id() + ", " + DRAFT + "}");

    assertThat(preview.get("items")).as("one for each problem").hasSize(2);
    assertThat(preview.at("/items/0/alert_title").asString()).isEqualTo("about disk");
    assertThat(preview.at("/items/0/alert_severity").asString()).isEqualTo("Critical");
    assertThat(preview.at("/items/0/alert_id").asString()).isEmpty();
    assertThat(preview.at("/items/0/event_id").asString()).hasSize(24);
    assertThat(preview.at("/items/0/current_channel_ids")).isEmpty();
    assertThat(preview.at("/items/0/channel_ids/0").asLong()).isEqualTo(world.channel("a"));
    assertThat(preview.at("/sample/alert_cnt").asInt()).isEqualTo(2);
    JsonNode labels = world.call("/route/label/list", "{'integration_id': " + world.id() + "}");
    assertThat(labels.at("/items/0/key").asString()).isEqualTo("labels.env");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatCameInLatelyIsOfferedToWhoeverWritesACondition(TestDatabases store) {
    RouteWorld world = world(store, "a");
    world.route("'default': {'channel_ids': [#a]}");
    world.push("cpu", "Critical", "'team': 'x', 'env': 'prod'");
    world.push("disk", "Warning", "'team': 'x', 'env': 'test'");
    world.push("net", "Warning", "'team': 'y', 'env': 'test'");

    JsonNode labels =
        world.call("/route/label/list", "{'integration_id': " + world.id() + "}").get("items");
    assertThat(labels.toString())
        .isEqualTo(
            """
            [{"key":"labels.env","values":["test","prod"]},\
            {"key":"labels.team","values":["x","y"]},\
            {"key":"severity","values":["Warning","Critical"]},\
            {"key":"title","values":["about net","about disk","about cpu"]},\
            {"key":"alert_key","values":["net","disk","cpu"]}]\
            """);
  }

  private static RouteWorld world(TestDatabases store, String... channels) {
    TestServer server =
        SERVERS.computeIfAbsent(
            store,
            kind -> {
              Path folder = folder();
              return TestServer.start(settings -> settings.withDatabase(kind.databaseUrl(folder)));
            });
    return new RouteWorld(server, channels);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("quell-routes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
