package dev.quell.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;

/** Begin, work, commit; roll back on anything else. */
final class Transactions {
  private Transactions() {}

  static <T> T run(Connection connection, Sql sql, Function<Sql, T> work) {
    try {
      connection.setAutoCommit(false);
      T answer = work.apply(sql);
      connection.commit();
      connection.setAutoCommit(true);
      return answer;
    } catch (SQLException e) {
      rollBack(connection, e);
      throw new StorageException("commit failed: " + e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    }
  }

  /** The same by hand: the driver would begin a transaction that keeps writers out. */
  static <T> T snapshot(Connection connection, Sql sql, Function<Sql, T> work) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("begin deferred");
      try {
        return work.apply(sql);
      } finally {
        statement.execute("rollback");
      }
    } catch (SQLException e) {
      throw new StorageException("reading failed: " + e.getMessage(), e);
    }
  }

  private static void rollBack(Connection connection, Throwable cause) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
