package dev.quell.flow;

import static dev.quell.flow.Rules.inhibit;
import static dev.quell.flow.Rules.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.channel.rule.InhibitRule;
import dev.quell.channel.rule.RuleLists;
import dev.quell.incident.HoldEnd;
import dev.quell.model.Outcome;
import dev.quell.model.Severity;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A critical alert explains warnings of the same check for ten minutes. */
class InhibitFlowTest {
  private static final InhibitRule SAME_CHECK =
      inhibit("i1", where("severity", "Critical"), where("severity", "Warning"), "check");

  @TempDir Path folder;
  private Database database;
  private HeldWorld world;

  @BeforeEach
  void open() {
    database = TestDatabases.SQLITE.open(folder);
    world = new HeldWorld(database, "");
    world.rules.set(world.channel, SAME_CHECK);
  }

  @AfterEach
  void close() {
    world.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anActiveAlertOfTheSameCheckHeardOfLatelyHoldsAWarning(boolean restarted) {
    source("host", "X");
    world.wait(Duration.ofMinutes(5));
    if (restarted) {
      world.restart();
    }

    EventOutcome same = target("pod", "X");
    EventOutcome other = target("other", "Y");

    assertThat(same.outcome()).isEqualTo(Outcome.SUPPRESSED);
    assertThat(HeldWorld.codes(same)).containsExactly("inhibited_by_alert");
    assertThat(same.steps().getLast().compared())
        .containsEntry("source_alert_title", "title of host")
        .containsEntry("values", "labels.check = X");
    assertThat(other.outcome()).isEqualTo(Outcome.OPENED);
    assertThat(world.timeline("alert_id", "pod")).containsExactly("a_new", "a_m_inhibit");
    world.wait(Duration.ofMinutes(5));
    assertThat(target("later", "X").outcome()).as("ten minutes old").isEqualTo(Outcome.OPENED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"source_recovered", "source_closed", "source_acknowledged"})
  void whenTheSourceEndsOrSomebodyLooksAfterItItsTargetsAreFreed(String because) {
    source("host", "X");
    target("pod", "X");
    assertThat(world.alert("pod")).isEqualTo("held by inhibit i1");

    switch (because) {
      case "source_recovered" -> world.recover("host");
      case "source_closed" -> world.act("incident.resolve", "host");
      default -> world.act("incident.ack", "host");
    }

    assertThat(world.alert("pod")).isEqualTo("in incident");
    assertThat(world.timeline("incident_id", "pod")).containsExactly("i_new " + because);
    assertThat(target("second", "X").outcome()).isEqualTo(Outcome.OPENED);
  }

  @Test
  void aSourceHoldsForAsLongAsItIsHeardOf() {
    source("host", "X");
    target("pod", "X");
    world.wait(Duration.ofMinutes(6));
    source("host", "X");

    world.wait(Duration.ofMinutes(4));
    assertThat(world.alert("pod")).as("ten minutes after the first").contains("held");
    world.wait(Duration.ofMinutes(6));

    assertThat(world.alert("pod")).isEqualTo("in incident");
    assertThat(world.timeline("incident_id", "pod")).containsExactly("i_new source_outdated");
  }

  @Test
  void anotherSourceTakesOver() {
    source("host", "X");
    source("rack", "X");
    target("pod", "X");

    world.recover("rack");

    assertThat(world.alert("pod")).isEqualTo("held by inhibit i1");
    assertThat(world.text("select hold_source from alert where alert_key = 'pod'"))
        .isEqualTo(world.text("select alert_id from alert where alert_key = 'host'"));
    assertThat(world.timeline("alert_id", "pod"))
        .as("told once for the rule")
        .containsExactly("a_new", "a_m_inhibit");
  }

  @Test
  void anAcknowledgementThatIsWithdrawnMakesItASourceAgain() {
    source("host", "X");
    world.act("incident.ack", "host");
    assertThat(target("first", "X").outcome()).isEqualTo(Outcome.OPENED);

    world.act("incident.unack", "host");

    assertThat(target("second", "X").outcome()).isEqualTo(Outcome.SUPPRESSED);
  }

  @Test
  void whatIsItselfInhibitedExplainsNothing() {
    InhibitRule chain =
        inhibit("i2", where("severity", "Warning"), where("severity", "Info"), "check");
    world.rules.set(world.channel, new RuleLists(List.of(), List.of(), List.of(SAME_CHECK, chain)));
    source("host", "X");
    target("pod", "X");

    EventOutcome info = world.trigger("note", Severity.INFO, Map.of("check", "X"));

    assertThat(info.outcome()).isEqualTo(Outcome.OPENED);
  }

  @Test
  void oneWhoseSilenceHoldsItStillExplainsOthers() {
    world.rules.set(
        world.channel,
        new RuleLists(
            List.of(),
            List.of(
                Rules.silence(
                    "s1",
                    where("severity", "Critical"),
                    "2026-03-01T09:00:00Z",
                    "2026-03-01T12:00:00Z")),
            List.of(SAME_CHECK)));
    source("host", "X");

    target("pod", "X");

    assertThat(world.alert("host")).isEqualTo("held by silence s1");
    assertThat(world.alert("pod")).isEqualTo("held by inhibit i1");
  }

  @Test
  void aRuleThatIsGoneFreesItsAlerts() {
    source("host", "X");
    target("pod", "X");

    world.rules.set(world.channel, RuleLists.NONE);
    world.changed(HoldEnd.ofInhibitRule(world.channel, "i1", world.clock.millis()));

    assertThat(world.alert("pod")).isEqualTo("in incident");
    assertThat(world.timeline("incident_id", "pod")).containsExactly("i_new rule_changed");
  }

  @Test
  void itNeverExplainsItself() {
    world.rules.set(
        world.channel,
        inhibit("i1", where("labels.check", "X"), where("labels.check", "X"), "check"));

    assertThat(source("host", "X").outcome()).isEqualTo(Outcome.OPENED);
    assertThat(target("pod", "X").outcome()).isEqualTo(Outcome.SUPPRESSED);
    world.recover("host");

    assertThat(world.alert("pod")).isEqualTo("in incident");
  }

  private EventOutcome source(String key, String check) {
    return world.trigger(key, Severity.CRITICAL, Map.of("check", check));
  }

  private EventOutcome target(String key, String check) {
    return world.trigger(key, Severity.WARNING, Map.of("check", check));
  }
}
