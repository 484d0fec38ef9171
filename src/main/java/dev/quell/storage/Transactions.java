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

  private static void rollBack(Connection connection, Throwable cause) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
