package dev.quell.flow;

import static dev.quell.flow.Rules.silence;
import static dev.quell.flow.Rules.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.channel.rule.SilenceRule;
import dev.quell.incident.HoldEnd;
import dev.quell.model.Event;
import dev.quell.model.Outcome;
import dev.quell.model.Severity;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From half past ten to eleven warnings are silenced. */
class SilenceFlowTest {
  private static final SilenceRule WARNINGS =
      silence("s1", where("severity", "Warning"), "2026-03-01T10:30:00Z", "2026-03-01T11:00:00Z");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aSilencedAlertThatStillFiresAtTheEndOpensAnIncidentThen(TestDatabases kind) {
    try (Database database = kind.open(folder);
        HeldWorld world = new HeldWorld(database, "")) {
      world.rules.set(world.channel, WARNINGS);
      world.wait(Duration.ofMinutes(30));
      EventOutcome outcome = warning(world, "cpu");
      warning(world, "disk");
      assertThat(outcome.outcome()).isEqualTo(Outcome.SUPPRESSED);
      assertThat(HeldWorld.codes(outcome)).containsExactly("silenced_by_rule");
      assertThat(world.alert("cpu")).isEqualTo("held by silence s1");
      world.recover("disk");

      world.wait(Duration.ofMinutes(30).minusMillis(1));
      assertThat(world.incidents()).isZero();
      world.wait(Duration.ofMillis(1));

      assertThat(world.alert("cpu")).isEqualTo("in incident");
      assertThat(world.alert("disk")).isEqualTo("over held by silence s1");
      assertThat(world.incidents()).isEqualTo(1);
      assertThat(world.timeline("alert_id", "cpu"))
          .containsExactly("a_new", "a_m_silence", "a_update silence_ended");
      assertThat(world.timeline("incident_id", "cpu")).containsExactly("i_new silence_ended");
      assertThat(world.text("select ever_muted from alert where alert_key = 'cpu'")).isEqualTo("1");
    }
  }

  @Test
  void aTriggerThatNoSilenceMatchesFreesTheAlertItMergesInto() {
    try (Database database = TestDatabases.SQLITE.open(folder);
        HeldWorld world = new HeldWorld(database, "")) {
      world.rules.set(world.channel, WARNINGS);
      world.wait(Duration.ofMinutes(30));
      warning(world, "cpu");
      EventOutcome still = warning(world, "cpu");

      EventOutcome risen = world.trigger("cpu", Severity.CRITICAL, Map.of());

      assertThat(still.outcome()).isEqualTo(Outcome.MERGED);
      assertThat(HeldWorld.codes(still)).containsExactly("merged_into_open_alert", "stays_held");
      assertThat(risen.outcome()).isEqualTo(Outcome.OPENED);
      assertThat(risen.alertIds()).hasSize(1);
      assertThat(HeldWorld.codes(risen))
          .containsExactly("merged_into_open_alert", "held_no_longer", "opened_without_grouping");
      assertThat(world.alert("cpu")).isEqualTo("in incident");
      assertThat(world.timeline("incident_id", "cpu")).containsExactly("i_new event");
    }
  }

  @Test
  void whatItsRuleHoldsToTheEndIsNeverFreed() {
    try (Database database = TestDatabases.SQLITE.open(folder);
        HeldWorld world = new HeldWorld(database, "")) {
      world.rules.set(world.channel, Rules.toTheEnd(WARNINGS));
      world.wait(Duration.ofMinutes(30));
      warning(world, "cpu");

      world.wait(Duration.ofHours(1));
      EventOutcome later = world.trigger("cpu", Severity.CRITICAL, Map.of());

      assertThat(world.alert("cpu")).isEqualTo("held by silence s1");
      assertThat(HeldWorld.codes(later)).contains("held_to_its_end");
    }
  }

  @Test
  void aDiscardingSilenceKeepsNoAlertButTheTrace() {
    try (Database database = TestDatabases.SQLITE.open(folder);
        HeldWorld world = new HeldWorld(database, "")) {
      world.rules.set(world.channel, Rules.discarding(WARNINGS));
      world.wait(Duration.ofMinutes(30));

      EventOutcome outcome = warning(world, "cpu");

      assertThat(outcome.outcome()).isEqualTo(Outcome.SUPPRESSED);
      assertThat(outcome.alertIds()).isEmpty();
      assertThat(HeldWorld.codes(outcome)).containsExactly("discarded_by_silence");
      assertThat(world.text("select count(*) from alert")).isEqualTo("0");
    }
  }

  @Test
  void anEditOfTheRuleFreesWhatItNoLongerHoldsAndHandsOverWhatAnotherHolds() {
    try (Database database = TestDatabases.SQLITE.open(folder);
        HeldWorld world = new HeldWorld(database, "")) {
      world.rules.set(world.channel, WARNINGS);
      world.wait(Duration.ofMinutes(30));
      warning(world, "cpu");
      warning(world, "disk");
      SilenceRule ofDisk =
          silence("s2", where("alert_key", "disk"), "2026-03-01T10:00:00Z", "2026-03-01T12:00:00Z");

      world.rules.set(world.channel, Rules.disabled(WARNINGS), ofDisk);
      world.changed(HoldEnd.ofSilence(world.channel, "s1", world.clock.millis()));

      assertThat(world.alert("cpu")).isEqualTo("in incident");
      assertThat(world.timeline("incident_id", "cpu")).containsExactly("i_new rule_changed");
      assertThat(world.alert("disk")).isEqualTo("held by silence s2");
      world.wait(Duration.ofMinutes(90));
      assertThat(world.alert("disk")).isEqualTo("in incident");
    }
  }

  @Test
  void aDisabledChannelTakesWhatItHeldOnceItIsEnabledAgain() {
    try (Database database = TestDatabases.SQLITE.open(folder);
        HeldWorld world = new HeldWorld(database, "")) {
      world.rules.set(world.channel, WARNINGS);
      world.wait(Duration.ofMinutes(30));
      warning(world, "cpu");
      String channel = "{\"channel_id\": " + world.channel + "}";
      world.stand.commands.run("channel.disable", 1, channel);

      world.wait(Duration.ofHours(1));
      assertThat(world.alert("cpu")).isEqualTo("held by silence s1");
      world.stand.commands.run("channel.enable", 1, channel);
      world.wait(Duration.ofMinutes(10));

      assertThat(world.alert("cpu")).isEqualTo("in incident");
    }
  }

  /** More than one unit of work takes at once: in several transactions, oldest first. */
  @Test
  void thousandsAreFreedInOrderBeforeTheNextRecordIsTaken() {
    try (Database database = TestDatabases.SQLITE.open(folder);
        HeldWorld world =
            new HeldWorld(
                database, ", \"group\": {\"method\": \"p\", \"equals\": [[\"labels.zone\"]]}")) {
      world.rules.set(world.channel, WARNINGS);
      world.wait(Duration.ofMinutes(30));
      int held = 4500;
      for (int from = 0; from < held; from += 500) {
        List<Event> events = new ArrayList<>();
        for (int i = from; i < from + 500; i++) {
          events.add(
              Records.event(
                  "key-" + i,
                  Severity.WARNING,
                  false,
                  java.util.Optional.empty(),
                  Map.of("zone", "z" + i % 3)));
        }
        world.stand.push(Records.callback(world.lane, world.clock.millis(), 0, events));
        world.clock.advance(Duration.ofSeconds(1));
      }
      world.clock.advance(Duration.ofMinutes(40));

      EventOutcome next = world.trigger("late", Severity.CRITICAL, Map.of("zone", "z1"));

      assertThat(next.outcome()).isEqualTo(Outcome.JOINED);
      assertThat(world.incidents()).isEqualTo(3);
      List<String> incidents =
          database.read(sql ->
              sql.list(
                  "select dedup_key, alert_cnt from incident order by dedup_key",
                  row -> row.getString(1) + " " + row.getInt(2)));
      assertThat(incidents).containsExactly("key-0 1500", "key-1 1501", "key-2 1500");
      assertThat(world.text("select count(*) from wake_up")).isEqualTo("0");
    }
  }

  private static EventOutcome warning(HeldWorld world, String key) {
    return world.trigger(key, Severity.WARNING, Map.of());
  }
}
