package dev.quell.access;

import dev.quell.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The SQL of API keys; they are kept as fingerprints only. */
final class KeyStore {
  private static final String COLUMNS =
      "select key_id, member_id, name, status, created_at, last_used_at from person_key ";

  private KeyStore() {}

  static void insert(Sql sql, AppKey key, String hash) {
    sql.update(
        """
        insert into person_key
          (key_id, key_hash, member_id, name, status, created_at, last_used_at)
        values (?, ?, ?, ?, 'enabled', ?, 0)
        """,
        key.id(),
        hash,
        key.personId(),
        key.name(),
        key.createdAt());
  }

  static Optional<AppKey> enabled(Sql sql, String hash) {
    return sql.one(COLUMNS + "where key_hash = ? and status = 'enabled'", KeyStore::key, hash);
  }

  static Optional<AppKey> find(Sql sql, long id) {
    return sql.one(COLUMNS + "where key_id = ?", KeyStore::key, id);
  }

  static List<AppKey> of(Sql sql, long personId) {
    return sql.list(COLUMNS + "where member_id = ? order by key_id", KeyStore::key, personId);
  }

  static void used(Sql sql, long id, long now) {
    sql.update("update person_key set last_used_at = ? where key_id = ?", now, id);
  }

  static void rename(Sql sql, long id, String name) {
    sql.update("update person_key set name = ? where key_id = ?", name, id);
  }

  static void enable(Sql sql, long id, boolean enabled) {
    sql.update(
        "update person_key set status = ? where key_id = ?", enabled ? "enabled" : "disabled", id);
  }

  static void delete(Sql sql, long id) {
    sql.update("delete from person_key where key_id = ?", id);
  }

  static void deleteAll(Sql sql, long personId) {
    sql.update("delete from person_key where member_id = ?", personId);
  }

  private static AppKey key(ResultSet row) throws SQLException {
    return new AppKey(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4).equals("enabled"),
        row.getLong(5),
        row.getLong(6));
  }
}
