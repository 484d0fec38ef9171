package dev.quell.flow;

import static dev.quell.flow.Records.callback;
import static dev.quell.flow.Records.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.TestClock;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome.Verdict;
import dev.quell.queue.TableEventLog;
import dev.quell.queue.UnsteadyDatabase;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that fails in the middle costs no record its effect and gives none a second one. */
class FaultTest {
  /** So many records fill one commit of the log; two of those fill a batch of the flow. */
  private static final int GROUP = 512;

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-01T10:00:00Z");
  private Database store;
  private UnsteadyDatabase unsteady;

  @BeforeEach
  void open() {
    store = TestDatabases.SQLITE.open(folder);
    unsteady = new UnsteadyDatabase(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** The first reads find the position and the backlog, the later ones fetch its segments. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void noFailedReadKeepsARecordFromItsEffect(int number) {
    List<Long> lanes = lanes(2);
    List<Long> offsets = new ArrayList<>();
    try (FlowStand stand = FlowStand.idle(unsteady, clock)) {
      for (int i = 0; i < 6; i++) {
        offsets.add(stand.append(of(lanes.get(i % 2), "key " + i)).join());
      }
      unsteady.failRead(number);
      stand.work();
      offsets.add(stand.push(of(lanes.getFirst(), "later")));
      stand.awaitHead();

      assertThat(offsets)
          .allSatisfy(
              offset -> assertThat(stand.outcome(offset).verdict()).isEqualTo(Verdict.ACCEPTED));
    }
  }

  @Test
  void aStopAmongRecordsTakenAloneForgetsNoOtherLane() {
    List<Long> lanes = lanes(4);
    long poison;
    long older;
    try (FlowStand stand = FlowStand.idle(unsteady, clock)) {
      List<CompletableFuture<Long>> last = flood(stand, lanes);
      older = last.getFirst().join();
      poison = last.getLast().join();
      Poison.conflictWith(store, clock.millis(), poison);
      // the full batch, the batch of two that fails, the poison alone, setting it aside
      unsteady.goAwayAfterWrites(4);
      stand.work();
      await().until(unsteady::isAway);
    }

    try (FlowStand next = FlowStand.start(store, clock)) {
      next.push(of(lanes.getFirst(), "later"));

      assertThat(next.outcome(poison).verdict()).isEqualTo(Verdict.SET_ASIDE);
      assertThat(next.journal.outcome(older)).as("the older record of another lane").isPresent();
    }
  }

  /** Lanes such that the last two records share a batch in which the younger one goes first. */
  private List<CompletableFuture<Long>> flood(FlowStand stand, List<Long> lanes) {
    CompletableFuture<Boolean> release = new CompletableFuture<>();
    CompletableFuture<Boolean> held = new CompletableFuture<>();
    Thread holder =
        Thread.ofPlatform()
            .start(() ->
                store.write(sql -> {
                  held.complete(true);
                  return release.join();
                }));
    held.join();
    List<CompletableFuture<Long>> flood = new ArrayList<>();
    flood.add(stand.append(of(lanes.get(0), "first")));
    await().until(() -> stand.log.waitingBytes() == 0);
    for (int i = 0; i < 2 * GROUP; i++) {
      flood.add(stand.append(of(lanes.get(1 + i / GROUP), "flood " + i)));
    }
    List<CompletableFuture<Long>> last =
        List.of(stand.append(of(lanes.get(0), "older")), stand.append(of(lanes.get(3), "younger")));
    release.complete(true);
    await().until(() -> !holder.isAlive());
    flood.forEach(CompletableFuture::join);
    return last;
  }

  @Test
  void aRetryIsKnownAlsoAfterABatchWhoseCommitWasNotHeard() {
    long lane = lanes(1).getFirst();
    LogRecord retried = callback(lane, clock.millis(), 7, List.of(trigger("a")));
    try (FlowStand stand = FlowStand.idle(unsteady, clock)) {
      long first = stand.append(retried).join();
      unsteady.loseAnswerOfCommit(1);
      stand.work();
      stand.awaitHead();

      long second = stand.push(retried);

      assertThat(stand.outcome(first).verdict()).isEqualTo(Verdict.ACCEPTED);
      assertThat(stand.outcome(second).verdict()).isEqualTo(Verdict.DUPLICATE);
    }
  }

  @Test
  void aRecordThatAnotherNodeAppendedIsTakenWithTheNextOne() {
    long lane = lanes(1).getFirst();
    try (FlowStand stand = FlowStand.start(store, clock);
        TableEventLog elsewhere = new TableEventLog(store)) {
      long before = stand.push(of(lane, "before"));

      long other = elsewhere.append(of(lane, "elsewhere")).join();
      long after = stand.push(of(lane, "after"));

      assertThat(List.of(before, other, after))
          .allSatisfy(offset -> assertThat(stand.journal.outcome(offset)).isPresent());
    }
  }

  private List<Long> lanes(int count) {
    List<Long> lanes = new ArrayList<>();
    try (FlowStand stand = FlowStand.start(store, clock)) {
      for (int i = 0; i < count; i++) {
        lanes.add(stand.lane("lane " + i, ""));
      }
      stand.awaitHead();
    }
    return lanes;
  }

  private LogRecord of(long lane, String key) {
    return callback(lane, clock.millis(), trigger(key));
  }
}
