package dev.quell.access;

import dev.quell.storage.Sql;
import java.util.Optional;

/** The SQL of secrets that open something once; kept as fingerprints only. */
final class TokenStore {
  static final String INVITATION = "invitation";
  static final String RESET = "reset";

  private TokenStore() {}

  /** The only one of its kind this person has from now on. */
  static void put(Sql sql, String hash, String kind, long personId, long now, long expiresAt) {
    sql.update("delete from member_token where expires_at <= ?", now);
    sql.update("delete from member_token where member_id = ? and kind = ?", personId, kind);
    sql.update(
        """
        insert into member_token (token_hash, kind, member_id, created_at, expires_at)
        values (?, ?, ?, ?, ?)
        """,
        hash,
        kind,
        personId,
        now,
        expiresAt);
  }

  /** Whose it is, unless its time is over. */
  static Optional<Long> person(Sql sql, String hash, String kind, long now) {
    return sql.one(
        """
        select member_id from member_token where token_hash = ? and kind = ? and expires_at > ?
        """,
        row -> row.getLong(1),
        hash,
        kind,
        now);
  }

  static void deleteAll(Sql sql, long personId) {
    sql.update("delete from member_token where member_id = ?", personId);
  }
}
