package dev.quell.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store of an older version keeps what it knew. */
class UpgradeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void theIntegrationCenterKnowsWhenEachIntegrationLastPushed(TestDatabases kind) {
    try (Database database = kind.open(folder)) {
      database.writeAll(UpgradeTest::undoIntegrationCenter);
      database.writeAll(sql -> {
        segment(sql, 1, 0, 1_700_000_000_000L);
        segment(sql, 2, 7, 1_700_000_000_000L);
        segment(sql, 3, 7, 1_700_007_200_000L);
        segment(sql, 4, 8, 1_700_003_600_000L);
        for (long lane : List.of(0L, 7L, 8L)) {
          sql.update("insert into flow_position (lane, next_offset) values (?, 5)", lane);
        }
      });
    }

    try (Database database = kind.open(folder)) {
      List<String> hours =
          database.read(sql ->
              sql.list(
                  """
                  select integration_id, hour, last_at, accepted from integration_hour
                  order by integration_id
                  """,
                  row ->
                      "%d in hour %d at %d: %d"
                          .formatted(
                              row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))));
      assertThat(hours)
          .containsExactly(
              "7 in hour 472224 at 1700007200000: 0", "8 in hour 472223 at 1700003600000: 0");
    }
  }

  private static void undoIntegrationCenter(Sql sql) {
    sql.update("drop table integration_hour");
    sql.update("drop table integration_error");
    for (String column : List.of("old_key", "old_key_until", "silent_after_minutes")) {
      sql.update("alter table integration drop column " + column);
    }
    sql.update("delete from quell_migrations where version = '4'");
  }

  private static void segment(Sql sql, long offset, long lane, long receivedTo) {
    sql.update(
        """
        insert into log_segment
          (first_offset, record_count, lane, received_from, received_to, retry_ids, block)
        values (?, 1, ?, ?, ?, ?, ?)
        """,
        offset,
        lane,
        receivedTo - 1,
        receivedTo,
        new byte[16],
        new byte[0]);
  }
}
