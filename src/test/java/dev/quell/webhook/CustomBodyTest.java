package dev.quell.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Variables of a body of one's own take the place, and the sort, of what they name. */
class CustomBodyTest {
  private static final String VALUES =
      """
      {"event_type": "i_new",
       "incident": {"title": "Disk \\"full\\"", "alert_cnt": 3, "ever_muted": false, "owner": null,
         "labels": {"host": "a1", "k8s.pod.name": "web-0"},
         "responders": [{"person_name": "Ann"}, {"person_name": "Bo"}]}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {{incident.labels}}                    | {"host":"a1","k8s.pod.name":"web-0"}
          {{incident.alert_cnt}}                 | 3
          {{ incident.alert_cnt }}               | 3
          {{incident.ever_muted}}                | false
          {{incident.owner}}                     | null
          {{incident.responders.1}}              | {"person_name":"Bo"}
          {{incident.responders.0.person_name}}  | "Ann"
          {{incident.labels.k8s.pod.name}}       | "web-0"
          {{event_type}}                         | "i_new"
          {{incident.title}}                     | "Disk \\"full\\""
          x {{incident.alert_cnt}}               | "x 3"
          {{incident.alert_cnt}}{{event_type}}   | "3i_new"
          on {{incident.labels}}                 | "on {\\"host\\":\\"a1\\",\\"k8s.pod.name\\":\\"web-0\\"}"
          by {{incident.owner}}.                 | "by ."
          {{incident.nothing}}                   | "{{incident.nothing}}"
          a {{incident.responders.7}} b          | "a {{incident.responders.7}} b"
          {{}} {{ two words }}                   | "{{}} {{ two words }}"
          $1 {{event_type}}                      | "$1 i_new"
          """)
  void aVariableStandsForWhatItNames(String written, String meant) {
    String template = "{\"v\": [" + quoted(written) + "]}";

    assertThat(CustomBody.problem(template)).isEmpty();
    assertThat(CustomBody.fill(template, JsonMapper.shared().readTree(VALUES)))
        .isEqualTo("{\"v\":[" + meant + "]}");
  }

  @Test
  void whatIsNoVariableStaysAsItIs() {
    String template = "{\"n\":1.10,\"big\":12345678901234567890,\"b\":true,\"z\":null,\"e\":{}}";

    assertThat(CustomBody.fill(template, JsonMapper.shared().readTree(VALUES))).isEqualTo(template);
  }

  @Test
  void onlyAnObjectOrAListIsABody() {
    assertThat(CustomBody.problem("{\"a\":\n {{incident.title}}}"))
        .hasValueSatisfying(why -> assertThat(why).startsWith("no JSON from line 2"));
    assertThat(CustomBody.problem("{} x"))
        .hasValueSatisfying(why -> assertThat(why).contains("line 1"));
    assertThat(CustomBody.problem("\"{{incident.title}}\""))
        .contains("neither an object nor a list");
    assertThat(CustomBody.problem("[" + "\"{{a}}\",".repeat(200) + "\"{{a}}\"]"))
        .contains("more than 200 variables");
  }

  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }
}
