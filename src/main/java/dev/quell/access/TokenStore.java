package dev.quell.access;

import dev.quell.storage.Sql;
import java.util.Optional;

/** The SQL of secrets that open something once; kept as fingerprints only. */
final class TokenStore {
  static final String INVITATION = "invitation";
  static final String RESET = "reset";

  private TokenStore() {}

  /**
   * One that was given out.
   *
   * @param kind {@link #INVITATION} or {@link #RESET}
   * @param expiresAt epoch milliseconds
   */
  record Given(String hash, String kind, long personId, long expiresAt) {}

  /** The only one of its kind this person has from now on. */
  static void put(Sql sql, Given token, long now) {
    sql.update("delete from member_token where expires_at <= ?", now);
    sql.update(
        "delete from member_token where member_id = ? and kind = ?",
        token.personId(),
        token.kind());
    sql.update(
        """
        insert into member_token (token_hash, kind, member_id, created_at, expires_at)
        values (?, ?, ?, ?, ?)
        """,
        token.hash(),
        token.kind(),
        token.personId(),
        now,
        token.expiresAt());
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
