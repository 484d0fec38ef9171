package dev.quell.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestClock;
import dev.quell.channel.PastChannels;
import dev.quell.queue.RecordOutcome;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import dev.quell.timer.Timers;
import dev.quell.web.ApiException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random stories, told to the whole flow on a store and to the slow model: both must end the same.
 */
class FlowModelTest {
  private static final int SEEDS = Integer.getInteger("quell.model.seeds", 8);
  private static final int OPS = 60;
  private static final int RESTARTS_EVERY = 3;

  @TempDir Path folder;

  @Test
  void theFlowDoesWhatTheModelSaysHoweverItIsCutAndRestarted() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      try (Database stepwise = TestDatabases.SQLITE.open(folder.resolve("stepwise" + seed));
          Database bursts = TestDatabases.SQLITE.open(folder.resolve("bursts" + seed))) {
        Telling told = new Telling(seed, stepwise, false);
        Telling inBursts = new Telling(seed, bursts, true);

        told.tell();
        inBursts.tell();

        assertThat(inBursts.rows()).as("seed " + seed + ": batches").isEqualTo(told.rows());
      }
    }
  }

  /** One story, played into a store and into the model. */
  private static final class Telling {
    private final long seed;
    private final Database database;
    private final boolean burst;
    private final Story story;
    private final SlowModel model;
    private final TestClock clock;
    private final Rules rules = new Rules();
    private FlowStand stand;
    private final long lane;
    private final long channel;
    private Setup setup;
    private final List<CompletableFuture<Long>> pushed = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    Telling(long seed, Database database, boolean burst) {
      this.seed = seed;
      this.database = database;
      this.burst = burst;
      this.story = Ops.story(seed, OPS, true);
      this.model = new SlowModel(story.setup());
      this.clock = new TestClock(Instant.ofEpochMilli(story.start()).toString());
      this.stand = FlowStand.start(database, clock, rules);
      this.setup = story.setup();
      this.lane = stand.lane("story " + seed, RealSetup.json(setup));
      this.channel = stand.channelOf(lane);
      rules.set(channel, RealSetup.rules(setup));
    }

    void tell() {
      List<Op> ops = story.ops();
      for (int i = 0; i < ops.size(); i++) {
        if (!burst && i % RESTARTS_EVERY == 0) {
          stand.close();
          stand = FlowStand.start(database, clock, rules);
        }
        tell(ops.get(i));
      }
      look();
      List<String> found = pushed.stream().map(offset -> word(offset.join())).toList();
      stand.close();
      EndState end = new EndState(database, lane);
      String told = "seed " + seed + ": " + story.told();
      assertThat(found).as(told).isEqualTo(expected);
      assertThat(end.picture()).as(told).isEqualTo(Picture.of(model));
      assertThat(end.timelines()).as(told).isEqualTo(EndState.timelines(model));
      assertThat(end.indexed())
          .as(told)
          .isEqualTo(model.episodes.stream().map(episode -> episode.events).toList());
    }

    private void tell(Op op) {
      String word = model.apply(op);
      clock.advance(Duration.ofMillis(op.at() - clock.millis()));
      switch (op) {
        case Op.Push push -> {
          expected.add(word);
          pushed.add(stand.append(MemoryStand.record(lane, push)));
          if (!burst) {
            look();
          }
        }
        case Op.Act act -> {
          catchUp();
          act(act);
        }
        case Op.Edit edit -> {
          catchUp();
          edit(edit);
        }
        case Op.Wait wait -> look();
      }
    }

    private void catchUp() {
      pushed.forEach(CompletableFuture::join);
      stand.awaitHead();
    }

    /** The timers look, and what they found is done. */
    private void look() {
      catchUp();
      stand.timers.runDue();
      catchUp();
    }

    private void act(Op.Act act) {
      List<String> incidents = new EndState(database, lane).incidentIds();
      if (act.newer() < incidents.size()) {
        String id = incidents.get(incidents.size() - 1 - act.newer());
        String body = "{\"incident_ids\": [\"" + id + "\"]}";
        try {
          stand.commands.run(act.kind(), 1, body);
        } catch (ApiException closed) {
          assertThat(closed.sentence()).contains("is Closed");
        }
      }
    }

    private void edit(Op.Edit edit) {
      stand.timers.runDue();
      catchUp();
      PastChannels.Changed changed =
          new PastChannels.Changed(
              RealSetup.channel(channel, setup, 1), RealSetup.channel(channel, edit.setup(), 2));
      Set<String> holding =
          setup.holding().stream().map(Setup.Rule::id).collect(Collectors.toSet());
      setup = edit.setup();
      String body = "{\"channel_id\": " + channel + RealSetup.json(setup) + "}";
      stand.commands.run("channel.update", 1, body);
      rules.set(channel, RealSetup.rules(setup));
      database.writeAll(sql -> {
        Timers.remove(sql, changed.noLongerAwaited());
        Timers.put(sql, changed.judgedAgain(holding, edit.at()));
      });
      look();
    }

    private String word(long offset) {
      RecordOutcome outcome = stand.outcome(offset);
      return outcome.events().isEmpty()
          ? outcome.verdict().wire()
          : outcome.events().getFirst().outcome().wire();
    }

    List<String> rows() {
      return new EndState(database, lane).rows();
    }
  }
}
