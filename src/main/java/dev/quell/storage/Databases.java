package dev.quell.storage;

import java.nio.file.Path;
import java.util.Optional;

/** Opens the store a setting names, with its tables brought up to date. */
public final class Databases {
  private Databases() {}

  /**
   * Opens it, or says in one sentence why it cannot be opened and what to do.
   *
   * @param url a PostgreSQL JDBC URL ({@code jdbc:postgresql://host/db?user=…&password=…}); without
   *     one the embedded store in {@code folder} is used
   */
  public static Database open(Optional<String> url, Path folder) {
    if (url.isEmpty()) {
      return new SqliteDatabase(folder);
    }
    if (!url.get().startsWith("jdbc:postgresql:")) {
      throw new StorageException(
          "QUELL_DATABASE_URL starts with \""
              + url.get().substring(0, Math.min(16, url.get().length()))
              + "\" (expected: jdbc:postgresql://host/database?user=…&password=…)");
    }
    return new PostgresDatabase(url.get());
  }
}
