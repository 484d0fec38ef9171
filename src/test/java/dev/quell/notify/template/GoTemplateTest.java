package dev.quell.notify.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.notify.Markup;
import dev.quell.notify.Message.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Go's template language, as people know it from Flashduty's templates. */
class GoTemplateTest {
  private static final Instant NOW = Instant.parse("2026-01-01T01:05:00Z");

  @ParameterizedTest
  @CsvFileSource(
      resources = "/notifiers/templates.txt",
      delimiter = '~',
      quoteCharacter = '^',
      commentCharacter = '§')
  void speaksGo(String source, String expected) {
    assertThat(fill(source, Markup.PLAIN)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{{.Title ~ line 1: {{ without }}",
        "a\\n{{if .Title}}b ~ line 2: a block without {{end}}",
        "{{end}} ~ line 1: {{end}} without a beginning",
        "{{env `HOME`}} ~ line 1: no function env",
        "{{.Title | getHostByName}} ~ line 1: no function getHostByName",
        "{{$x}} ~ line 1: no variable $x",
        "{{if true}}{{$y := 1}}{{end}}{{$y}} ~ line 1: no variable $y",
        "{{.Title .Num}} ~ line 1: only a function can be given something",
        "{{break}} ~ line 1: {{break}} outside of a range",
        "{{}} ~ line 1: nothing stands between {{ and }}",
        "{{range .Alerts}}{{else}}{{else}}{{end}} ~ line 1: a second {{else}}",
        "{{printf}} {{(.Title}} ~ line 1: ( without )"
      })
  void whatCannotBeReadIsRefusedWithItsLine(String source, String problem) {
    assertThatThrownBy(() -> GoTemplate.read(source.replace("\\n", "\n")))
        .isInstanceOf(TemplateException.class)
        .hasMessage(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{{.IncidentName}} ~ line 1: no variable .IncidentName",
        "{{.Owner.Email}} ~ line 1: .Email of nothing",
        "{{index .Alerts 5}} ~ line 1: index: 5 of a list with 2",
        "{{lt .Title 5}} ~ line 1: \"db down\" and \"5\" cannot be compared",
        "{{range .Title}}{{end}} ~ line 1: range over \"db down\", no list",
        "{{template `no`}} ~ line 1: no template \"no\"",
        "{{define `a`}}{{template `a`}}{{end}}{{template `a`}} ~"
            + " line 1: templates insert each other without end",
        "{{repeat 1000000 `x`}} ~ line 1: a value grows beyond what a message can hold",
        "{{range until 100}}{{repeat 1000 `x`}}{{end}} ~ more than 64 KB of text",
        "{{range until 1000}}{{range until 1000}}{{range until 1000}}{{end}}{{end}}{{end}} ~"
            + " takes longer than 200 ms",
        "{{div 1 0}} ~ line 1: cannot be worked out",
        "{{upper}} ~ line 1: upper: 0 values (expected: at least 1)",
        "{{regexMatch `(` .Title}} ~ line 1: \"(\" is no expression"
      })
  void whatFailsOnlyWhenFilledInSaysWhere(String source, String problem) {
    assertThatThrownBy(() -> fill(source, Markup.PLAIN))
        .isInstanceOf(TemplateException.class)
        .hasMessage(problem);
  }

  @Test
  void linesWithoutTheirLabelGo() {
    String source =
        "Title: {{.Title}}\n{{if .Labels.none}}None: {{.Labels.none}}\n{{end}}"
            + "{{.Labels.missing}}\n\nHost: {{.Labels.host}}";

    assertThat(fill(source, Markup.PLAIN)).isEqualTo("Title: db down\n\nHost: db-1");
  }

  @Test
  void breaksBecomeLinesAndBlankLinesGo() {
    assertThat(fill("a\n\n\nb<br />c<br/>\nd", Markup.MARKDOWN)).isEqualTo("a\nb\nc\nd");
    assertThat(fill("a<br />b", Markup.HTML)).isEqualTo("a<br />b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "<p>{{.Description}}</p> ~ <p>&lt;script&gt;x&lt;/script&gt; &#34;q&#34;</p>",
        "<p title=\"{{.Description}}\">a</p> ~"
            + " <p title=\"&lt;script&gt;x&lt;/script&gt; &#34;q&#34;\">a</p>",
        "<a href=\"{{.RootCause}}\">a</a> ~ <a href=\"#\">a</a>",
        "<a href='{{.DetailUrl}}'>a</a> ~ <a href='https://q.example.com/a_b?x=1&amp;y=2'>a</a>",
        "<a href=\"https://x/{{.RootCause}}\">a</a> ~"
            + " <a href=\"https://x/javascript:alert(1)\">a</a>",
        "<i style=\"color:{{.RootCause}}\">a</i> ~ <i style=\"color:javascriptalert1\">a</i>",
        "{{toHtml .Impact}} ~ <b>bad</b><a href=\"https://ok.example\">x</a><a>y</a>",
        "{{colorSeverity .IncidentSeverity}} ~ <span style=\"color:#C80000\">Critical</span>",
        "{{mdToHtml .Resolution}} ~"
            + " <b>done</b> &lt;i&gt; <a href=\"https://w.example\">wiki</a><br>"
      })
  void htmlIsEscapedByWhereItStands(String source, String expected) {
    assertThat(fill(source, Markup.HTML)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>var x = {{.Title}}</script>",
        "<style>{{.Title}}</style>",
        "<a onclick=\"{{.Title}}\">a</a>",
        "<a href={{.Title}}>a</a>",
        "<a {{.Title}}>a</a>"
      })
  void aValueMayNotStandWhereItCouldAct(String source) {
    assertThatThrownBy(() -> fill(source, Markup.HTML)).isInstanceOf(TemplateException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "SLACK, '&lt;script&gt;x&lt;/script&gt; \"q\"'",
    "TELEGRAM, '&lt;script&gt;x&lt;/script&gt; &quot;q&quot;'",
    "LARK, '&#60;script&#62;x&#60;/script&#62; \"q\"'",
    "PLAIN, '<script>x</script> \"q\"'"
  })
  void valuesAreTextInEveryMedium(Markup markup, String expected) {
    assertThat(fill("{{.Description}}", markup)).isEqualTo(expected);
    assertThat(fill("[a]({{.DetailUrl}})", Markup.LARK))
        .isEqualTo("[a](https://q.example.com/a_b?x=1&y=2)");
  }

  private static String fill(String source, Markup markup) {
    return GoTemplate.read(source)
        .fill(model(), new Circumstances(markup, Language.EN, ZoneId.of("Asia/Shanghai"), NOW));
  }

  private static TemplateModel model() {
    Map<String, Object> values = new HashMap<>();
    values.put("Title", "db down");
    values.put("Num", "7F");
    values.put("Description", "<script>x</script> \"q\"");
    values.put("RootCause", "javascript:alert(1)");
    values.put(
        "Impact",
        "<b onclick='x'>bad</b><script>x()</script><a href=\"https://ok.example\">x</a>"
            + "<a href=\"javascript:x\">y</a>");
    values.put("Resolution", "**done** <i> [wiki](https://w.example)");
    values.put("DetailUrl", "https://q.example.com/a_b?x=1&y=2");
    values.put("IncidentSeverity", "Critical");
    values.put("StartTime", 1767225600);
    values.put("EndTime", 0);
    values.put("AlertCnt", 2);
    values.put("FireType", "refire");
    values.put("Labels", Map.of("host", "db-1", "a.b", "dotted"));
    values.put("AssignedTo", Map.of("Type", "assign"));
    values.put(
        "Alerts",
        List.of(
            Map.of("Title", "one", "Labels", Map.of("n", "9")),
            Map.of("Title", "two", "Labels", Map.of("n", "10"))));
    return TemplateModel.of(values);
  }
}
