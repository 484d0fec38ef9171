package dev.quell.incident;

import static dev.quell.incident.MoveWorld.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.storage.TestDatabases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What people write about incidents, in texts and in custom fields. */
class IncidentTextApiTest {

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatPeopleWroteStaysWhateverAlertsSay(TestDatabases kind) {
    String group = ", 'group': {'method': 'i', 'i_score_threshold': 0.5, 'time_window': 60}";
    try (MoveWorld world = new MoveWorld(kind, group)) {
      world.alerts.push("cpu", "Warning", "cpu high");
      String id = world.alerts.incident();

      String reset =
          id(id) + ", 'title': ' shop is slow ', 'incident_severity': 'Info', 'impact': 'buyers'";
      world.call("/incident/reset", reset);
      world.call("/incident/reset", reset);
      world.call("/incident/root-cause/reset", id(id) + ", 'root_cause': 'a loop'");
      world.call("/incident/description/reset", id(id) + ", 'description': 'see the wiki'");
      world.call("/incident/resolution/reset", id(id) + ", 'resolution': 'wait'");
      world.alerts.push("cpu 2", "Critical", "cpu high");

      JsonNode incident = world.info(id);
      assertThat(incident.get("title").asString()).isEqualTo("shop is slow");
      assertThat(incident.get("incident_severity").asString()).isEqualTo("Info");
      assertThat(incident.get("incident_status").asString()).isEqualTo("Critical");
      assertThat(incident.get("alert_cnt").asLong()).isEqualTo(2);
      assertThat(incident.get("manual_overrides").valueStream().map(JsonNode::asString))
          .containsExactly(
              "description", "impact", "resolution", "root_cause", "severity", "title");
      assertThat(world.feed(id))
          .containsExactly(
              "i_new",
              "i_r_title",
              "i_r_severity",
              "i_r_impact",
              "i_r_rc",
              "i_r_desc",
              "i_r_rsltn",
              "a_merge");
      JsonNode told = world.feedItems(id).get(2).get("detail");
      assertThat(told.get("from").asString()).isEqualTo("Warning");
      assertThat(told.get("to").asString()).isEqualTo("Info");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aResetSaysWhatItCannotTake(TestDatabases kind) {
    try (MoveWorld world = new MoveWorld(kind, "")) {
      world.alerts.push("cpu", "Warning", "cpu high");
      String id = world.alerts.incident();

      assertThat(world.sentence("/incident/reset", id(id))).startsWith("title: missing");
      assertThat(world.sentence("/incident/title/reset", id(id) + ", 'title': ' '"))
          .isEqualTo("title: \"\" (expected: 1..512 characters)");
      assertThat(
              world.sentence(
                  "/incident/impact/reset", id(id) + ", 'impact': '" + "x".repeat(6145) + "'"))
          .isEqualTo("impact: 6145 characters (expected: at most 6144)");
      assertThat(world.refused("/incident/severity/reset", id(id) + ", 'incident_severity': 'Ok'"))
          .isEqualTo("400 InvalidParameter");
      assertThat(world.feed(id)).containsExactly("i_new");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void customFieldsAreKeptFoundAndForgotten(TestDatabases kind) {
    try (MoveWorld world = new MoveWorld(kind, "")) {
      String team = field(world, "'team', 'field_type': 'multi_select', 'options': ['web', 'db']");
      field(
          world,
          "'kind', 'field_type': 'single_select', 'options': ['a', 'b'], 'default_value': 'a'");
      field(world, "'note', 'field_type': 'text'");
      field(world, "'vip', 'field_type': 'checkbox'");
      String id =
          world
              .call(
                  "/incident/create",
                  "'incident_severity': 'Info', 'title': 'x', 'fields': {'team': ['db'], 'vip': true}")
              .get("incident_id")
              .asString();
      world.call("/incident/field/reset", id(id) + ", 'field_name': 'note', 'field_value': 'long'");

      JsonNode fields = world.info(id).get("fields");
      assertThat(fields.toString())
          .isEqualTo("{\"kind\":\"a\",\"note\":\"long\",\"team\":[\"db\"],\"vip\":true}");
      assertThat(world.titles("'fields': {'team': ['db', 'web'], 'kind': 'a'}")).hasSize(1);
      assertThat(world.titles("'fields': {'vip': true}")).hasSize(1);
      assertThat(world.refused("/incident/list", "'fields': {'note': 'long'}"))
          .isEqualTo("400 InvalidParameter");
      world.call("/incident/field/reset", id(id) + ", 'field_name': 'vip'");
      assertThat(world.titles("'fields': {'vip': true}")).isEmpty();
      assertThat(world.feed(id)).containsExactly("i_new", "i_r_field", "i_r_field");
      world.push("cpu", "Warning", "cpu high");
      assertThat(world.info(world.alerts.incident()).at("/fields/kind").asString()).isEqualTo("a");
      assertThat(world.titles("'fields': {'kind': ['a']}")).hasSize(2);
      world.call("/field/delete", "'field_id': '" + team + "'");
      assertThat(world.info(id).get("fields").has("team")).isFalse();
      assertThat(world.call("/field/list", "").get("items").findValuesAsString("field_name"))
          .containsExactlyInAnyOrder("kind", "note", "vip");
      field(world, "'team', 'field_type': 'text'");
      assertThat(world.info(id).get("fields").has("team")).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void customFieldsKeepTheirRules(TestDatabases kind) {
    try (MoveWorld world = new MoveWorld(kind, "")) {
      String id = field(world, "'team', 'field_type': 'single_select', 'options': ['web']");

      assertThat(refused(world, "'9', 'field_type': 'text'")).startsWith("field_name: \"9\"");
      assertThat(refused(world, "'x', 'field_type': 'float'")).startsWith("field_type: ");
      assertThat(refused(world, "'x', 'field_type': 'single_select'")).startsWith("options: none");
      assertThat(refused(world, "'team', 'field_type': 'text'")).startsWith("field_name: team");
      assertThat(refused(world, "'x', 'field_type': 'checkbox', 'default_value': 'yes'"))
          .startsWith("default_value: ");
      String update = "'field_id': '" + id + "', ";
      assertThat(world.sentence("/field/update", update + "'field_type': 'text'"))
          .isEqualTo("field_type: text (expected: single_select, which is for good)");
      world.call("/field/update", update + "'display_name': 'Team', 'options': ['web', 'db']");
      JsonNode changed = world.call("/field/info", "'field_id': '" + id + "'");
      assertThat(changed.get("display_name").asString()).isEqualTo("Team");
      assertThat(changed.get("options")).hasSize(2);
      for (int i = 0; i < 14; i++) {
        field(world, "'f" + i + "', 'field_type': 'text'");
      }
      assertThat(refused(world, "'last', 'field_type': 'text'"))
          .startsWith("field_name: 15 fields");
      assertThat(
              world.sentence(
                  "/incident/create", "'incident_severity': 'Info', 'fields': {'team': 'hr'}"))
          .startsWith("fields.team: \"hr\"");
    }
  }

  private static String field(MoveWorld world, String members) {
    return world.call("/field/create", "'field_name': " + members).get("field_id").asString();
  }

  private static String refused(MoveWorld world, String members) {
    return world.sentence("/field/create", "'field_name': " + members);
  }
}
