package dev.quell.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * One connection, lent for one read or one transaction; statements are text blocks with {@code ?}.
 */
public final class Sql {
  private final Connection connection;
  private final Dialect dialect;
  private final LongAdder rows;

  Sql(Connection connection, Dialect dialect, LongAdder rows) {
    this.connection = connection;
    this.dialect = dialect;
    this.rows = rows;
  }

  /** Makes one record of the current row. */
  @FunctionalInterface
  public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  public Dialect dialect() {
    return dialect;
  }

  public <T> List<T> list(String statement, RowMapper<T> mapper, Object... arguments) {
    try (PreparedStatement prepared = prepare(statement, arguments);
        ResultSet rows = prepared.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(mapper.map(rows));
      }
      return found;
    } catch (SQLException e) {
      throw failed(statement, e);
    }
  }

  public <T> Optional<T> one(String statement, RowMapper<T> mapper, Object... arguments) {
    List<T> found = list(statement, mapper, arguments);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  /** The single number a query answers with; zero when it answers with no row. */
  public long number(String statement, Object... arguments) {
    return one(statement, row -> row.getLong(1), arguments).orElse(0L);
  }

  public int update(String statement, Object... arguments) {
    try (PreparedStatement prepared = prepare(statement, arguments)) {
      int changed = prepared.executeUpdate();
      rows.add(changed);
      return changed;
    } catch (SQLException e) {
      throw failed(statement, e);
    }
  }

  /** Runs one statement for many rows in one round trip. */
  public void batch(String statement, List<Object[]> values) {
    if (values.isEmpty()) {
      return;
    }
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      for (Object[] row : values) {
        bind(prepared, row);
        prepared.addBatch();
      }
      prepared.executeBatch();
      rows.add(values.size());
    } catch (SQLException e) {
      throw failed(statement, e);
    }
  }

  private PreparedStatement prepare(String statement, Object... arguments) throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(statement);
    try {
      bind(prepared, arguments);
      return prepared;
    } catch (SQLException e) {
      prepared.close();
      throw e;
    }
  }

  private static void bind(PreparedStatement prepared, Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case Boolean flag -> prepared.setInt(i + 1, flag ? 1 : 0);
        case byte[] bytes -> prepared.setBytes(i + 1, bytes);
        case Long number -> prepared.setLong(i + 1, number);
        case Integer number -> prepared.setInt(i + 1, number);
        case String text -> prepared.setString(i + 1, text);
        case Object other ->
            throw new IllegalArgumentException(
                "argument "
                    + (i + 1)
                    + ": "
                    + other.getClass()
                    + " (expected: text, number, bytes)");
      }
    }
  }

  private static StorageException failed(String statement, SQLException cause) {
    String firstLine = statement.strip().lines().findFirst().orElse("");
    return new StorageException(firstLine + " … failed: " + cause.getMessage(), cause);
  }
}
