package dev.quell.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.SeenText;
import dev.quell.model.Event;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.model.Step;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.queue.RecordOutcome.Verdict;
import dev.quell.storage.Database;
import dev.quell.storage.Retention;
import dev.quell.storage.TestDatabases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alerts that read alike share an incident; one unlike all of a month is marked. */
class AlikeFlowTest {
  private static final String DISK = "disk /dev/sda1 on database server %d is almost full";
  private static final String LEFT =
      "the disk /dev/sda1 of the database server has less than five percent of its space left";

  /** Of so many words, one in the middle that differs leaves three pieces of 2n - 1. */
  private static final List<String> WORDS =
      List.of(
          "payment",
          "worker",
          "lost",
          "contact",
          "broker",
          "cluster",
          "eastern",
          "orders",
          "warehouse",
          "shipping",
          "backlog",
          "invoice",
          "consumers",
          "stalled",
          "tonight",
          "monitor");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void alikeAlertsJoinAcrossARestartAndOthersDoNot(TestDatabases kind) {
    try (Database database = kind.open(folder);
        HeldWorld world = new HeldWorld(database, alike("\"time_window\": 0"))) {
      push(world, "a", DISK.formatted(17), LEFT);
      world.restart();
      Step joined = deciding(push(world, "b", DISK.formatted(18), LEFT));
      Step opened =
          deciding(
              push(
                  world,
                  "c",
                  "certificate of the shop expires tomorrow",
                  "nobody renewed the certificate in time"));

      assertThat(joined.code()).isEqualTo("joined_by_text");
      assertThat(joined.compared())
          .containsEntry("score", "1")
          .containsEntry("threshold", "0.9")
          .containsEntry("incident_title", DISK.formatted(17));
      assertThat(opened.code()).isEqualTo("opened_unlike");
      assertThat(sizes(database)).containsExactly(2L, 1L);
    }
  }

  @Test
  void theScoreMustExceedTheThreshold() {
    try (Database database = TestDatabases.SQLITE.open(folder);
        HeldWorld world = new HeldWorld(database, alike("\"i_score_threshold\": 0.9"))) {
      String sixteen = String.join(" ", WORDS);
      push(world, "a", sixteen, "");
      Step above = deciding(push(world, "b", sixteen.replace("orders", "parcels"), ""));

      assertThat(above.code()).isEqualTo("joined_by_text");
      assertThat(above.compared())
          .containsEntry("score", "0.9032")
          .containsEntry("only_here", "parcels")
          .containsEntry("only_there", "orders");
    }
  }

  @Test
  void justBelowTheThresholdAnIncidentOfItsOwnOpens() {
    try (Database database = TestDatabases.SQLITE.open(folder);
        HeldWorld world = new HeldWorld(database, alike("\"i_score_threshold\": 0.9"))) {
      String fourteen = String.join(" ", WORDS.subList(0, 14));
      push(world, "a", fourteen, "");
      EventOutcome below = push(world, "b", fourteen.replace("orders", "parcels"), "");

      assertThat(HeldWorld.codes(below)).containsExactly("opened_unlike", "outlier_marked");
      assertThat(sizes(database)).containsExactly(1L, 1L);
    }
  }

  @Test
  void nothingExceedsOne() {
    try (Database database = TestDatabases.SQLITE.open(folder);
        HeldWorld world = new HeldWorld(database, alike("\"i_score_threshold\": 1.0"))) {
      push(world, "a", DISK.formatted(17), LEFT);
      Step second = deciding(push(world, "b", DISK.formatted(17), LEFT));

      assertThat(second.code()).isEqualTo("opened_unlike");
      assertThat(second.compared()).containsEntry("threshold", "1");
    }
  }

  @Test
  void theMostAlikeIncidentWinsAndOfEqualOnesTheNewest() {
    try (Database database = TestDatabases.SQLITE.open(folder);
        HeldWorld world = new HeldWorld(database, alike("\"i_score_threshold\": 1"))) {
      String text = String.join(" ", WORDS);
      push(world, "far", text.replace("orders", "parcels"), "");
      push(world, "old", text, "");
      push(world, "new", text, "");
      push(world, "last", text.replace("orders", "letters"), "");
      set(world, alike("\"i_score_threshold\": 0.6"));

      push(world, "seeks", text + " 5", "");
      world.restart();
      push(world, "seeks too", text + " 6", "");

      assertThat(incidentOf(world, "seeks")).isEqualTo(incidentOf(world, "new"));
      assertThat(incidentOf(world, "seeks too")).isEqualTo(incidentOf(world, "new"));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void onlyWhatIsOpenAndInItsWindowTakesMore(TestDatabases kind) {
    try (Database database = kind.open(folder);
        HeldWorld world = new HeldWorld(database, alike("\"time_window\": 10"))) {
      push(world, "a", DISK.formatted(1), LEFT);
      world.wait(Duration.ofMinutes(9));
      push(world, "b", DISK.formatted(2), LEFT);
      world.wait(Duration.ofMinutes(1));
      push(world, "c", DISK.formatted(3), LEFT);
      world.act("incident.resolve", "c");
      push(world, "d", DISK.formatted(4), LEFT);
      world.act("incident.resolve", "d");
      world.act("incident.reopen", "d");
      push(world, "e", DISK.formatted(5), LEFT);
      world.restart();
      push(world, "f", DISK.formatted(6), LEFT);

      assertThat(sizes(database)).containsExactly(2L, 1L, 3L);
      assertThat(incidentOf(world, "f")).isEqualTo(incidentOf(world, "d"));
    }
  }

  @Test
  void aSlidingWindowEndsWhenNothingJoins() {
    try (Database database = TestDatabases.SQLITE.open(folder);
        HeldWorld world =
            new HeldWorld(database, alike("\"time_window\": 10, \"window_type\": \"sliding\""))) {
      for (String key : List.of("a", "b", "c")) {
        push(world, key, DISK.formatted(1), LEFT);
        world.wait(Duration.ofMinutes(9));
      }
      world.wait(Duration.ofMinutes(1));
      push(world, "d", DISK.formatted(1), LEFT);

      assertThat(sizes(database)).containsExactly(3L, 1L);
    }
  }

  @Test
  void otherTextsAreComparedFromTheChangeOn() {
    try (Database database = TestDatabases.SQLITE.open(folder);
        HeldWorld world = new HeldWorld(database, alike("\"i_keys\": [\"title\"]"))) {
      push(world, "a", "disk almost full", "of the database");
      push(world, "b", "disk almost full", "of the web server");
      set(world, alike("\"i_keys\": [\"description\"]"));
      push(world, "c", "disk almost full", "of the database");
      Step without = deciding(push(world, "d", "disk almost full", ""));

      assertThat(without.code()).isEqualTo("opened_without_text");
      assertThat(without.compared()).containsEntry("fields", "description");
      assertThat(sizes(database)).containsExactly(2L, 1L, 1L);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatWasNotWrittenIsNotRemembered(TestDatabases kind) {
    try (Database database = kind.open(folder);
        HeldWorld world = new HeldWorld(database, alike("\"time_window\": 0"))) {
      push(world, "first", "certificate of the shop expires tomorrow", "");
      LogRecord lost = record(world, event("lost", DISK.formatted(1), LEFT));
      Poison.conflictWith(database, world.clock.millis(), world.stand.log.head());
      long offset = world.stand.push(lost);
      EventOutcome next = push(world, "next", DISK.formatted(2), LEFT);

      assertThat(world.stand.outcome(offset).verdict()).isEqualTo(Verdict.SET_ASIDE);
      assertThat(HeldWorld.codes(next)).containsExactly("opened_unlike", "outlier_marked");
      assertThat(sizes(database)).containsExactly(1L, 1L);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void anIncidentUnlikeAllOfAMonthIsMarked(TestDatabases kind) {
    try (Database database = kind.open(folder);
        HeldWorld world = new HeldWorld(database, "")) {
      push(world, "a", DISK.formatted(1), LEFT);
      push(world, "b", DISK.formatted(2), LEFT);
      world.wait(Duration.ofDays(20));
      world.restart();
      push(world, "c", DISK.formatted(3), LEFT);
      push(world, "d", "certificate of the shop expires tomorrow", "");
      world.wait(Duration.ofDays(29));
      push(world, "e", DISK.formatted(4), LEFT);
      world.wait(Duration.ofDays(31));
      world.restart();
      EventOutcome again = push(world, "f", DISK.formatted(5), LEFT);

      assertThat(marks(database)).containsExactly("new", "", "", "new", "", "new");
      assertThat(HeldWorld.codes(again))
          .containsExactly("opened_without_grouping", "outlier_marked");
      assertThat(deciding(again).code()).isEqualTo("opened_without_grouping");
    }
  }

  @Test
  void aChannelThatWantsNoMarksRemembersAllTheSame() {
    String off = ", \"disable_outlier_detection\": true";
    try (Database database = TestDatabases.SQLITE.open(folder);
        HeldWorld world = new HeldWorld(database, off)) {
      push(world, "a", DISK.formatted(1), LEFT);
      set(world, ", \"disable_outlier_detection\": false");
      push(world, "b", DISK.formatted(2), LEFT);
      push(world, "c", "certificate of the shop expires tomorrow", "");

      assertThat(marks(database)).containsExactly("", "", "new");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void textsNobodySaysAgainAreForgotten(TestDatabases kind) {
    try (Database database = kind.open(folder);
        HeldWorld world = new HeldWorld(database, "")) {
      Retention retention =
          new Retention(SeenText.AGED, database, world.clock, new SimpleMeterRegistry());
      push(world, "a", DISK.formatted(1), LEFT);
      world.wait(Duration.ofDays(1));
      push(world, "b", "certificate of the shop expires tomorrow", "");
      world.wait(Duration.ofDays(30).plusMillis(1));

      assertThat(retention.runDue()).isFalse();

      long left = database.read(sql -> sql.number("select count(*) from channel_text"));
      assertThat(left).isEqualTo(1);
    }
  }

  private static String alike(String more) {
    return ", \"group\": {\"method\": \"i\", " + more + "}";
  }

  private static void set(HeldWorld world, String settings) {
    world.stand.commands.run(
        "channel.update", 1, "{\"channel_id\": " + world.channel + settings + "}");
  }

  private static EventOutcome push(HeldWorld world, String key, String title, String text) {
    world.wait(Duration.ofSeconds(1));
    return world.push(event(key, title, text));
  }

  private static LogRecord record(HeldWorld world, Event event) {
    return Records.callback(world.lane, world.clock.millis(), event);
  }

  private static Event event(String key, String title, String description) {
    return new Event(
        key,
        title,
        title,
        description,
        Severity.CRITICAL,
        false,
        Optional.empty(),
        Optional.empty(),
        Labels.of(Map.of()),
        List.of(),
        List.of());
  }

  private static Step deciding(EventOutcome outcome) {
    return outcome.steps().stream()
        .filter(step -> !FlowTrace.AFTERMATH.contains(step.code()))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private static String incidentOf(HeldWorld world, String key) {
    return world.text("select incident_id from alert where alert_key = ?", key);
  }

  /** How many alerts each incident holds, the oldest first. */
  private static List<Long> sizes(Database database) {
    return database.read(sql ->
        sql.list("select alert_cnt from incident order by created_at", row -> row.getLong(1)));
  }

  private static List<String> marks(Database database) {
    return database.read(sql ->
        sql.list(
            "select outlier from incident order by created_at",
            row -> row.getInt(1) == 1 ? "new" : ""));
  }
}
