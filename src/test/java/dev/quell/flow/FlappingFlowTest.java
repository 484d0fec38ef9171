package dev.quell.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.model.Severity;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Four changes of a problem within an hour make it restless. */
class FlappingFlowTest {
  @TempDir Path folder;

  @Test
  void onlyMarkedItIsToldOfEveryTime() {
    try (Database database = TestDatabases.SQLITE.open(folder);
        HeldWorld world = new HeldWorld(database, flapping(0))) {
      List<EventOutcome> openings = comeAndGo(world, 3);

      assertThat(incidents(database)).containsExactly("plain told", "plain told", "restless told");
      assertThat(HeldWorld.codes(openings.getLast()))
          .containsExactly("opened_without_grouping", "flapping_marked");
      assertThat(openings.getLast().steps().getLast().compared()).containsEntry("changes", "5");
      assertThat(world.timeline("incident_id", "cpu"))
          .containsExactly("i_new", "i_m_flapping", "i_rslv");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void heldBackItIsToldOfOnceAndThenNotBeforeTheEnd(TestDatabases kind) {
    try (Database database = kind.open(folder);
        HeldWorld world = new HeldWorld(database, flapping(120))) {
      comeAndGo(world, 3);
      world.restart();

      EventOutcome held = comeAndGo(world, 1).getFirst();
      assertThat(HeldWorld.codes(held)).contains("flapping_held_back");
      world.wait(Duration.ofMinutes(110));
      comeAndGo(world, 1);
      world.wait(Duration.ofMinutes(5));
      comeAndGo(world, 1);

      assertThat(incidents(database))
          .containsExactly(
              "plain told",
              "plain told",
              "restless told",
              "restless not told",
              "restless not told",
              "plain told");
      assertThat(details(database).getFirst())
          .contains("\"max_changes\":4", "\"in_mins\":60", "\"mute_mins\":120")
          .contains("\"end_time\":" + (start(world) + (2 * 2 * 60) + 120 * 60));
    }
  }

  @Test
  void oneThatJoinsItsOwnIncidentIsToldThereOnce() {
    try (Database database = TestDatabases.SQLITE.open(folder);
        HeldWorld world =
            new HeldWorld(
                database,
                flapping(120)
                    + ", \"disable_auto_close\": true"
                    + ", \"group\": {\"method\": \"p\", \"equals\": [[\"labels.zone\"]]}")) {
      comeAndGo(world, 5);

      assertThat(incidents(database)).containsExactly("restless told");
      assertThat(details(database)).hasSize(1);
      assertThat(world.text("select held_until from alert_key"))
          .as("nobody was told, so what may be told once is still to come")
          .isEmpty();
    }
  }

  @Test
  void anEventThatMergesIsNoChange() {
    try (Database database = TestDatabases.SQLITE.open(folder);
        HeldWorld world = new HeldWorld(database, flapping(0))) {
      for (int i = 0; i < 6; i++) {
        world.trigger("cpu", Severity.WARNING, Map.of());
      }
      world.recover("cpu");
      EventOutcome third = world.trigger("cpu", Severity.WARNING, Map.of());

      assertThat(HeldWorld.codes(third)).containsExactly("opened_without_grouping");
    }
  }

  /** Each time a minute up and a minute down; the outcomes of the triggers. */
  private static List<EventOutcome> comeAndGo(HeldWorld world, int times) {
    List<EventOutcome> openings = new java.util.ArrayList<>();
    for (int i = 0; i < times; i++) {
      openings.add(world.trigger("cpu", Severity.CRITICAL, Map.of("zone", "a")));
      world.wait(Duration.ofMinutes(1));
      world.recover("cpu");
      world.wait(Duration.ofMinutes(1));
    }
    return openings;
  }

  private static String flapping(int held) {
    return ", \"flapping\": {\"max_changes\": 4, \"in_mins\": 60, \"mute_mins\": " + held + "}";
  }

  private static List<String> incidents(Database database) {
    return database.read(sql ->
        sql.list(
            "select flapping, notify from incident order by created_at",
            row ->
                (row.getInt(1) == 1 ? "restless " : "plain ")
                    + (row.getInt(2) == 1 ? "told" : "not told")));
  }

  private static List<String> details(Database database) {
    return database.read(sql ->
        sql.list(
            "select detail from timeline where type = 'i_m_flapping' order by at",
            row -> row.getString(1)));
  }

  private static long start(HeldWorld world) {
    return Long.parseLong(world.text("select min(created_at) from alert")) / 1000;
  }
}
