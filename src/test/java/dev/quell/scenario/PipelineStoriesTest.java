package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What rules of an integration make of its events, on both databases. */
class PipelineStoriesTest {

  /** Conformance 12: three hops in their order, and the recovery finds its alert. */
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void enrichmentFeedsThePipelineWhichFeedsTheRoute(TestDatabases store) {
    RouteWorld world = new RouteWorld(TestServer.shared(store), "urgent", "other");
    world.rules(
        "enrichment",
        """
        [{'kind': 'extraction', 'rule_name': 'tier of the title',
          'settings': {'source_field': 'title', 'result_label': 'tier',
                       'pattern': 'tier(?P<result>[0-9])'}}]\
        """);
    world.rules(
        "alert/pipeline",
        """
        [{'kind': 'severity_reset', 'rule_name': 'first tier',
          'if': [{'key': 'labels.tier', 'oper': 'IN', 'vals': ['1']}],
          'settings': {'severity': 'Critical'}}]\
        """);
    world.route(
        """
        'cases': [{'if': [{'key': 'severity', 'oper': 'IN', 'vals': ['Critical']}],
                   'channel_ids': [#urgent], 'fallthrough': false}],
        'default': {'channel_ids': [#other]}\
        """);

    world.push("tier1 db", "Info", "");

    assertThat(world.alerts("tier1 db")).containsExactly("urgent Critical");
    assertThat(world.alert("tier1 db").at("/labels/tier").asString()).isEqualTo("1");
    assertThat(world.said("enrich"))
        .containsExactly("Enrichment \"tier of the title\" read tier = 1 out of it.");
    assertThat(world.said("pipeline"))
        .containsExactly("Pipeline \"first tier\" changed the severity from Info to Critical.");

    world.push("tier1 db", "Ok", "");

    assertThat(world.alerts("tier1 db")).containsExactly("urgent Ok");
    assertThat(world.said("enrich")).hasSize(1);
    assertThat(world.said("pipeline")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aPipelineDropsByNameAndARecoveryStillArrives(TestDatabases store) {
    RouteWorld world = new RouteWorld(TestServer.shared(store), "a");
    world.route("'cases': [], 'default': {'channel_ids': [#a]}");
    world.push("known", "Warning", "'env': 'test'");
    world.rules(
        "alert/pipeline",
        """
        [{'kind': 'alert_drop', 'rule_name': 'no tests',
          'if': [[{'key': 'labels.env', 'oper': 'IN', 'vals': ['test']}]], 'settings': {}}]\
        """);

    world.push("new", "Critical", "'env': 'test'");

    assertThat(world.alerts("new")).isEmpty();
    assertThat(world.trace().get("outcome").asString()).isEqualTo("dropped");
    assertThat(world.trace().get("sentence").asString())
        .isEqualTo("Dropped by pipeline \"no tests\": labels.env IN test: test.");

    world.push("known", "Ok", "'env': 'test'");

    assertThat(world.alerts("known")).containsExactly("a Ok");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void anActiveAlertOfTheSameIntegrationInhibitsForTenMinutes(TestDatabases store) {
    TestServer server = TestServer.shared(store);
    RouteWorld world = new RouteWorld(server, "a");
    world.route("'cases': [], 'default': {'channel_ids': [#a]}");
    world.rules(
        "alert/pipeline",
        """
        [{'kind': 'alert_inhibit', 'rule_name': 'host down explains all',
          'if': [[{'key': 'labels.kind', 'oper': 'NOTIN', 'vals': ['host']}]],
          'settings': {'equals': ['labels.host'],
                       'source_filters': [[{'key': 'labels.kind', 'oper': 'IN', 'vals': ['host']},
                                           {'key': 'severity', 'oper': 'IN', 'vals': ['Critical']}]]}}]\
        """);
    world.push("host", "Critical", "'kind': 'host', 'host': 'web-1'");

    world.push("cpu", "Warning", "'kind': 'cpu', 'host': 'web-1'");
    assertThat(world.alerts("cpu")).isEmpty();
    assertThat(world.said("pipeline").getFirst())
        .contains("\"about host\" with the same labels.host=web-1 fires");

    world.push("elsewhere", "Warning", "'kind': 'cpu', 'host': 'web-2'");
    assertThat(world.alerts("elsewhere")).hasSize(1);

    server.clock().advance(Duration.ofMinutes(10));
    world.push("late", "Warning", "'kind': 'cpu', 'host': 'web-1'");
    assertThat(world.alerts("late")).hasSize(1);

    world.push("host", "Critical", "'kind': 'host', 'host': 'web-1'");
    world.push("again", "Warning", "'kind': 'cpu', 'host': 'web-1'");
    assertThat(world.alerts("again")).isEmpty();

    world.push("host", "Ok", "'kind': 'host', 'host': 'web-1'");
    world.push("over", "Warning", "'kind': 'cpu', 'host': 'web-1'");
    assertThat(world.alerts("over")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void rulesTellHowManyEventsTheyTouchedInThirtyDays(TestDatabases store) {
    RouteWorld world = new RouteWorld(TestServer.shared(store), "a");
    world.route("'cases': [], 'default': {'channel_ids': [#a]}");
    world.rules(
        "enrichment",
        """
        [{'rule_id': 'both', 'kind': 'mapping',
          'settings': {'schema_id': '%s', 'result_labels': ['team', 'room']}},
         {'rule_id': 'idle', 'kind': 'drop', 'settings': {'drop_labels': ['gone']}}]\
        """
            .formatted(tableOfHosts(world)));
    world.rules(
        "alert/pipeline",
        """
        [{'rule_id': 'loud', 'kind': 'severity_reset', 'settings': {'severity': 'Critical'},
          'if': [{'key': 'labels.host', 'oper': 'IN', 'vals': ['web-1']}]}]\
        """);

    world.push("one", "Warning", "'host': 'web-1', 'team': 'mine', 'room': 'mine'");
    world.push("two", "Warning", "'host': 'web-1'");
    long last = TestServer.shared(store).clock().instant().getEpochSecond();
    world.push("three", "Warning", "'host': ''");

    JsonNode enrichment = ruleSet(world, "enrichment");
    JsonNode loud = ruleSet(world, "alert/pipeline").at("/rules/0");
    assertThat(world.said("enrich")).isNotEmpty();
    assertThat(enrichment.at("/rules/0/hit_cnt").asLong()).isEqualTo(3);
    assertThat(enrichment.at("/rules/1/hit_cnt").asLong()).isZero();
    assertThat(enrichment.at("/rules/1/last_hit_at").asLong()).isZero();
    assertThat(enrichment.at("/rules/1/hit_days")).hasSize(30);
    assertThat(loud.get("hit_cnt").asLong()).isEqualTo(2);
    assertThat(loud.get("last_hit_at").asLong()).isEqualTo(last);
    assertThat(loud.at("/hit_days/29").asLong()).isEqualTo(2);
  }

  private static JsonNode ruleSet(RouteWorld world, String kind) {
    return world
        .call("/" + kind + "/list", "{'integration_ids': [" + world.id() + "]}")
        .at("/items/0");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aTableTellsWhoseHostItIsAndATitleUsesIt(TestDatabases store) {
    RouteWorld world = new RouteWorld(TestServer.shared(store), "a");
    world.route("'cases': [], 'default': {'channel_ids': [#a]}");
    String table = tableOfHosts(world);
    world.rules(
        "enrichment",
        """
        [{'kind': 'mapping', 'rule_name': 'owners',
          'settings': {'schema_id': '%s', 'result_labels': ['team', 'room']}},
         {'kind': 'composition',
          'settings': {'result_label': 'owner', 'template': '${team}/{{.Labels.host}}'}},
         {'kind': 'drop', 'settings': {'drop_labels': ['team', 'nothing']}}]\
        """
            .formatted(table));
    world.rules(
        "alert/pipeline",
        """
        [{'kind': 'title_reset', 'settings': {'title': '[TPL]{{.Labels.owner}}: {{.Title}}'}},
         {'kind': 'labels_reset', 'settings': {'labels': {'owner': '', 'seen': 'yes'}}}]\
        """);

    world.push("disk", "Warning", "'host': 'web-1'");

    JsonNode alert = world.alert("disk");
    assertThat(alert.get("title").asString()).isEqualTo("shop/web-1: about disk");
    assertThat(alert.get("labels").toString()).contains("\"seen\":\"yes\"").doesNotContain("team");
    assertThat(world.said("enrich").subList(1, 3))
        .containsExactly(
            "Enrichment rule put owner together: shop/web-1.",
            "Enrichment rule took labels off: team=shop.");

    world.push("other", "Warning", "'host': 'web-9'");
    assertThat(world.alert("other").get("title").asString()).isEqualTo("/web-9: about other");
    assertThat(world.said("enrich").getFirst()).contains("which knows nothing of it");
    Answer refused =
        world.post("/enrichment/mapping/schema/delete", "{'schema_id': '" + table + "'}");
    assertThat(refused.refusal()).isEqualTo("400 ReferenceExist");
  }

  private static String tableOfHosts(RouteWorld world) {
    String table =
        world
            .call(
                "/enrichment/mapping/schema/create",
                "{'schema_name': '%s', 'source_labels': ['host'], 'result_labels': ['team', 'room']}"
                    .formatted(Long.toHexString(System.nanoTime())))
            .get("schema_id")
            .asString();
    world.call(
        "/enrichment/mapping/data/upsert",
        "{'schema_id': '%s', 'docs': [{'host': 'web-1', 'team': 'shop', 'room': ''}]}"
            .formatted(table));
    return table;
  }
}
