package dev.quell.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/** Begin, work, commit; roll back on anything else. */
final class Transactions {
  private Transactions() {}

  static <T> T run(Connection connection, Sql sql, Function<Sql, T> work) {
    try {
      connection.setAutoCommit(false);
      T answer = work.apply(sql);
      connection.commit();
      return answer;
    } catch (SQLException e) {
      rollBack(connection, e);
      throw new StorageException("commit failed: " + e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    } finally {
      autoCommit(connection);
    }
  }

  private static void rollBack(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static void autoCommit(Connection connection) {
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new StorageException("the connection is broken: " + e.getMessage(), e);
    }
  }
}
