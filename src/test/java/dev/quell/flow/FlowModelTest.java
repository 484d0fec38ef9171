package dev.quell.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestClock;
import dev.quell.flow.SlowModel.Rules;
import dev.quell.model.Event;
import dev.quell.model.Severity;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import dev.quell.web.ApiException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random stories, told to the flow and to the slow model: both must end the same. */
class FlowModelTest {
  private static final int SEEDS = Integer.getInteger("quell.model.seeds", 12);
  private static final int OPS = 60;

  @TempDir Path folder;

  @Test
  void theFlowDoesWhatTheModelSaysHoweverItIsCutAndRestarted() {
    try (Database stepwise = TestDatabases.SQLITE.open(folder.resolve("stepwise"));
        Database bursts = TestDatabases.SQLITE.open(folder.resolve("bursts"))) {
      for (int seed = 1; seed <= SEEDS; seed++) {
        Story told = new Story(seed, stepwise, false);
        Story inBursts = new Story(seed, bursts, true);

        told.tell();
        inBursts.tell();

        assertThat(inBursts.rows()).as("seed " + seed + ": batches").isEqualTo(told.rows());
      }
    }
  }

  /** One sequence, played into a lane of its own and into the model. */
  private static final class Story {
    private final long seed;
    private final Database database;
    private final boolean burst;
    private final Rules rules;
    private final SlowModel model;
    private final TestClock clock;
    private FlowStand stand;
    private final long lane;
    private final List<CompletableFuture<Long>> pushed = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    Story(long seed, Database database, boolean burst) {
      this.seed = seed;
      this.database = database;
      this.burst = burst;
      this.rules = Ops.rules(seed);
      this.model = new SlowModel(rules);
      // Stories follow each other, so that no wake-up of an old one falls into a new one.
      this.clock = new TestClock("2026-03-01T10:00:00Z");
      clock.advance(Duration.ofDays(30 * seed));
      this.stand = FlowStand.start(database, clock);
      this.lane = stand.lane("story " + seed, settings(rules));
    }

    void tell() {
      List<Op> ops = new Ops(seed, clock.millis(), rules).next(OPS);
      for (int i = 0; i < ops.size(); i++) {
        if (!burst && i == ops.size() / 2) {
          stand.close();
          stand = FlowStand.start(database, clock);
        }
        tell(ops.get(i));
      }
      catchUp();
      List<String> found = pushed.stream().map(offset -> word(offset.join())).toList();
      stand.close();
      assertThat(found).as("seed %s %s: %s", seed, rules, ops).isEqualTo(expected);
      assertThat(new EndState(database, lane).lines())
          .as("seed %s %s: %s", seed, rules, ops)
          .isEqualTo(EndState.lines(model));
    }

    private void tell(Op op) {
      String word = model.apply(op);
      clock.advance(Duration.ofMillis(op.at() - clock.millis()));
      switch (op) {
        case Op.Push push -> {
          expected.add(word);
          pushed.add(stand.append(record(push)));
          if (!burst) {
            catchUp();
          }
        }
        case Op.Act act -> {
          catchUp();
          act(act);
        }
        case Op.Wait wait -> {
          catchUp();
          stand.timers.runDue();
          catchUp();
        }
      }
    }

    private void catchUp() {
      pushed.forEach(CompletableFuture::join);
      stand.awaitHead();
    }

    private void act(Op.Act act) {
      List<String> incidents = new EndState(database, lane).incidentIds();
      if (act.incident() < incidents.size()) {
        String body = "{\"incident_ids\": [\"" + incidents.get(act.incident()) + "\"]}";
        try {
          stand.commands.run(act.kind(), 1, body);
        } catch (ApiException closed) {
          assertThat(closed.sentence()).contains("is Closed");
        }
      }
    }

    private String word(long offset) {
      RecordOutcome outcome = stand.outcome(offset);
      return outcome.events().isEmpty()
          ? outcome.verdict().wire()
          : outcome.events().getFirst().outcome().wire();
    }

    private LogRecord record(Op.Push push) {
      Event plain =
          Records.event(
              push.key(),
              push.severity().orElse(Severity.INFO),
              push.severity().isEmpty(),
              push.happened(),
              push.group().isEmpty() ? Map.of() : Map.of("zone", push.group()));
      LogRecord.Callback callback =
          Records.callback(
              lane, push.at(), push.retry(), List.of(Records.describe(plain, push.description())));
      return push.suppressEqual() ? Records.suppressing(callback) : callback;
    }

    List<String> rows() {
      return new EndState(database, lane).rows();
    }
  }

  private static String settings(Rules rules) {
    String group =
        rules.grouped()
            ? ", \"group\": {\"method\": \"p\", \"equals\": [[\"labels.zone\"]], \"time_window\": %d}"
                .formatted(rules.groupWindow().toMinutes())
            : "";
    return group
        + ", \"merge_window_minutes\": %d, \"auto_resolve_timeout\": %d, \"auto_resolve_mode\": \"%s\", \"disable_auto_close\": %s"
            .formatted(
                rules.mergeWindow().toMinutes(),
                rules.autoResolve().toSeconds(),
                rules.fromUpdate() ? "update" : "trigger",
                !rules.closesWithAlerts());
  }
}
