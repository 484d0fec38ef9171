package dev.quell.flow;

import static dev.quell.flow.Records.callback;
import static dev.quell.flow.Records.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestClock;
import dev.quell.model.ObjectId;
import dev.quell.model.Severity;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome.Verdict;
import dev.quell.queue.Replays;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A replay is in the log like any push: a stop before it took effect loses and doubles nothing. */
class ReplayFaultTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-01T10:00:00Z");

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aReplayThatWasStoredIsTakenOnceAfterAStop(TestDatabases kind) {
    try (Database store = kind.open(folder)) {
      long original;
      long replay;
      try (FlowStand stand = FlowStand.start(store, clock)) {
        long lane = stand.lane("lane", "");
        original = stand.push(pushed(lane));
        stand.awaitHead();
      }
      try (FlowStand stopped = FlowStand.idle(store, clock)) {
        replay = stopped.append(replaying(original)).join();
      }
      assertThat(new Replays(store).of(List.of(original))).isEmpty();

      for (int start = 0; start < 2; start++) {
        try (FlowStand stand = FlowStand.start(store, clock)) {
          stand.awaitHead();

          assertThat(stand.outcome(replay).verdict()).isEqualTo(Verdict.ACCEPTED);
          assertThat(new Replays(store).of(List.of(original)))
              .isEqualTo(Map.of(original, List.of(new Replays.Made(replay, clock.millis()))));
          assertThat(store.<Long>read(sql -> sql.number("select sum(event_cnt) from alert")))
              .isEqualTo(2);
        }
      }
    }
  }

  private LogRecord.Callback pushed(long lane) {
    return callback(lane, clock.millis(), trigger("k", Severity.WARNING, Optional.empty()));
  }

  private LogRecord.Callback replaying(long original) {
    String id = ObjectId.of(clock.millis(), original, ObjectId.MAX_COUNTER);
    LogRecord.Callback pushed = pushed(1);
    return new LogRecord.Callback(
        pushed.lane(),
        pushed.receivedAt(),
        pushed.retryId(),
        pushed.deliveryId(),
        pushed.rejection(),
        pushed.nothing(),
        pushed.remote(),
        pushed.headers(),
        pushed.query(),
        pushed.body(),
        pushed.size(),
        pushed.suppressEqual(),
        pushed.events(),
        Optional.of(new LogRecord.Replay(id, 1)));
  }
}
