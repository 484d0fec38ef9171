package dev.quell.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void keepsACommittedRowAcrossAReopening(TestDatabases kind) {
    try (Database database = kind.open(folder)) {
      database.writeAll(sql -> sql.update("insert into sequence values ('x', 7)"));
    }

    try (Database database = kind.open(folder)) {
      assertThat(nextValue(database)).isEqualTo(7);
    }
  }

  @Test
  void theEmbeddedStoreIsForItsOwnerAlone() throws IOException {
    try (Database database = TestDatabases.SQLITE.open(folder)) {
      database.writeAll(sql -> sql.update("insert into sequence values ('x', 7)"));
      for (String name : List.of("quell.db", "quell.db-wal")) {
        Path file = folder.resolve(name);
        assertThat(Files.getPosixFilePermissions(file))
            .as(name)
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void keepsNothingOfAFailedTransaction(TestDatabases kind) {
    try (Database database = kind.open(folder)) {
      assertThatThrownBy(() ->
              database.writeAll(sql -> {
                sql.update("insert into sequence values ('x', 7)");
                throw new IllegalStateException("stop");
              }))
          .hasMessage("stop");

      assertThat(nextValue(database)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void readsBackBytesTextAndNumbersOfABatch(TestDatabases kind) {
    try (Database database = kind.open(folder)) {
      byte[] bytes = {0, 1, -1, 127, -128};

      database.writeAll(sql ->
          sql.batch(
              "insert into alert_event (alert_id, first_no, event_ids) values (?, ?, ?)",
              List.of(new Object[] {"告警 🚨", 1L, bytes}, new Object[] {"b", 2L, bytes})));

      byte[] found =
          database.read(sql ->
              sql.one(
                      "select event_ids from alert_event where alert_id = ?",
                      row -> row.getBytes(1),
                      "告警 🚨")
                  .orElseThrow());
      assertThat(found).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void refusesDataOfANewerVersion(TestDatabases kind) {
    try (Database database = kind.open(folder)) {
      database.writeAll(sql ->
          sql.update(
              """
              insert into quell_migrations
                (installed_rank, version, description, type, script, checksum, installed_by,
                 execution_time, success)
              select 99, '999', 'later', type, 'V999__later.sql', 1, installed_by, 1, success
              from quell_migrations where version = '1'
              """));
    }

    assertThatThrownBy(() -> kind.open(folder))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("written by a newer Quell (migration 999)");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void readsWithinReadsNeverWaitForEachOther(TestDatabases kind) throws InterruptedException {
    try (Database database = kind.open(folder)) {
      AtomicInteger answered = new AtomicInteger();
      List<Thread> readers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        readers.add(
            Thread.ofVirtual()
                .start(() ->
                    answered.addAndGet(
                        Math.toIntExact(
                            database.read(sql -> database.read(in -> in.number("select 1")))))));
      }
      for (Thread reader : readers) {
        reader.join();
      }

      assertThat(answered.get()).isEqualTo(40);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void tellsARefusalFromTrouble(TestDatabases kind) {
    Database database = kind.open(folder);
    try (database) {
      database.writeAll(sql -> sql.update("insert into sequence values ('x', 7)"));

      assertThat(failure(database, "insert into sequence values ('x', 8)").isRefusal()).isTrue();
      assertThat(failure(database, "insert into nowhere values (1)").isRefusal()).isFalse();
    }
  }

  private static StorageException failure(Database database, String statement) {
    return catchThrowableOfType(
        StorageException.class, () -> database.writeAll(sql -> sql.update(statement)));
  }

  @Test
  void theEmbeddedStoreSyncsEachCommitAndHasLargePages() {
    try (Database database = TestDatabases.SQLITE.open(folder)) {
      assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(database, "page_size")).isEqualTo("8192");
      assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
      String synchronous =
          database.write(
              sql -> sql.one("pragma synchronous", row -> row.getString(1)).orElseThrow());
      assertThat(synchronous).as("2 is FULL").isEqualTo("2");
    }
  }

  private static String pragma(Database database, String name) {
    return database.read(sql -> sql.one("pragma " + name, row -> row.getString(1)).orElseThrow());
  }

  @Test
  void refusesASecondQuellInTheSameFolder() {
    try (Database database = TestDatabases.SQLITE.open(folder)) {
      assertThat(database.answers()).isTrue();

      assertThatThrownBy(() -> TestDatabases.SQLITE.open(folder))
          .hasMessageContaining("is in use by another Quell");
    }
  }

  private static long nextValue(Database database) {
    return database.read(sql -> sql.number("select next_value from sequence where name = 'x'"));
  }
}
