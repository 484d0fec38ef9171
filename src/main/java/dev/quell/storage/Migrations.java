package dev.quell.storage;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings the tables of a store up to this version, and refuses a store of a newer one. */
final class Migrations {
  private Migrations() {}

  static void run(DataSource source, String place) {
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(source)
            .locations("classpath:migrations")
            .table("quell_migrations")
            .ignoreMigrationPatterns("*:future")
            .load();
    for (MigrationInfo info : flyway.info().all()) {
      if (info.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new StorageException(
            "the data was written by a newer Quell (migration "
                + info.getVersion()
                + "). Start that version, or restore a backup made before the upgrade.");
      }
    }
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      throw new StorageException("the " + place + " tables cannot be made: " + e.getMessage(), e);
    }
  }
}
