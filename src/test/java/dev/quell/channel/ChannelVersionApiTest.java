package dev.quell.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** How a channel's settings and rules came to be, and the way back. */
class ChannelVersionApiTest {
  private static final String FILTERS =
      "'filters': [[{'key': 'severity', 'oper': 'IN', 'vals': ['%s']}]]";

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void everyStateIsKeptAndAnOldOneCanComeBack(TestDatabases kind) {
    Desk desk = new Desk(kind);
    long channel = desk.channel("versions " + kind);
    String kept = desk.drop(channel, "kept", "Info");
    String gone = desk.drop(channel, "gone", "Warning");
    desk.call("/channel/update", channel, "'merge_window_minutes': 5");
    desk.call("/channel/update", channel, "'description': 'says nothing about noise'");
    desk.call("/channel/unsubscribe/rule/delete", channel, "'rule_id': '" + gone + "'");
    desk.call(
        "/channel/unsubscribe/rule/update",
        channel,
        "'rule_id': '" + kept + "', 'rule_name': 'kept', " + FILTERS.formatted("Critical"));
    desk.call("/channel/unsubscribe/rule/disable", channel, "'rule_id': '" + kept + "'");

    assertThat(desk.summaries(channel))
        .containsExactly(
            "7: unsubscribe disabled kept",
            "6: unsubscribe changed kept",
            "5: unsubscribe removed gone",
            "4: merge changed ",
            "3: unsubscribe added gone",
            "2: unsubscribe added kept",
            "1:");
    saysWhatItSaid(desk.call("/channel/version/info", channel, "'version': 3"));

    JsonNode restored =
        desk.call("/channel/version/restore", channel, "'version': 3, 'current_version': 7");

    assertThat(restored.get("version").asLong()).isEqualTo(8);
    isAsItWas(desk, channel, kept, gone);
  }

  private static void isAsItWas(Desk desk, long channel, String kept, String gone) {
    JsonNode rules = desk.call("/channel/unsubscribe/rule/list", channel, "'p': 1").get("items");
    assertThat(rules.at("/0/rule_id").asString()).isEqualTo(kept);
    assertThat(rules.at("/0/status").asString()).isEqualTo("enabled");
    assertThat(rules.at("/1/rule_id").asString()).isEqualTo(gone);
    JsonNode now = desk.call("/channel/info", channel, "'p': 1");
    assertThat(now.get("merge_window_minutes").asLong()).isEqualTo(1440);
    assertThat(now.get("description").asString()).isEqualTo("says nothing about noise");
    assertThat(now.get("noise_version").asLong()).isEqualTo(8);
    assertThat(desk.summaries(channel).getFirst())
        .isEqualTo(
            "8: unsubscribe changed kept, unsubscribe enabled kept, unsubscribe added gone,"
                + " merge changed ");
  }

  private static void saysWhatItSaid(JsonNode third) {
    assertThat(third.at("/settings/merge_window_minutes").asLong()).isEqualTo(1440);
    assertThat(third.get("unsubscribes")).hasSize(2);
    assertThat(third.at("/unsubscribes/0/filters/0/0/vals/0").asString()).isEqualTo("Info");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whoChangesWhatIsNoLongerNewestIsToldOfTheOther(TestDatabases kind) {
    Desk desk = new Desk(kind);
    long channel = desk.channel("late " + kind);
    desk.call("/channel/update", channel, "'merge_window_minutes': 5, 'version': 1");

    Answer late =
        desk.client.post(
            "/channel/update",
            json("{'channel_id': " + channel + ", 'merge_window_minutes': 6, 'version': 1}"));

    assertThat(late.refusal()).isEqualTo("400 InvalidParameter");
    assertThat(late.message()).startsWith("version: 1 (expected: 2; changed by ");
    Answer restore =
        desk.client.post(
            "/channel/version/restore",
            json("{'channel_id': " + channel + ", 'version': 1, 'current_version': 1}"));
    assertThat(restore.message()).startsWith("current_version: 1 (expected: 2; changed by ");
    Answer missing =
        desk.client.post(
            "/channel/version/restore", json("{'channel_id': " + channel + ", 'version': 9}"));
    assertThat(missing.refusal()).isEqualTo("400 ResourceNotFound");
  }

  private static String json(String body) {
    return body.replace('\'', '"');
  }

  /** Somebody at the API. */
  private static final class Desk {
    private final ApiClient client;

    Desk(TestDatabases kind) {
      client = TestServer.shared(kind).client();
    }

    JsonNode call(String path, long channel, String members) {
      return client.call(path, json("{'channel_id': " + channel + ", " + members + "}"));
    }

    long channel(String name) {
      return client
          .call("/channel/create", json("{'channel_name': '" + name + "'}"))
          .get("channel_id")
          .asLong();
    }

    String drop(long channel, String name, String severity) {
      return call(
              "/channel/unsubscribe/rule/create",
              channel,
              "'rule_name': '" + name + "', " + FILTERS.formatted(severity))
          .get("rule_id")
          .asString();
    }

    List<String> summaries(long channel) {
      List<String> lines = new ArrayList<>();
      for (JsonNode item : call("/channel/version/list", channel, "'p': 1").get("items")) {
        List<String> changes = new ArrayList<>();
        item.get("summary")
            .forEach(one ->
                changes.add(
                    one.get("what").asString()
                        + " "
                        + one.get("change").asString()
                        + " "
                        + one.get("name").asString()));
        String summary = changes.isEmpty() ? "" : " " + String.join(", ", changes);
        lines.add(item.get("version").asLong() + ":" + summary);
      }
      return lines;
    }
  }
}
