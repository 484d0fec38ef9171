package dev.quell.flow;

import static dev.quell.flow.Records.callback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestClock;
import dev.quell.model.ObjectId;
import dev.quell.queue.HourCounts;
import dev.quell.queue.HourCounts.Word;
import dev.quell.queue.HourStore;
import dev.quell.queue.HourStore.HourRow;
import dev.quell.queue.HourStore.ReasonRow;
import dev.quell.queue.LogRecord;
import dev.quell.queue.UnsteadyDatabase;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The counts of an integration say what the log holds, each callback once. */
class BatchTallyTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-01T10:59:00Z");

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void everyCallbackIsCountedInItsHourByItsVerdict(TestDatabases kind) {
    try (Database store = kind.open(folder);
        FlowStand stand = FlowStand.start(store, clock)) {
      long lane = stand.lane("lane", "");
      long other = stand.lane("other", "");
      stand.push(of(lane, 7, "a", "b"));
      stand.push(of(lane, 7, "a", "b"));
      stand.push(of(lane, 0));
      long refused = stand.push(rejected(lane, "event_status: \"x\" (expected: Info)"));
      stand.push(of(other, 0, "c"));
      clock.advance(Duration.ofMinutes(2));
      stand.push(of(lane, 8, "a"));

      List<HourRow> hours = hours(store, lane);

      assertThat(hours).hasSize(2);
      assertThat(numbers(hours.getFirst())).containsExactly(1L, 1L, 1L, 1L, 0L, 2L, 0L, 0L);
      assertThat(hours.get(1).of(Word.ACCEPTED)).isEqualTo(1);
      assertThat(hours(store, other).getFirst().of(Word.EVENTS)).isEqualTo(1);
      long before = clock.millis() - 120_000;
      assertThat(last(store, lane, other, 99L))
          .isEqualTo(Map.of(lane, clock.millis(), other, before));
      assertThat(reasons(store, lane))
          .containsExactly(
              new ReasonRow(
                  "rejected",
                  "event_status: … (expected: Info)",
                  1,
                  before,
                  ObjectId.of(before, refused, ObjectId.MAX_COUNTER)));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aFloodOfReasonsIsFewRowsAndNoneIsLost(TestDatabases kind) {
    try (Database store = kind.open(folder);
        FlowStand stand = FlowStand.idle(store, clock)) {
      for (int i = 0; i < 300; i++) {
        stand.append(rejected(5, letters(i) + ": bad (expected: good)")).join();
      }
      stand.work();
      stand.awaitHead();
      stand.push(rejected(5, "one.more: bad (expected: good)"));

      List<ReasonRow> reasons = reasons(store, 5);

      assertThat(reasons).hasSizeBetween(20, 21);
      assertThat(reasons).extracting(ReasonRow::reason).contains("other");
      assertThat(reasons.stream().mapToLong(ReasonRow::count).sum()).isEqualTo(301);
      assertThat(hours(store, 5).getFirst().of(Word.REJECTED)).isEqualTo(301);
    }
  }

  @Test
  void anUnroutedEventIsCountedWithTheSentenceOfItsTrace() {
    try (Database store = TestDatabases.SQLITE.open(folder);
        FlowStand stand = FlowStand.start(store, clock)) {
      stand.push(of(5, 0, "a", "b"));

      assertThat(hours(store, 5).getFirst().of(Word.UNROUTED)).isEqualTo(2);
      assertThat(reasons(store, 5)).hasSize(1);
      assertThat(reasons(store, 5).getFirst())
          .returns("unrouted", ReasonRow::kind)
          .returns(2L, ReasonRow::count)
          .extracting(ReasonRow::reason)
          .asString()
          .contains("No channel is set for this integration");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aPoisonRecordIsCountedOnceAsSetAside(TestDatabases kind) {
    try (Database store = kind.open(folder)) {
      long lane;
      try (FlowStand stand = FlowStand.start(store, clock)) {
        lane = stand.lane("lane", "");
      }
      try (FlowStand stand = FlowStand.idle(store, clock)) {
        stand.append(of(lane, 0, "a")).join();
        long poison = stand.append(of(lane, 0, "poison")).join();
        stand.append(rejected(lane, "nul \0: x (expected: y)")).join();
        Poison.conflictWith(store, clock.millis(), poison);
        stand.work();
        stand.awaitHead();
      }

      HourRow hour = hours(store, lane).getFirst();
      assertThat(hour.of(Word.ACCEPTED)).isEqualTo(1);
      assertThat(hour.of(Word.SET_ASIDE)).isEqualTo(1);
      assertThat(hour.of(Word.REJECTED)).isEqualTo(1);
      assertThat(reasons(store, lane))
          .extracting(ReasonRow::kind)
          .containsExactlyInAnyOrder("set_aside", "rejected");
    }
  }

  /** The commit that is not heard, the batch that must be taken again, the store that goes away. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void noFaultCountsACallbackTwiceOrNever(int commit) {
    try (Database store = TestDatabases.SQLITE.open(folder)) {
      UnsteadyDatabase unsteady = new UnsteadyDatabase(store);
      try (FlowStand stand = FlowStand.idle(unsteady, clock)) {
        List<CompletableFuture<Long>> all =
            IntStream.range(0, 30).mapToObj(i -> stand.append(of(5 + i % 3, 0, "k" + i))).toList();
        all.forEach(CompletableFuture::join);
        unsteady.loseAnswerOfCommit(commit);
        stand.work();
        stand.awaitHead();
        stand.push(of(5, 0, "later"));
        stand.push(of(5, 0, "again"));
      }

      assertThat(
              List.of(5L, 6L, 7L).stream()
                  .mapToLong(lane -> hours(store, lane).getFirst().of(Word.ACCEPTED))
                  .sum())
          .isEqualTo(32);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void oldHoursGoInSmallChunksButTheLastSignOfLifeStays(TestDatabases kind) {
    try (Database store = kind.open(folder)) {
      long now = clock.millis();
      HourCounts counts = new HourCounts();
      for (int hour = 1; hour <= 5; hour++) {
        long at = now - Duration.ofHours(hour).toMillis();
        counts.stored(1, at);
        counts.trouble(1, at, new HourCounts.Trouble(Word.REJECTED, "why", "d"), 1);
        counts.trouble(2, at, new HourCounts.Trouble(Word.REFUSED, "why", ""), 1);
      }
      store.writeAll(sql -> HourStore.add(sql, counts));
      long before = HourCounts.hourOf(now) - 1;

      int first = store.write(sql -> HourStore.prune(sql, before, 3));
      int rest = store.write(sql -> HourStore.prune(sql, before, 100));
      int last = store.write(sql -> HourStore.prune(sql, before + 100, 100));

      assertThat(first).isEqualTo(6);
      assertThat(rest).isEqualTo(10);
      assertThat(last).isEqualTo(3);
      assertThat(hours(store, 1)).hasSize(1);
      assertThat(hours(store, 2)).isEmpty();
    }
  }

  private static List<HourRow> hours(Database store, long lane) {
    return store.read(sql -> HourStore.since(sql, List.of(lane), 0));
  }

  /** In the order of the words. */
  private static List<Long> numbers(HourRow hour) {
    return Stream.of(Word.values()).map(hour::of).toList();
  }

  private static Map<Long, Long> last(Database store, Long... lanes) {
    return store.read(sql -> HourStore.lastAt(sql, List.of(lanes)));
  }

  private static List<ReasonRow> reasons(Database store, long lane) {
    return store.read(sql -> HourStore.reasons(sql, lane, 0));
  }

  /** Digits would be taken out. */
  private static String letters(int number) {
    return "field_"
        + Integer.toString(number, 10)
            .chars()
            .mapToObj(digit -> "" + (char) (digit + 49))
            .reduce("", String::concat);
  }

  private LogRecord.Callback of(long lane, long retry, String... keys) {
    return callback(
        lane, clock.millis(), retry, List.of(keys).stream().map(Records::trigger).toList());
  }

  private LogRecord.Callback rejected(long lane, String why) {
    LogRecord.Callback plain = of(lane, 0);
    return new LogRecord.Callback(
        plain.lane(),
        plain.receivedAt(),
        plain.retryId(),
        plain.deliveryId(),
        why,
        "",
        plain.remote(),
        plain.headers(),
        plain.query(),
        plain.body(),
        plain.size(),
        false,
        List.of());
  }
}
