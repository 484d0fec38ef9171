package dev.quell.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The log under a store that refuses a row or loses an answer. */
class TableEventLogTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aBadRowInAGroupCommitCostsOnlyItsOwnSender(TestDatabases kind) {
    try (Database store = kind.open(folder);
        TableEventLog log = new TableEventLog(store)) {
      refuseLane(store, 13);
      List<CompletableFuture<Long>> answers =
          together(store, log, List.of(record(1, "a"), record(13, "bad"), record(2, "b")));

      assertThatThrownBy(() -> answers.get(1).join()).isInstanceOf(CompletionException.class);
      assertThat(stored(log, answers.get(0).join())).isEqualTo("a");
      assertThat(stored(log, answers.get(2).join())).isEqualTo("b");
      assertThat(records(log)).containsExactlyInAnyOrder("first", "a", "b");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aCommitThatNobodyHeardOfIsNotRepeated(TestDatabases kind) {
    try (Database store = kind.open(folder);
        UnsteadyDatabase unsteady = new UnsteadyDatabase(store);
        TableEventLog log = new TableEventLog(unsteady)) {
      List<Segment> heard = new ArrayList<>();
      log.listen(heard::add);
      unsteady.loseAnswerOfCommit(2);
      List<CompletableFuture<Long>> answers =
          together(store, log, List.of(record(1, "a"), record(1, "b"), record(2, "c")));

      assertThat(answers)
          .extracting(answer -> stored(log, answer.join()))
          .containsExactly("a", "b", "c");
      assertThat(records(log)).containsExactlyInAnyOrder("first", "a", "b", "c");
      assertThat(heard).as("segments told to the flow").hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void offsetsHaveNoGapsAcrossLanesAndRefusals(TestDatabases kind) {
    try (Database store = kind.open(folder);
        TableEventLog log = new TableEventLog(store)) {
      refuseLane(store, 13);
      List<LogRecord> many = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        many.add(record(i % 97 == 0 ? 13 : 1 + i % 5, "record " + i));
      }
      together(store, log, many).forEach(answer -> answer.handle((offset, why) -> offset).join());

      long expected = 1;
      for (EventLog.Head head : heads(log)) {
        assertThat(head.firstOffset()).isEqualTo(expected);
        expected = head.end();
      }
      assertThat(log.head()).isEqualTo(expected);
    }
  }

  /** Appends while the store is held, so that what follows the first record shares a commit. */
  private static List<CompletableFuture<Long>> together(
      Database store, TableEventLog log, List<LogRecord> records) {
    CompletableFuture<Boolean> release = new CompletableFuture<>();
    CompletableFuture<Boolean> held = new CompletableFuture<>();
    Thread holder =
        Thread.ofPlatform()
            .start(() ->
                store.write(sql -> {
                  sql.update("update log_head set next_offset = next_offset where id = 1");
                  held.complete(true);
                  return release.join();
                }));
    held.join();
    CompletableFuture<Long> first = log.append(record(1, "first"));
    await().until(() -> log.waitingBytes() == 0);
    List<CompletableFuture<Long>> answers = records.stream().map(log::append).toList();
    release.complete(true);
    await().until(() -> !holder.isAlive());
    first.join();
    return answers;
  }

  /** A constraint that one record breaks, as a row the store cannot take would. */
  private static void refuseLane(Database store, long lane) {
    store.writeAll(sql ->
        sql.update("create unique index no_such_lane on log_segment (lane) where lane = " + lane));
    store.writeAll(sql ->
        sql.update(
            """
            insert into log_segment
              (first_offset, record_count, lane, received_from, received_to, retry_ids, block)
            values (-1, 1, ?, 0, 0, ?, ?)
            """,
            lane,
            new byte[0],
            new byte[0]));
  }

  private static LogRecord record(long lane, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return new LogRecord.Callback(
        lane,
        1_000,
        new byte[LogRecord.RETRY_ID_BYTES],
        "delivery",
        "",
        "",
        "192.0.2.1",
        Map.of(),
        Map.of(),
        bytes,
        bytes.length,
        false,
        List.of());
  }

  private static String stored(EventLog log, long offset) {
    Segment segment = log.segmentAt(offset).orElseThrow();
    return body(segment.records().get((int) (offset - segment.firstOffset())));
  }

  private static List<String> records(EventLog log) {
    return heads(log).stream()
        .flatMap(head -> log.segmentAt(head.firstOffset()).orElseThrow().records().stream())
        .map(TableEventLogTest::body)
        .toList();
  }

  /** All but the row that stands in the way. */
  private static List<EventLog.Head> heads(EventLog log) {
    return log.heads(0, 10_000).stream().filter(head -> head.firstOffset() > 0).toList();
  }

  private static String body(LogRecord record) {
    return new String(((LogRecord.Callback) record).body(), UTF_8);
  }
}
