package dev.quell.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.model.Labels;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  })
  void rendersARule(String rule, String title) {
    Notes notes = new Notes();

    assertThat(TitleRule.render(rule, LABELS, Map.of("EventSeverity", "Warning"), notes))
        .isEqualTo(title);
    assertThat(notes.lines()).isEmpty();
  }

  @Test
  void keepsWhatItDoesNotUnderstandAndSaysSo() {
    Notes notes = new Notes();

    String title = TitleRule.render("[TPL]{{if .x}}a", LABELS, Map.of(), notes);

    assertThat(title).isEqualTo("{{if .x}}a");
    assertThat(notes.lines()).containsExactly("title_rule: \"{{if .x}}\" is not understood; kept");
  }
}
