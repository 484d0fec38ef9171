package dev.quell.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestClock;
import dev.quell.insight.Past;
import dev.quell.queue.Checkpoints;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What history holds is what its records lead to, wherever one begins. */
class ReplayTest {
  private static final int SEEDS = Integer.getInteger("quell.replay.seeds", 4);
  private static final int OPS = 150;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void underTheRulesOfThenEveryEventIsJudgedAsItWas(TestDatabases kind) {
    int judged = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      try (Database store = kind.open(folder.resolve("seed" + seed))) {
        TestClock clock = new TestClock("2026-03-01T10:00:00Z");
        Troubles troubles = new Troubles(seed, FlowStand.start(store, clock), false);
        Checkpoints checkpoints = new Checkpoints(store, clock, Replay.STATE);
        Replay replay = new Replay(store, checkpoints, clock);

        troubles.setUp();
        troubles.happen(OPS);
        long begin = clock.millis();
        Heard early = heard(replay, 0, begin);
        assertThat(checkpoints.take()).isPresent();
        troubles.restart();
        troubles.happen(OPS);
        Heard all = heard(replay, 0, clock.millis());
        Heard late = heard(replay, begin, clock.millis());
        troubles.stand().close();

        assertThat(early.notes).as("seed " + seed).isEmpty();
        assertThat(all.notes).as("seed " + seed).isEmpty();
        assertThat(late.notes).as("seed " + seed).isEmpty();
        assertThat(early.judged.size() + late.judged.size()).isEqualTo(all.judged.size());
        assertThat(late.records).isLessThan(all.records);
        judged += all.judged.size();
      }
    }
    assertThat(judged).as("events of the channel").isGreaterThan(50 * SEEDS);
  }

  private static Heard heard(Replay replay, long from, long to) {
    Heard heard = new Heard();
    replay.replay(new Past.Trial(1, new Past.Span(from, to + 1), Optional.empty()), heard);
    return heard;
  }
}
