package dev.quell.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quell.app.PastCalendars;
import dev.quell.app.TestClock;
import dev.quell.insight.Past;
import dev.quell.oncall.Calendars;
import dev.quell.queue.Checkpoints;
import dev.quell.queue.Checkpoints.Checkpoint;
import dev.quell.queue.StateKind;
import dev.quell.storage.Database;
import dev.quell.storage.StorageException;
import dev.quell.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the past is gone through from is taken once a day, whole or not at all. */
class CheckpointsTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-01T10:00:00Z");

  @Test
  void oneIsTakenSoonAfterTheStartAndThenOneADay() {
    try (Database store = TestDatabases.SQLITE.open(folder);
        FlowStand stand = FlowStand.start(store, clock);
        Checkpoints checkpoints = new Checkpoints(store, clock, Replay.STATE)) {
      push(stand, stand.lane("lane", ""));
      checkpoints.runDue();
      Checkpoint first = awaitAnotherThan(checkpoints, newest(checkpoints));
      push(stand, 1);
      clock.advance(Duration.ofHours(23));
      try (Checkpoints early = new Checkpoints(store, clock, Replay.STATE)) {
        early.runDue();
      }

      assertThat(newest(checkpoints)).isEqualTo(first);

      clock.advance(Duration.ofHours(1));
      checkpoints.runDue();
      assertThat(awaitAnotherThan(checkpoints, first).takenAt()).isEqualTo(clock.millis());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatAStopLeftHalfDoneIsNeverSeenAndDoneAgain(TestDatabases kind) {
    List<StateKind<?>> stopping = new ArrayList<>(Replay.STATE);
    stopping.add(
        new StateKind<>(
            "stop",
            String.class,
            (sql, asked) -> {
              throw new StorageException("killed");
            }));
    try (Database store = kind.open(folder);
        FlowStand stand = FlowStand.start(store, clock);
        Checkpoints checkpoints = new Checkpoints(store, clock, Replay.STATE)) {
      push(stand, stand.lane("lane", ""));
      Checkpoint start = newest(checkpoints);
      Checkpoints killed = new Checkpoints(store, clock, stopping);

      assertThatThrownBy(killed::take).hasMessage("killed");

      assertThat(newest(checkpoints)).isEqualTo(start);
      checkpoints.runDue();
      assertThat(awaitAnotherThan(checkpoints, start).batch()).isPositive();
      assertThat(notes(store, clock.millis(), clock.millis())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void oneTakenWhileTheFlowWritesTellsOneInstant(TestDatabases kind) {
    try (Database store = kind.open(folder)) {
      Troubles troubles = new Troubles(11, FlowStand.start(store, clock), false);
      Checkpoints checkpoints = new Checkpoints(store, clock, Replay.STATE);
      AtomicBoolean over = new AtomicBoolean();
      troubles.setUp();
      CompletableFuture<List<Checkpoint>> taking =
          CompletableFuture.supplyAsync(() -> takeUntil(over, checkpoints));
      troubles.happen(250);
      over.set(true);
      List<Checkpoint> taken = taking.join();
      troubles.stand().close();

      assertThat(taken).isNotEmpty();
      for (Checkpoint one : some(taken)) {
        assertThat(notes(store, one.takenAt(), clock.millis())).as(one.toString()).isEmpty();
      }
    }
  }

  private static List<Checkpoint> takeUntil(AtomicBoolean over, Checkpoints checkpoints) {
    List<Checkpoint> taken = new ArrayList<>();
    while (!over.get()) {
      checkpoints.take().ifPresent(taken::add);
    }
    return taken;
  }

  private static List<Checkpoint> some(List<Checkpoint> all) {
    int apart = Math.max(1, all.size() / 6);
    List<Checkpoint> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += apart) {
      some.add(all.get(i));
    }
    return some;
  }

  private List<String> notes(Database store, long from, long to) {
    Heard heard = new Heard();
    new Replay(
            store,
            new Checkpoints(store, clock, Replay.STATE),
            clock,
            new PastCalendars(new Calendars(store)))
        .replay(new Past.Trial(1, new Past.Span(from, to + 1), Optional.empty()), heard);
    return heard.notes.keySet().stream().map(Enum::name).toList();
  }

  private static Checkpoint newest(Checkpoints checkpoints) {
    return checkpoints.before(Long.MAX_VALUE).orElseThrow();
  }

  private static Checkpoint awaitAnotherThan(Checkpoints checkpoints, Checkpoint old) {
    return await()
        .pollInterval(Duration.ofMillis(10))
        .until(() -> newest(checkpoints), found -> !found.equals(old));
  }

  private void push(FlowStand stand, long lane) {
    stand.push(Records.callback(lane, clock.millis(), Records.trigger("key")));
  }
}
