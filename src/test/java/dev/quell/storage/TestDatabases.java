package dev.quell.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real stores for tests: a fresh SQLite folder, or a fresh database of the one PostgreSQL a run
 * starts.
 */
public enum TestDatabases {
  SQLITE {
    @Override
    public Database open(Path folder) {
      return Databases.open(Optional.empty(), folder);
    }
  },
  POSTGRESQL {
    @Override
    public Database open(Path folder) {
      return Databases.open(Optional.of(url(folder)), folder);
    }
  };

  /** What QUELL_DATABASE_URL says for this kind. */
  public Optional<String> databaseUrl(Path folder) {
    return this == POSTGRESQL ? Optional.of(url(folder)) : Optional.empty();
  }

  private static final AtomicInteger COUNTER = new AtomicInteger();

  /** Opens the store that belongs to this folder; the same folder gives the same data again. */
  public abstract Database open(Path folder);

  /** The URL of the PostgreSQL database that belongs to this folder; made on first use. */
  static String url(Path folder) {
    try {
      Path marker = folder.resolve("postgres.url");
      if (Files.exists(marker)) {
        return Files.readString(marker);
      }
      String name = "quell_" + COUNTER.incrementAndGet();
      try (var connection = Server.INSTANCE.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + name);
      }
      String url = Server.INSTANCE.getJdbcUrl("postgres", name);
      Files.createDirectories(folder);
      Files.writeString(marker, url);
      return url;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.sql.SQLException e) {
      throw new StorageException("no test database: " + e.getMessage(), e);
    }
  }

  /** Started once a run, with the durability Quell insists on. */
  private static final class Server {
    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "200")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
