package dev.quell.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The production store: a PostgreSQL 15 or newer that really writes what it acknowledges. */
final class PostgresDatabase implements Database {
  private static final int READERS = 8;
  private static final int WRITERS = 4;

  private final HikariDataSource readers;
  private final HikariDataSource writers;
  private final LongAdder rows = new LongAdder();

  /** Of this database: a process may have several, each with connections of its own. */
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Sql> reading = new ThreadLocal<>();

  PostgresDatabase(String url) {
    this.writers = pool(url, "quell-writers", WRITERS);
    try {
      refuseForgetfulServer();
      Migrations.run(writers, "postgresql");
      this.readers = pool(url, "quell-readers", READERS);
    } catch (RuntimeException e) {
      writers.close();
      throw e;
    }
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public long rowsWritten() {
    return rows.sum();
  }

  /** A read within a read uses the same connection: waiting for a second could wait for ever. */
  @Override
  public <T> T read(Function<Sql, T> work) {
    Sql outer = reading.get();
    if (outer != null) {
      return work.apply(outer);
    }
    try (Connection connection = readers.getConnection()) {
      Sql sql = new Sql(connection, Dialect.POSTGRESQL, rows);
      reading.set(sql);
      return work.apply(sql);
    } catch (SQLException e) {
      throw new StorageException("the database does not answer: " + e.getMessage(), e);
    } finally {
      reading.remove();
    }
  }

  @Override
  public <T> T snapshot(Function<Sql, T> work) {
    try (Connection connection = readers.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      return Transactions.run(connection, new Sql(connection, Dialect.POSTGRESQL, rows), work);
    } catch (SQLException e) {
      throw new StorageException("the database does not answer: " + e.getMessage(), e);
    }
  }

  @Override
  public <T> T write(Function<Sql, T> work) {
    try (Connection connection = writers.getConnection()) {
      return Transactions.run(connection, new Sql(connection, Dialect.POSTGRESQL, rows), work);
    } catch (SQLException e) {
      throw new StorageException("the database does not answer: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
  }

  private void refuseForgetfulServer() {
    for (String setting : new String[] {"fsync", "synchronous_commit"}) {
      String value = write(sql -> sql.one("show " + setting, row -> row.getString(1)).orElse(""));
      if (value.equals("off")) {
        throw new StorageException(
            setting
                + ": off (expected: on). Quell answers 200 only for what is on disk; switch it on in PostgreSQL.");
      }
    }
  }

  private static HikariDataSource pool(String url, String name, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(5_000);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("ApplicationName", "quell");
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw new StorageException(
          "the database of QUELL_DATABASE_URL does not answer: "
              + e.getMessage()
              + ". Start it or correct the URL.",
          e);
    }
  }
}
