package dev.quell.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.model.Event;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.model.Step;
import dev.quell.model.Subject;
import dev.quell.pipeline.enrich.Answer;
import dev.quell.pipeline.enrich.JsonPath;
import dev.quell.pipeline.enrich.Lookups;
import dev.quell.pipeline.enrich.RecordedAnswers;
import dev.quell.pipeline.transform.ActiveAlerts;
import dev.quell.web.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;

/** Rules of both kinds as people write them, judged over events without any server. */
class RuleJudgesTest {
  private static final Lookups NOBODY = (rule, question) -> Optional.empty();
  private static final Map<String, String> LABELS =
      Map.of(
          "host",
          "web-1",
          "json",
          "{\"a\": {\"b.c\": [1.50, \"x\", null]}, \"l\": [{\"n\": 1}, {}, {\"n\": 2}]}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.b\\.c.0  | 1.50
          a.b\\.c.1  | x
          a.b\\.c.2  |
          a.b\\.c.9  |
          a.b\\.c.#  | 3
          l.#.n      | [1,2]
          l.#        | 3
          a          | {"b.c":[1.50,"x",null]}
          nothing.at | \
          """)
  void aPathNamesAPlaceInADocument(String path, String found) {
    var value = JsonPath.parse(path).orElseThrow().find(LABELS.getOrDefault("json", ""));

    assertThat(value).isEqualTo(Optional.ofNullable(found));
  }

  @Test
  void whatIsBeyondPathsIsRefused() {
    for (String text : List.of("a..b", "", "a.*", "a|b", "a.#(n==1)", "@this", "#x")) {
      assertThat(JsonPath.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  void anExpressionGivesItsResultOrAllItMatches() {
    assertThat(extracted("(?P<result>[a-z]+)-[0-9]")).isEqualTo("web");
    assertThat(extracted("(?<result>[a-z]+)-[0-9]")).isEqualTo("web");
    assertThat(extracted("([a-z]+)-[0-9]")).isEqualTo("web-1");
    assertThat(extracted("web")).isEqualTo("web");
  }

  @Test
  void aLabelIsOnlyReplacedWhereTheRuleMay() {
    String rules =
        """
        [{'kind': 'composition', 'settings': {'result_label': 'host', 'template': 'x'%s}}]\
        """;

    Passed kept = enriched(rules.formatted(""));
    Passed replaced = enriched(rules.formatted(", 'override': true"));

    assertThat(kept.event().labels().get("host")).hasValue("web-1");
    assertThat(codes(kept)).containsExactly("label_kept");
    assertThat(replaced.event().labels().get("host")).hasValue("x");
    assertThat(replaced.steps().getFirst().compared())
        .containsEntry("before", "web-1")
        .containsEntry("after", "x");
  }

  @Test
  void aRuleThatIsSwitchedOffOrForOthersLeavesNoStep() {
    Passed passed =
        enriched(
            """
            [{'kind': 'drop', 'enabled': false, 'settings': {'drop_labels': ['host']}},
             {'kind': 'drop', 'if': [{'key': 'labels.host', 'oper': 'IN', 'vals': ['db*']}],
              'settings': {'drop_labels': ['host']}}]\
            """);

    assertThat(codes(passed)).isEmpty();
    assertThat(passed.event()).isEqualTo(event());
  }

  @Test
  void anEventIsJudgedAgainByTheAnswersThatWereKept() {
    String rules =
        """
        [{'rule_id': 'r1', 'kind': 'mapping', 'settings':
           {'schema_id': 's', 'result_labels': ['team']}},
         {'rule_id': 'r2', 'kind': 'mapping', 'settings':
           {'mapping_type': 'api', 'api_id': 'a', 'result_labels': ['room']}}]\
        """;
    Lookups answers =
        (rule, question) ->
            Optional.of(
                rule.id().equals("r1")
                    ? Answer.of("t", "host=web-1", Map.of("team", "shop", "more", "x"))
                    : Answer.missed("a", "", Answer.STATUS, "500"));

    Passed first = pass(rules, "[]", answers, ActiveAlerts.none());
    Passed again =
        pass(rules, "[]", new RecordedAnswers(first.answers(), first.steps()), ActiveAlerts.none());

    assertThat(first.answers()).isEqualTo(Map.of("r1.team", "shop", "r2.", "lookup_status 500"));
    assertThat(again.event()).isEqualTo(first.event());
    assertThat(again.steps()).isEqualTo(first.steps());
    assertThat(codes(again))
        .isEqualTo(codes(first))
        .containsExactly("labels_mapped", "lookup_status");
    assertThat(codes(pass(rules, "[]", NOBODY, ActiveAlerts.none())))
        .containsExactly("lookup_not_asked", "lookup_not_asked");
  }

  @Test
  void whatARuleMakesStaysWithinTheLimitsOfAnEvent() {
    Passed passed =
        pass(
            "[]",
            "[{'kind': 'title_reset', 'settings': {'title': '${json}${json}${json}${json}${json}${json}${json}${json}${json}'}}]",
            NOBODY,
            ActiveAlerts.none());

    assertThat(passed.event().title()).hasSize(Event.MAX_TITLE);
    assertThat(codes(passed)).containsExactly("value_cut", "title_reset");
  }

  @Test
  void missingOnBothSidesIsAlikeButSomethingMustBeThere() {
    String rule =
        """
        [{'kind': 'alert_inhibit', 'settings': {'equals': ['labels.a', '%s'],
          'source_filters': [[{'key': 'severity', 'oper': 'IN', 'vals': ['Warning']}]]}}]\
        """;
    ActiveAlerts one =
        age -> List.of(new ActiveAlerts.Active("id", "other", 1000, Subject.of(event(), 7)));

    assertThat(pass("[]", rule.formatted("labels.host"), NOBODY, one).dropped()).isTrue();
    assertThat(pass("[]", rule.formatted("labels.b"), NOBODY, one).dropped()).isFalse();
  }

  @Test
  void bothShapesOfConditionsAreReadAndNonsenseIsNamed() {
    String flat = "[{'kind': 'alert_drop', 'if': [{'key': 'title', 'oper': 'IN', 'vals': ['*']}]}]";
    String nested = flat.replace("[{'key'", "[[{'key'").replace("['*']}]", "['*']}]]");

    assertThat(pass("[]", flat, NOBODY, ActiveAlerts.none()).dropped()).isTrue();
    assertThat(pass("[]", nested, NOBODY, ActiveAlerts.none()).dropped()).isTrue();
    assertThat(pass("[]", "[{'kind': 'alert_drop'}]", NOBODY, ActiveAlerts.none()).dropped())
        .as("no conditions: for all")
        .isTrue();
    assertThatThrownBy(() ->
            enriched(
                "[{'kind': 'extraction', 'settings': {'source_field': 'title',"
                    + " 'result_label': 'x', 'pattern': '('}}]"))
        .hasMessageStartingWith("rules[0].settings.pattern: ( (expected: ");
    assertThatThrownBy(
            () -> enriched("[{'kind': 'composition', 'settings': {'result_label': 'X'}}]"))
        .hasMessageStartingWith("rules[0].settings.result_label: \"X\" (expected: ");
    assertThatThrownBy(() ->
            pass(
                "[]",
                "[{'kind': 'severity_reset', 'settings': {'severity': 'bad'}}]",
                NOBODY,
                ActiveAlerts.none()))
        .hasMessageStartingWith("rules[0].settings.severity: \"bad\" (expected: ");
  }

  /** Whatever an event says, rules leave one that every store takes. */
  @Property(tries = 300)
  void noEventLeavesTheLimits(
      @ForAll @StringLength(max = 3000) String value,
      @ForAll @Size(max = 60) List<@StringLength(min = 1, max = 20) String> names) {
    TreeMap<String, String> labels = new TreeMap<>();
    names.stream().limit(Event.MAX_LABELS).forEach(name -> labels.put(name, value));
    Event odd = event().reworded("t", "d", Severity.INFO, Labels.of(labels));
    Rules rules =
        rules(
            """
            [{'kind': 'composition', 'settings': {'result_label': 'a', 'template': '${x}${y}!', 'override': true}},
             {'kind': 'extraction', 'settings': {'source_field': 'labels.x', 'result_label': 'b', 'pattern': '(?s).+'}},
             {'kind': 'extraction', 'settings': {'source_field': 'labels.x', 'result_label': 'c', 'g_json': 'a.#.b'}}]\
            """,
            "[{'kind': 'description_reset', 'settings': {'description': '${x} ${y} {{.Title}}'}}]");

    Event after = rules.pass(7, odd, around(NOBODY, ActiveAlerts.none())).event();

    assertThat(after.labels().values()).hasSizeLessThanOrEqualTo(Event.MAX_LABELS);
    assertThat(after.description()).hasSizeLessThanOrEqualTo(Event.MAX_DESCRIPTION);
    after
        .labels()
        .get("b")
        .ifPresent(text -> assertThat(text).hasSizeLessThanOrEqualTo(Event.MAX_LABEL_VALUE));
    assertThat(rules.pass(7, odd, around(NOBODY, ActiveAlerts.none())).event()).isEqualTo(after);
  }

  private static String extracted(String pattern) {
    return enriched(
            "[{'kind': 'extraction', 'settings': {'source_field': 'labels.host',"
                + " 'result_label': 'found', 'pattern': '"
                + pattern
                + "'}}]")
        .event()
        .labels()
        .get("found")
        .orElse("");
  }

  private static Passed enriched(String rules) {
    return pass(rules, "[]", NOBODY, ActiveAlerts.none());
  }

  private static Passed pass(
      String enrich, String transform, Lookups lookups, ActiveAlerts active) {
    return rules(enrich, transform).pass(7, event(), around(lookups, active));
  }

  private static Around around(Lookups lookups, ActiveAlerts active) {
    return new Around(lookups, active, new FixedChannels());
  }

  private static Rules rules(String enrich, String transform) {
    List<EnrichmentItem> first =
        Json.mapper().readValue(enrich.replace('\'', '"'), new TypeReference<>() {});
    List<PipelineItem> second =
        Json.mapper().readValue(transform.replace('\'', '"'), new TypeReference<>() {});
    return new Rules(
        EnrichmentForm.read("rules", first), PipelineForm.read("rules", second), Router.none());
  }

  private static List<String> codes(Passed passed) {
    List<String> codes = new ArrayList<>();
    passed.steps().stream()
        .filter(step -> !step.hop().equals("route"))
        .map(Step::code)
        .forEach(codes::add);
    return codes;
  }

  private static Event event() {
    return new Event(
        "key",
        "title",
        "title",
        "",
        Severity.WARNING,
        false,
        Optional.empty(),
        Optional.empty(),
        Labels.of(LABELS),
        List.of(),
        List.of());
  }

  private static final class FixedChannels implements Destinations {
    @Override
    public boolean takesAlerts(long channelId) {
      return true;
    }

    @Override
    public Optional<Long> named(String name) {
      return Optional.empty();
    }

    @Override
    public String nameOf(long channelId) {
      return "c";
    }
  }
}
