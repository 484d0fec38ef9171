package dev.quell.incident;

import static dev.quell.incident.MoveWorld.ALICE;
import static dev.quell.incident.MoveWorld.BOB;
import static dev.quell.incident.MoveWorld.id;
import static dev.quell.incident.MoveWorld.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.storage.TestDatabases;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** One incident of several, and two of one. */
class MergingTest {
  private static final String BY_TITLE =
      ", 'group': {'method': 'p', 'equals': [['title']], 'time_window': 0}";

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void theTargetGetsAllOfTheSources(TestDatabases kind) {
    try (MoveWorld world = new MoveWorld(kind, BY_TITLE)) {
      String source = two(world, "Critical", "disk full");
      String target = two(world, "Warning", "cpu high");
      world.call(
          "/incident/assign", id(source) + ", 'assigned_to': {'person_ids': [" + ALICE + "]}");

      String merge = merge(source, target);
      world.call("/incident/merge", merge + ", 'title': 'host down', 'comment': 'one cause'");
      world.call("/incident/merge", merge);

      JsonNode merged = world.info(target);
      assertThat(counts(merged)).containsExactly(4L, 4L, 4L);
      assertThat(merged.get("title").asString()).isEqualTo("host down");
      assertThat(merged.get("incident_severity").asString()).isEqualTo("Critical");
      assertThat(merged.at("/responders/0/person_id").asLong()).isEqualTo(ALICE);
      assertThat(world.call("/incident/alert/list", id(target)).get("items")).hasSize(4);
      assertThat(world.info(source).get("progress").asString()).isEqualTo("Closed");
      assertThat(counts(world.info(source))).containsExactly(0L, 0L, 0L);
      assertThat(world.feed(target)).containsExactly("i_new", "a_merge", "i_merge");
      assertThat(world.feed(source)).contains("i_merge").doesNotContain("i_rslv");
      JsonNode told = world.feedItems(target).get(2).get("detail");
      assertThat(told.at("/source_incidents/0/title").asString()).isEqualTo("disk full");
      assertThat(told.get("comment").asString()).isEqualTo("one cause");
      assertThat(told.at("/source_responders/0").asLong()).isEqualTo(ALICE);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatComesLaterFollowsItsAlert(TestDatabases kind) {
    try (MoveWorld world = new MoveWorld(kind, BY_TITLE)) {
      String source = two(world, "Warning", "disk full");
      String target = two(world, "Warning", "cpu high");
      String merge = merge(source, target);
      world.call("/incident/merge", merge + ", 'owner_id': " + BOB);

      world.push("disk full 1", "Critical", "disk full");
      world.push("disk full 1", "Ok", "disk full");
      world.push("disk full 2", "Ok", "disk full");
      world.push("cpu high 1", "Ok", "cpu high");

      JsonNode merged = world.info(target);
      assertThat(counts(merged)).containsExactly(4L, 1L, 8L);
      assertThat(merged.get("incident_severity").asString()).isEqualTo("Critical");
      assertThat(merged.get("owner_id").asLong()).isEqualTo(BOB);
      world.push("cpu high 2", "Ok", "cpu high");
      assertThat(world.info(target).get("progress").asString()).isEqualTo("Closed");
      assertThat(world.sentence("/incident/merge", merge)).contains("is Closed");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void veryManyAlertsAreMergedInParts(TestDatabases kind) {
    try (MoveWorld world = new MoveWorld(kind, BY_TITLE)) {
      world.alerts.pushMany(2500, "Critical", "db down", "once");
      String source = world.alerts.incident();
      String target = two(world, "Warning", "cpu high");

      world.call("/incident/merge", merge(source, target) + ", 'remove_source_incidents': true");
      world.alerts.pushMany(2500, "Warning", "db down", "twice");

      assertThat(world.refused("/incident/info", id(source))).isEqualTo("400 ResourceNotFound");
      await()
          .untilAsserted(
              () -> assertThat(counts(world.info(target))).containsExactly(2502L, 2502L, 5002L));
      assertThat(world.titles("")).containsExactly("cpu high");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void nothingJoinsAnIncidentThatIsNotToGather(TestDatabases kind) {
    for (String group :
        List.of(
            BY_TITLE, ", 'group': {'method': 'i', 'i_score_threshold': 0.5, 'time_window': 60}")) {
      try (MoveWorld world = new MoveWorld(kind, group)) {
        world.push("cpu a", "Warning", "cpu high");
        String first = world.alerts.incident();
        world.call("/incident/disable-merge", ids(first));
        world.call("/incident/disable-merge", ids(first));
        world.push("cpu b", "Warning", "cpu high");
        String second = world.alerts.incident();
        world.push("cpu a", "Critical", "cpu high");

        assertThat(second).isNotEqualTo(first);
        assertThat(counts(world.info(first))).containsExactly(1L, 1L, 2L);
        world.call("/incident/resolve", ids(second));
        world.call("/incident/enable-merge", ids(first));
        world.push("cpu c", "Warning", "cpu high");
        assertThat(counts(world.info(first))).containsExactly(2L, 2L, 3L);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void someAlertsBecomeAnIncidentOfTheirOwn(TestDatabases kind) {
    try (MoveWorld world = new MoveWorld(kind, BY_TITLE)) {
      String source = two(world, "Warning", "cpu high");
      List<String> alerts =
          world.call("/incident/alert/list", id(source)).findValuesAsString("alert_id");
      String newer = "'alert_ids': ['" + alerts.getFirst() + "']";

      JsonNode made =
          world.call("/incident/split", id(source) + ", " + newer + ", 'title': 'other host'");
      String split = made.get("incident_id").asString();

      assertThat(made.get("title").asString()).isEqualTo("other host");
      assertThat(counts(world.info(source))).containsExactly(1L, 1L, 1L);
      assertThat(counts(world.info(split))).containsExactly(1L, 1L, 1L);
      assertThat(world.feed(split)).containsExactly("i_new");
      assertThat(world.feed(source)).containsExactly("i_new", "a_merge", "i_merge");
      assertThat(world.sentence("/incident/split", id(source) + ", " + newer))
          .contains("alert_ids[0]: " + alerts.getFirst());
      world.push("cpu high 2", "Ok", "cpu high");
      assertThat(world.info(split).get("progress").asString()).isEqualTo("Closed");
      assertThat(world.info(source).get("progress").asString()).isEqualTo("Triggered");
      world.call("/incident/split", id(source) + ", 'alert_ids': ['" + alerts.getLast() + "']");
      assertThat(world.info(source).get("progress").asString()).isEqualTo("Closed");
    }
  }

  /** An incident of two alerts. */
  private static String two(MoveWorld world, String severity, String title) {
    world.push(title + " 1", severity, title);
    world.push(title + " 2", severity, title);
    return world.alerts.incident();
  }

  private static String merge(String source, String target) {
    return "'source_incident_ids': ['"
        + source
        + "', '"
        + target
        + "'], 'target_incident_id': '"
        + target
        + "'";
  }

  /** Alerts, those that have not recovered, events. */
  private static List<Long> counts(JsonNode incident) {
    return List.of(
        incident.get("alert_cnt").asLong(),
        incident.get("active_alert_cnt").asLong(),
        incident.get("alert_event_cnt").asLong());
  }
}
