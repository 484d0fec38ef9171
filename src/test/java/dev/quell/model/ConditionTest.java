package dev.quell.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  /** Pattern, value, and whether the one matches the other. */
  private static final String FORMS =
      """
      cpu            | cpu             | true
      cpu            | CPU             | false
      cpu            | cpu2            | false
      ''             | ''              | true
      ''             | ' '             | false
      a.b            | axb             | false
      *              | ''              | true
      *              | anything        | true
      ?              | ''              | false
      ?              | a               | true
      ?              | ab              | false
      ?              | 😀              | true
      ??             | 😀              | false
      out*           | outage          | true
      out*           | an outage       | false
      *age           | outage          | true
      *age           | outages         | false
      *ut*g*         | outage          | true
      a*b*c          | aXbYc           | true
      a*b*c          | abbc            | true
      a*b*c          | acb             | false
      a*?            | a               | false
      *a*b           | aab             | true
      *ab            | aab             | true
      a**?*b         | axb             | true
      A*             | abc             | false
      [a]*           | a               | false
      [a]*           | [a]bc           | true
      /outage/       | an outage here  | true
      /^outage$/     | an outage       | false
      /^$/           | ''              | true
      //             | anything        | true
      /              | /               | true
      /              | a               | false
      /a.c/          | xabcx           | true
      /A/            | a               | false
      /(?i)A/        | a               | true
      /[ab]/         | xbx             | true
      /a*/           | bbb             | true
      /\\//          | a/b             | true
      cidr:10.0.0.206/24 | 10.0.0.1    | true
      cidr:10.0.0.206/24 | 10.0.1.1    | false
      cidr:10.0.0.0/25   | 10.0.0.127  | true
      cidr:10.0.0.0/25   | 10.0.0.128  | false
      cidr:0.0.0.0/0     | 255.1.2.3   | true
      cidr:0.0.0.0/0     | ::1         | false
      cidr:10.0.0.5/32   | 10.0.0.5    | true
      cidr:10.0.0.5/32   | 10.0.0.4    | false
      cidr:10.0.0.0/8    | 10.0.0.5:80 | false
      cidr:10.0.0.0/8    | 10.5        | false
      cidr:10.0.0.0/8    | web-1       | false
      cidr:10.0.0.0/8    | ''          | false
      cidr:10.0.0.0/8    | ::ffff:10.1.2.3 | true
      cidr:::ffff:10.0.0.0/104 | 10.1.2.3 | true
      cidr:2001:db8::/32 | 2001:db8:0:1::5 | true
      cidr:2001:db8::/32 | 2001:db9::1 | false
      cidr:2001:DB8::7/127 | 2001:db8::6 | true
      cidr:::/0          | fe80::1     | true
      num:ge:90      | 90              | true
      num:ge:90      | 90.0            | true
      num:ge:90      | 89.999999999999999999 | false
      num:gt:90      | 90              | false
      num:gt:90      | 9e1             | false
      num:gt:90      | +91             | true
      num:lt:0       | -0.5            | true
      num:lt:0       | 0               | false
      num:le:-3      | -3              | true
      num:gt:9007199254740992 | 9007199254740993 | true
      num:ge:90      | 95 %            | false
      num:ge:90      | 95%             | false
      num:ge:90      | ''              | false
      num:ge:90      | NaN             | false
      num:ge:90      | Infinity        | false
      num:ge:90      | 0x5f            | false
      num:ge:90      | 95d             | false
      num:ge:90      | 1e999           | true
      num:ge:90      | 1e9999          | false
      num:lt:1e3     | 999             | true
      """;

  /** Key, operator, values with commas between them, and whether it holds of the event below. */
  private static final String CONDITIONS =
      """
      labels.check      | IN    | cpu         | true
      check             | IN    | cpu         | true
      labels.check      | NOTIN | cpu         | false
      labels.check      | IN    | disk,/^c/   | true
      labels.check      | NOTIN | disk,/^m/   | true
      labels.check      | IN    | *           | true
      labels.check      | NOTIN | *           | false
      labels.gone       | IN    | *           | false
      labels.gone       | NOTIN | *           | true
      labels.gone       | IN    | //          | false
      labels.gone       | NOTIN | x           | true
      labels.empty      | IN    | *           | true
      labels.empty      | IN    | ''          | true
      labels.gone       | IN    | ''          | false
      labels.a.b        | IN    | dotted      | true
      service           | NOTIN | *           | true
      severity          | IN    | Warning     | true
      severity          | IN    | warning     | false
      alert_severity    | IN    | Warning     | true
      event_severity    | IN    | Warning     | true
      incident_severity | IN    | Critical    | false
      status            | IN    | Warning     | true
      alert_status      | NOTIN | Ok          | true
      title             | IN    | /web-\\d/   | true
      description       | IN    | ''          | true
      title_rule        | IN    | the rule    | true
      alert_key         | IN    | the-*       | true
      integration_id    | IN    | 7           | true
      data_source_id    | IN    | num:lt:8    | true
      """;

  private static final Event EVENT =
      new Event(
          "the-key",
          "cpu high on web-1",
          "the rule",
          "",
          Severity.WARNING,
          false,
          Optional.empty(),
          Optional.empty(),
          Labels.of(Map.of("check", "cpu", "empty", "", "a.b", "dotted")),
          List.of(),
          List.of());

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "NULL", textBlock = FORMS)
  void eachFormMatchesWhatItSays(String pattern, String value, boolean expected) {
    assertThat(ValuePattern.read("v", pattern).matches(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = CONDITIONS)
  void aConditionHoldsOrNot(String key, String operator, String values, boolean expected) {
    List<String> patterns = List.of(values.split(",", -1));

    Condition condition = read(key, operator, patterns);

    assertThat(condition.holds(Subject.of(EVENT, 7))).isEqualTo(expected);
    assertThat(condition.key()).as("kept as it was written").isEqualTo(key);
  }

  @Test
  void aFilterIsMetByAnyOfItsGroupsAndAGroupByAllItsConditions() {
    Condition cpu = read("check", "IN", List.of("cpu"));
    Condition info = read("severity", "IN", List.of("Info"));
    Subject subject = Subject.of(EVENT, 7);

    assertThat(filter(List.of(List.of(cpu, info), List.of(cpu))).matches(subject)).isTrue();
    assertThat(filter(List.of(List.of(cpu, info))).matches(subject)).isFalse();
    assertThat(filter(List.of(List.of())).matches(subject)).as("no condition").isTrue();
    assertThat(new Filter(List.of()).matches(subject)).as("no group").isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /(/          | /(/ (expected: a regular expression of RE2; missing closing ) at position 2)
          /ab(c(d)/    | missing closing ) at position 4
          /a)b/        | unexpected ) at position 3
          /x[a/        | missing closing ] at position 3
          /ab**/       | invalid nested repetition operator at position 4
          /*a/         | missing argument to repetition operator at position 2
          /a{2,1}/     | invalid repeat count at position 3
          /a(?=b)/     | invalid or unsupported Perl syntax at position 3
          /(a)\\1/     | invalid escape sequence at position 5
          /ab\\/       | trailing backslash at end of expression at position 4
          /(a{90}){90}/ | its repetitions make it too large to run
          cidr:10.0.0.0    | cidr: and a block such as 10.0.0.0/8
          cidr:10.0.0.0/33 | cidr: and a block
          cidr:web/8       | cidr: and a block
          cidr:            | cidr: and a block
          cidr:1.2.3/8     | cidr: and a block
          num:eq:5         | num:gt:, num:ge:, num:lt: or num:le: and a number
          num:gt:          | num:gt:, num:ge:
          num:gt:much      | num:gt:, num:ge:
          num:90           | num:gt:, num:ge:
          """)
  void aBrokenValueIsRefusedWithWhatIsWrong(String value, String why) {
    assertThatThrownBy(() -> read("title", "IN", List.of("fine", value)))
        .isInstanceOf(UnreadableFilter.class)
        .hasMessageStartingWith("if[0].vals[1]: " + value)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"team", "labels", "labels.", "", " ", "dedup_key", "Severity", "label.x"})
  void anUnknownKeyIsRefusedWithTheList(String key) {
    assertThatThrownBy(() -> read(key, "IN", List.of("x")))
        .isInstanceOf(UnreadableFilter.class)
        .hasMessageStartingWith("if[0].key: \"" + key + "\" (expected: one of severity, status,")
        .hasMessageContaining("labels.<name>");
  }

  @Test
  void aBareLabelIsAnsweredWithHowToAskForIt() {
    assertThatThrownBy(() -> read("team", "IN", List.of("x")))
        .hasMessageEndingWith("; a label is asked for as labels.team)");
    assertThatThrownBy(() -> read("title", "in", List.of("x")))
        .hasMessageStartingWith("if[0].oper: \"in\" (expected: one of IN, NOTIN)");
  }

  /** A matcher that backtracks would not come to an end here. */
  @Test
  void hostilePatternsEndInTime() {
    String text = "a".repeat(2000);
    List<String> hostile = new ArrayList<>();
    hostile.add("/(a+)+$/");
    hostile.add("/(a|aa)+$/");
    hostile.add("/" + "a?".repeat(60) + "a".repeat(60) + "$/");
    hostile.add("/(.*)*x/");
    hostile.add("/" + "a".repeat(2000) + "/");
    hostile.add("/" + "(a|b)".repeat(400) + "x/");
    hostile.add("/" + "(".repeat(900) + "b" + ")".repeat(900) + "/");
    hostile.add("*".repeat(2000) + "b");
    hostile.add("*a".repeat(1000) + "*b");
    hostile.add("?*".repeat(1000) + "b");

    for (String pattern : hostile) {
      boolean found = ValuePattern.read("v", pattern).matches(text + "!");

      assertThat(found).as(pattern).isEqualTo(pattern.equals("/" + "a".repeat(2000) + "/"));
    }
  }

  private static Condition read(String key, String operator, List<String> values) {
    return Condition.read(
        "if[0]", new Condition.Written(key, operator, values), Field.Named.OF_EVENTS);
  }

  private static Filter filter(List<List<Condition>> groups) {
    return new Filter(groups.stream().map(Filter.Group::new).toList());
  }
}
