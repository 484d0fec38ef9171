package dev.quell.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store of an older version keeps what it knew. */
class UpgradeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void theIntegrationCenterKnowsWhenEachIntegrationLastPushed(TestDatabases kind)
      throws SQLException {
    String url = kind.databaseUrl(folder).orElse("jdbc:sqlite:" + folder.resolve("quell.db"));
    upTo("3", url);
    try (Connection connection = DriverManager.getConnection(url)) {
      segment(connection, 1, 0, 1_700_000_000_000L);
      segment(connection, 2, 7, 1_700_000_000_000L);
      segment(connection, 3, 7, 1_700_007_200_000L);
      segment(connection, 4, 8, 1_700_003_600_000L);
      for (long lane : List.of(0L, 7L, 8L)) {
        run(connection, "insert into flow_position (lane, next_offset) values (?, 5)", lane);
      }
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

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whoeverWasHereBeforeThereWereRolesIsAnAdministratorAndKeepsTheirKey(TestDatabases kind)
      throws SQLException {
    String url = kind.databaseUrl(folder).orElse("jdbc:sqlite:" + folder.resolve("quell.db"));
    upTo("12", url);
    try (Connection connection = DriverManager.getConnection(url)) {
      run(
          connection,
          """
          insert into member
            (member_id, name, email, password_hash, status, created_at, updated_at)
          values (41, 'Mia', 'mia@example.org', '', 'enabled', 1, 1)
          """);
      run(connection, "insert into app_key values ('abc', 41, 'first key', 1)");
      run(connection, "insert into app_key values ('abd', 41, 'second key', 1)");
    }

    try (Database database = kind.open(folder)) {
      List<String> bodies =
          database.read(sql -> sql.list("select body from member", row -> row.getString(1)));
      List<String> keys =
          database.read(sql ->
              sql.list(
                  "select key_id, key_hash, status from person_key order by key_id",
                  row -> row.getLong(1) + row.getString(2) + row.getString(3)));
      assertThat(bodies).containsExactly("{\"role_ids\":[2],\"email_verified\":true}");
      assertThat(keys).containsExactly("1abcenabled", "2abdenabled");
      assertThat(database.<Long>write(sql -> Sequences.next(sql, "member"))).isEqualTo(42);
      assertThat(database.<Long>write(sql -> Sequences.next(sql, "app_key"))).isEqualTo(3);
    }
  }

  /** The tables as an older version left them. */
  private static void upTo(String version, String url) {
    Flyway.configure(UpgradeTest.class.getClassLoader())
        .dataSource(url, "", "")
        .locations("classpath:migrations")
        .table("quell_migrations")
        .target(version)
        .load()
        .migrate();
  }

  private static void segment(Connection connection, long offset, long lane, long receivedTo)
      throws SQLException {
    run(
        connection,
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

  private static void run(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      statement.executeUpdate();
    }
  }
}
