package dev.quell.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.quell.model.Labels;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TitleRuleTest {
  private static final Labels LABELS =
      Labels.of(Map.of("host", "db-02", "check", "disk $1 full", "a.b", "dotted"));

  @ParameterizedTest
  @CsvSource({
    "plain text, plain text",
    "$host, db-02",
    "$host::$check, db-02 / disk $1 full",
    "prod::$host, prod / db-02",
    "$nobody::$host, $nobody / db-02",
    "a::b, a::b",
    "costs $5, costs $5",
    "$, $",
    "[TPL]${host} is down, db-02 is down",
    "[TPL]${check}, disk $1 full",
    "[TPL]${nobody}!, <no value>!",
    "[TPL]{{.Labels.host}}, db-02",
    "[TPL]{{ .labels.a.b }}, dotted",
    "'[TPL]{{index .Labels \"host\"}}', db-02",
    "[TPL]<{{.Labels.nobody}}>, <>",
    "[TPL]{{.EventSeverity}}, Warning",
    "[TPL]{{.Nothing}}x, x",
    "[TPL]{{, {{",
    "[TPL]{{{{{{, {{{{{{",
  })
  void rendersARule(String rule, String title) {
    assertRenders(rule, title);
  }

  @ParameterizedTest
  @CsvSource({
    "[TPL]{{.Labels.host | toUpper}}, DB-02",
    "[TPL]{{ .Labels.host | trimPrefix \"db-\" }}, 02",
    "[TPL]{{.Labels.nobody | default \"?\"}}, ?",
    "'[TPL]{{index .Labels \"a.b\" | upper}}', DOTTED",
    "'[TPL]{{(index .Labels \"host\") | upper}}', DB-02",
    "[TPL]{{if .Labels.host}}yes{{else}}no{{end}}, yes",
    "[TPL]{{if .Labels.nobody}}yes{{else}}no{{end}}, no",
    "'[TPL]{{if eq .EventSeverity \"Critical\" \"Warning\"}}page{{end}}', page",
    "'[TPL]{{if ne .EventSeverity \"Info\"}}a{{else if .x}}b{{else}}c{{end}}', a",
    "'[TPL]{{if eq .EventSeverity \"Info\"}}a{{else if .EventSeverity}}b{{else}}c{{end}}', b",
    "'[TPL]{{if and .Labels.host (not .Labels.nobody)}}a{{if or .x .y}}b{{end}}c{{end}}', ac",
    "[TPL]{{if .x}}{{if .Labels.host}}a{{else}}b{{end}}{{else}}c{{end}}, c",
    "[TPL]{{if .x}}${host}{{else}}${host}!{{end}}, db-02!",
    "[TPL]a  {{- .Labels.host -}}  b, adb-02b",
    "[TPL]{{/* said once */}}x, x",
    "'[TPL]{{print \"a}}\" \"\\\"\"}}', 'a}}\"'",
    "'[TPL]{{hasPrefix \"db\" .Labels.host}}', true",
    "[TPL]{{.labels.host}} {{.eventSeverity}}, db-02 Warning",
  })
  void worksOutWhatStandsInBraces(String rule, String title) {
    assertRenders(rule, title);
  }

  @Test
  void keepsWhatItDoesNotUnderstandAndSaysSo() {
    Notes notes = new Notes();

    String title = TitleRule.render("[TPL]{{if .x}}a", LABELS, Map.of(), notes);

    assertThat(title).isEqualTo("{{if .x}}a");
    assertThat(notes.lines()).containsExactly("title_rule: \"{{if .x}}\" is not understood; kept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{end}}",
        "{{else}}",
        "{{range .Labels}}",
        "{{.Labels}}",
        "{{.Title.x}}",
        "{{.}}",
        "{{$x := 1}}",
        "{{template 1}}",
        "{{upper}}",
        "{{upper .Title .Title}}",
        "{{index .Title 1}}",
        "{{.Title | .Title}}",
        "{{eq .Title}}",
        "{{(.Title}}",
        "{{printf 1 .Title}}",
        "{{((((((((((((.Title))))))))))))}}",
      })
  void keepsEverythingElse(String action) {
    Notes notes = new Notes();

    String title = TitleRule.render("[TPL]a " + action + " b", LABELS, Map.of(), notes);

    assertThat(title).isEqualTo("a " + action + " b");
    assertThat(notes.lines())
        .containsExactly("title_rule: \"" + action + "\" is not understood; kept");
  }

  @Test
  void aConditionNobodyUnderstandsKeepsItsBlockAndWhatIsInIt() {
    Notes notes = new Notes();
    String rule = "[TPL]{{if gt 1 2}}${host}{{else}}{{.Labels.host}}{{end}}";

    String title = TitleRule.render(rule, LABELS, Map.of(), notes);

    assertThat(title).isEqualTo("{{if gt 1 2}}db-02{{else}}db-02{{end}}");
    assertThat(notes.lines()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{",
        "{{\"",
        "${",
        "{{if .x}}",
        "{{.Labels}}",
        "{{(",
        "{{end}}",
        "{{print .host}}"
      })
  void aHostileTemplateCostsNoMoreThanItsLength(String piece) {
    Labels labels = Labels.of(Map.of("host", "x".repeat(2048)));
    String rule = "[TPL]" + piece.repeat(100_000) + "{{.Labels.host}}".repeat(1000);

    String title =
        assertTimeoutPreemptively(
            Duration.ofSeconds(5), () -> TitleRule.render(rule, labels, Map.of(), new Notes()));

    assertThat(title).hasSizeLessThan(rule.length() + 10_000);
  }

  private static void assertRenders(String rule, String title) {
    Notes notes = new Notes();

    assertThat(TitleRule.render(rule, LABELS, Map.of("EventSeverity", "Warning"), notes))
        .isEqualTo(title);
    assertThat(notes.lines()).isEmpty();
  }
}
