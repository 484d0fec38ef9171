package dev.quell.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.AlertWorld;
import dev.quell.web.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelApiTest {
  private final AlertWorld world = new AlertWorld("");

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void aNewChannelShowsItsSettingsAndTheDefaults() {
    long id =
        create(
            """
            {'channel_name': 'orders', 'team_id': 0, 'description': 'what pays',
             'managing_team_ids': [3], 'auto_resolve_timeout': 3600, 'auto_resolve_mode': 'update',
             'flapping': {'max_changes': 4, 'in_mins': 10, 'mute_mins': 0},
             'group': {'method': 'p', 'equals': [['labels.check'], ['title', 'severity']],
                       'time_window': 30, 'window_type': 'tumbling', 'storm_threshold': 100}}
            """);

    JsonNode item = world.call("/channel/info", "{'channel_id': " + id + "}");

    assertThat(item.get("channel_name").asString()).isEqualTo("orders");
    assertThat(item.get("status").asString()).isEqualTo("enabled");
    assertThat(item.get("account_id").isIntegralNumber()).isTrue();
    assertThat(item.get("managing_team_ids").get(0).asLong()).isEqualTo(3);
    assertThat(item.get("auto_resolve_timeout").asLong()).isEqualTo(3600);
    assertThat(item.get("auto_resolve_mode").asString()).isEqualTo("update");
    assertThat(item.at("/group/equals/1/1").asString()).isEqualTo("severity");
    assertThat(item.at("/group/storm_threshold").asLong()).isEqualTo(100);
    assertThat(item.at("/flapping/max_changes").asLong()).isEqualTo(4);
    assertThat(item.get("merge_window_minutes").asLong()).isEqualTo(1440);
    assertThat(item.get("created_at").asLong())
        .isEqualTo(world.server().clock().instant().getEpochSecond());
    assertThat(item.get("active_incident_highest_severity").asString()).isEmpty();
  }

  @Test
  void anUpdateKeepsWhatItLeavesOut() {
    long id =
        create("{'channel_name': 'kept', 'description': 'stays', 'disable_auto_close': true}");

    world.call("/channel/update", "{'channel_id': " + id + ", 'auto_resolve_timeout': 60}");

    JsonNode item = world.call("/channel/info", "{'channel_id': " + id + "}");
    assertThat(item.get("description").asString()).isEqualTo("stays");
    assertThat(item.get("disable_auto_close").asBoolean()).isTrue();
    assertThat(item.get("auto_resolve_timeout").asLong()).isEqualTo(60);
  }

  @Test
  void countsOpenIncidentsAndKnowsTheWorst() {
    try (AlertWorld busy = new AlertWorld("")) {
      busy.push("cpu", "Warning", "cpu high");
      busy.server().clock().advance(Duration.ofSeconds(5));
      busy.push("disk", "Critical", "disk full");
      busy.call("/incident/ack", "{'incident_ids': ['" + busy.incident() + "']}");

      JsonNode item = busy.call("/channel/list", "{}").at("/items/0");

      assertThat(item.at("/progress_to_incident_cnts/Triggered").asLong()).isEqualTo(1);
      assertThat(item.at("/progress_to_incident_cnts/Processing").asLong()).isEqualTo(1);
      assertThat(item.get("active_incident_highest_severity").asString()).isEqualTo("Critical");
      assertThat(item.get("last_incident_at").asLong())
          .isEqualTo(busy.server().clock().instant().getEpochSecond());
    }
  }

  @Test
  void listsByNameAndPage() {
    create("{'channel_name': 'list b'}");
    create("{'channel_name': 'list a'}");

    JsonNode page =
        world.call(
            "/channel/list",
            "{'query': 'LIST', 'orderby': 'channel_name', 'asc': true, 'limit': 1}");

    assertThat(page.get("items")).hasSize(1);
    assertThat(page.at("/items/0/channel_name").asString()).isEqualTo("list a");
    assertThat(page.get("total").asLong()).isEqualTo(2);
    assertThat(page.get("has_next_page").asBoolean()).isTrue();
  }

  @Test
  void aDeletedChannelIsGoneFromListsAndCannotBeRead() {
    long id = create("{'channel_name': 'gone soon'}");
    String body = "{'channel_id': " + id + "}";
    world.call("/channel/disable", body);
    assertThat(world.call("/channel/info", body).get("status").asString()).isEqualTo("disabled");
    world.call("/channel/enable", body);

    world.call("/channel/delete", body);

    assertThat(world.post("/channel/info", body).refusal()).isEqualTo("400 ResourceNotFound");
    assertThat(world.call("/channel/infos", "{'channel_ids': [" + id + "]}").get("items"))
        .isEmpty();
    assertThat(world.call("/channel/list", "{'query': 'gone soon'}").get("items")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                                        | channel_name: missing
          {'channel_name': ' '}                                     | channel_name: 0 characters
          {'channel_name': 'shop'}                                  | is taken
          {'channel_name': 'x', 'team_id': 'a'}                     | team_id: a text (expected: an integer)
          {'channel_name': 'x', 'team_id': -1}                      | team_id: -1
          {'channel_name': 'x', 'managing_team_ids': [1, 2, 3, 4]}  | managing_team_ids: 4 items
          {'channel_name': 'x', 'managing_team_ids': [null]}        | managing_team_ids[0]: missing
          {'channel_name': 'x', 'group': {'method': 'z'}}           | group.method: z
          {'channel_name': 'x', 'group': {'method': 'p'}}           | group.equals
          {'channel_name': 'x', 'group': {'method': 'p', 'equals': [[null]]}} | group.equals
          {'channel_name': 'x', 'group': {'method': 'p', 'equals': [['a']]}}  | group.equals: "a"
          {'channel_name': 'x', 'group': {'method': 'i', 'i_score_threshold': 0.49}} | group.i_score_threshold: 0.49 (expected: 0.5..1)
          {'channel_name': 'x', 'group': {'method': 'i', 'i_score_threshold': 1.01}} | group.i_score_threshold: 1.01 (expected: 0.5..1)
          {'channel_name': 'x', 'group': {'method': 'i', 'i_score_threshold': 'high'}} | group.i_score_threshold: a text (expected: a number)
          {'channel_name': 'x', 'group': {'method': 'i', 'i_keys': []}} | group.i_keys: 0 names (expected: 1..10 names)
          {'channel_name': 'x', 'group': {'method': 'i', 'i_keys': 'title'}} | group.i_keys: a text (expected: a list)
          {'channel_name': 'x', 'group': {'method': 'i', 'i_keys': ['title', '', 'description']}} | group.i_keys: "" (expected: one of
          {'channel_name': 'x', 'group': {'method': 'i', 'i_keys': ['status']}} | group.i_keys: "status" (expected: one of
          {'channel_name': 'x', 'group': {'method': 'i', 'i_keys': ['labels.a', 'labels.b', 'labels.c', 'labels.d', 'labels.e', 'labels.f', 'labels.g', 'labels.h', 'labels.i', 'labels.j', 'labels.k']}} | group.i_keys: 11 names (expected: 1..10 names)
          {'channel_name': 'x', 'auto_resolve_timeout': 2592001}    | auto_resolve_timeout: 2592001
          {'channel_name': 'x', 'auto_resolve_mode': 'never'}       | auto_resolve_mode: never
          {'channel_name': 'x', 'flapping': {'max_changes': 1}}     | flapping.max_changes: 1
          {'channel_name': 'x', 'merge_window_minutes': 1441}       | merge_window_minutes: 1441
          """)
  void refusesNonsenseAndSaysWhy(String body, String message) {
    Answer answer = world.post("/channel/create", body);

    assertThat(answer.refusal()).isEqualTo("400 InvalidParameter");
    assertThat(answer.message()).contains(message);
  }

  /** What stands in the only branch of a channel, and how it is refused by its place. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'if': [{'key': 'title', 'oper': 'IN', 'vals': [['a']]}], 'equals': ['title']} | group.cases[0].if[0].vals[0]: ["a"] (expected: a text)
          {'if': [{'key': 'title', 'oper': 'IN', 'vals': {'a': 'b'}}], 'equals': ['title']} | group.cases[0].if[0].vals: {"a":"b"} (expected: a list)
          {'if': [{'key': 'title', 'oper': 'IN', 'vals': ['a', null]}], 'equals': ['title']} | group.cases[0].if[0].vals[1]: missing
          {'if': {'a': {'key': 'title', 'oper': 'IN', 'vals': ['a']}}, 'equals': ['title']} | group.cases[0].if: {"a":
          {'if': [{'key': 'title', 'oper': 'IN', 'vals': ['a']}], 'equals': [['title']]} | group.cases[0].equals[0]: ["title"] (expected: a text)
          {'if': [{'key': 'title', 'oper': 'IN', 'vals': ['a']}], 'equals': 'title'} | group.cases[0].equals: "title" (expected: a list)
          """)
  void refusesABranchOfTheWrongShape(String branch, String message) {
    refusesNonsenseAndSaysWhy(
        "{'channel_name': 'x', 'group': {'method': 'p', 'cases': [" + branch + "]}}", message);
  }

  @Test
  void aRefusalDoesNotRepeatAnEndlessValue() {
    Answer answer =
        world.post(
            "/channel/create",
            "{'channel_name': 'x', 'group': {'method': '" + "z".repeat(70_000) + "'}}");

    assertThat(answer.refusal()).isEqualTo("400 InvalidParameter");
    assertThat(answer.message()).startsWith("group.method: zzz").hasSizeLessThan(200);
  }

  private long create(String body) {
    return world.call("/channel/create", body).get("channel_id").asLong();
  }
}
