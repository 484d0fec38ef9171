package dev.quell.flow;

import static dev.quell.flow.Rules.inhibit;
import static dev.quell.flow.Rules.silence;
import static dev.quell.flow.Rules.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestClock;
import dev.quell.channel.rule.InhibitRule;
import dev.quell.channel.rule.RuleLists;
import dev.quell.channel.rule.SilenceRule;
import dev.quell.incident.HoldEnd;
import dev.quell.model.Severity;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import dev.quell.timer.Timers;
import dev.quell.web.ApiException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random stories of silences, inhibitions and flapping, told three times: record by record with a
 * restart at any point, record by record without one, and in bursts. All must end the same.
 */
class HoldStoryTest {
  private static final int SEEDS = Integer.getInteger("quell.model.holds", 8);
  private static final int OPS = 70;
  private static final String SETTINGS =
      """
      , "group": {"method": "p", "equals": [["labels.zone"]], "time_window": 30},
      "merge_window_minutes": 20, "auto_resolve_timeout": 2400,
      "flapping": {"max_changes": 3, "in_mins": 20, "mute_mins": 15}
      """;

  @TempDir Path folder;

  @Test
  void aRestartAndTheCutOfTheBatchesChangeNothing() {
    int held = 0;
    int released = 0;
    try (Database restarted = TestDatabases.SQLITE.open(folder.resolve("restarted"));
        Database straight = TestDatabases.SQLITE.open(folder.resolve("straight"));
        Database bursts = TestDatabases.SQLITE.open(folder.resolve("bursts"))) {
      for (int seed = 1; seed <= SEEDS; seed++) {
        List<String> rows = new Story(straight, seed, false, false).rows();

        agrees(new Story(restarted, seed, true, false).rows(), rows, "restarts, seed " + seed);
        agrees(new Story(bursts, seed, false, true).rows(), rows, "bursts, seed " + seed);
        held += (int) rows.stream().filter(row -> row.contains("a_m_")).count();
        released += (int) rows.stream().filter(row -> row.contains("released_because")).count();
      }
    }
    assertThat(held).as("held in all stories").isGreaterThan(10 * SEEDS);
    assertThat(released).as("released in all stories").isGreaterThan(5 * SEEDS);
  }

  /** Shows the rows that differ alone. */
  private static void agrees(List<String> found, List<String> expected, String what) {
    List<String> more = new ArrayList<>(found);
    List<String> fewer = new ArrayList<>(expected);
    more.removeAll(expected);
    fewer.removeAll(found);
    assertThat(more).as(what).isEqualTo(fewer);
    assertThat(found).as(what).isEqualTo(expected);
  }

  /** One story; the same seed tells the same. */
  private static final class Story {
    private final Database database;
    private final Random random;
    private final boolean burst;
    private final TestClock clock = new TestClock("2026-03-01T00:00:00Z");
    private final Rules rules = new Rules();
    private FlowStand stand;
    private final long lane;
    private final long channel;

    Story(Database database, long seed, boolean restarts, boolean burst) {
      this.database = database;
      this.random = new Random(seed);
      this.burst = burst;
      clock.advance(Duration.ofDays(seed));
      this.stand = FlowStand.start(database, clock, rules);
      this.lane = stand.lane("story " + seed, SETTINGS);
      this.channel = stand.channelOf(lane);
      setRules();
      for (int i = 0; i < OPS; i++) {
        tell(random.nextInt(14));
        if (restarts && i % 3 == 0) {
          stand.awaitHead();
          stand.close();
          stand = FlowStand.start(database, clock, rules);
        }
      }
      stand.awaitHead();
      stand.close();
    }

    private void tell(int what) {
      clock.advance(
          random.nextInt(4) == 0
              ? Duration.ofMinutes(random.nextInt(13))
              : Duration.ofMillis(1 + random.nextInt(60_000)));
      switch (what) {
        case 0 -> act(random.nextBoolean() ? "incident.ack" : "incident.unack");
        case 1 -> act(random.nextBoolean() ? "incident.resolve" : "incident.reopen");
        case 2 -> changeRules();
        case 3, 4 -> timers();
        default -> push();
      }
    }

    private void push() {
      List<Severity> levels = List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO);
      LogRecord.Callback callback =
          Records.callback(
              lane,
              clock.millis(),
              Records.event(
                  "key-" + random.nextInt(6),
                  levels.get(random.nextInt(3)),
                  random.nextInt(3) == 0,
                  Optional.empty(),
                  Map.of("check", "c" + random.nextInt(2), "zone", "z" + random.nextInt(2))));
      stand.append(callback).join();
      if (!burst) {
        stand.awaitHead();
      }
    }

    private void timers() {
      stand.awaitHead();
      stand.timers.runDue();
      stand.awaitHead();
    }

    private void act(String command) {
      stand.awaitHead();
      List<String> incidents = new EndState(database, lane).incidentIds();
      int some = random.nextInt(6);
      if (some < incidents.size()) {
        String id = incidents.get(incidents.size() - 1 - some);
        try {
          stand.commands.run(command, 1, "{\"incident_ids\": [\"" + id + "\"]}");
        } catch (ApiException closed) {
          assertThat(closed.sentence()).contains("is Closed");
        }
      }
    }

    private void changeRules() {
      stand.awaitHead();
      setRules();
      database.writeAll(sql ->
          Timers.put(
              sql,
              List.of(
                  HoldEnd.ofSilence(channel, "s1", clock.millis()),
                  HoldEnd.ofSilence(channel, "s2", clock.millis()),
                  HoldEnd.ofInhibitRule(channel, "i1", clock.millis()))));
      timers();
    }

    private void setRules() {
      List<SilenceRule> silences = new ArrayList<>();
      silences.add(silence("s1", where("labels.check", "c0"), soon(0, 20), soon(20, 40)));
      silences.add(silence("s2", where("severity", "Info"), soon(10, 20), soon(40, 60)));
      InhibitRule explains =
          inhibit(
              "i1", where("severity", "Critical"), where("severity", "Warning", "Info"), "check");
      InhibitRule byZone =
          inhibit("i2", where("alert_key", "key-0", "key-1"), where("alert_key", "key-*"), "zone");
      rules.set(
          channel,
          new RuleLists(
              List.of(),
              random.nextBoolean() ? silences : silences.subList(0, 1),
              random.nextBoolean() ? List.of(explains, byZone) : List.of(explains)));
    }

    private String soon(int from, int to) {
      Duration ahead = Duration.ofMinutes(from + random.nextInt(to - from));
      return Instant.ofEpochMilli(clock.millis()).plus(ahead).toString();
    }

    List<String> rows() {
      return new EndState(database, lane).rows();
    }
  }
}
