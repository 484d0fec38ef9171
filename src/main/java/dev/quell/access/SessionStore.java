package dev.quell.access;

import dev.quell.storage.Sql;
import java.util.Optional;

/** The SQL of sessions; their tokens are kept as fingerprints only. */
final class SessionStore {
  private SessionStore() {}

  /** Whom a session belongs to, and until when. */
  record OpenSession(long personId, long expiresAt) {}

  static void insert(Sql sql, String tokenHash, long personId, long now, long expiresAt) {
    sql.update(
        "insert into session (token_hash, member_id, created_at, expires_at) values (?, ?, ?, ?)",
        tokenHash,
        personId,
        now,
        expiresAt);
  }

  static Optional<OpenSession> find(Sql sql, String tokenHash, long now) {
    return sql.one(
        "select member_id, expires_at from session where token_hash = ? and expires_at > ?",
        row -> new OpenSession(row.getLong(1), row.getLong(2)),
        tokenHash,
        now);
  }

  static void extend(Sql sql, String tokenHash, long expiresAt) {
    sql.update("update session set expires_at = ? where token_hash = ?", expiresAt, tokenHash);
  }

  static void delete(Sql sql, String tokenHash) {
    sql.update("delete from session where token_hash = ?", tokenHash);
  }

  static void deleteExpired(Sql sql, long now) {
    sql.update("delete from session where expires_at <= ?", now);
  }

  /** All of a person but one; an empty text spares none. */
  static void deleteOthers(Sql sql, long personId, String sparedHash) {
    sql.update("delete from session where member_id = ? and token_hash <> ?", personId, sparedHash);
  }
}
