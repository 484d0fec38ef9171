package dev.quell.access;

import dev.quell.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The tables of accounts, app keys and sessions; secrets are kept as fingerprints only. */
final class MemberStore {
  private MemberStore() {}

  /** What a login is checked against. */
  record Login(Member member, String passwordHash) {}

  /** Whom a session belongs to, and until when. */
  record OpenSession(Member member, long expiresAt) {}

  static boolean isEmpty(Sql sql) {
    return sql.number("select count(*) from member") == 0;
  }

  static void insert(Sql sql, Member member, String passwordHash, long now) {
    sql.update(
        """
        insert into member (member_id, name, email, password_hash, status, created_at, updated_at)
        values (?, ?, ?, ?, 'enabled', ?, ?)
        """,
        member.memberId(),
        member.name(),
        member.email(),
        passwordHash,
        now,
        now);
  }

  static Optional<Login> byEmail(Sql sql, String email) {
    return sql.one(
        """
        select member_id, name, email, password_hash
        from member
        where email = ? and status = 'enabled'
        """,
        row -> new Login(member(row), row.getString("password_hash")),
        email);
  }

  static void insertKey(Sql sql, String keyHash, long memberId, String name, long now) {
    sql.update(
        "insert into app_key (key_hash, member_id, name, created_at) values (?, ?, ?, ?)",
        keyHash,
        memberId,
        name,
        now);
  }

  static Optional<Member> byKey(Sql sql, String keyHash) {
    return sql.one(
        """
        select m.member_id, m.name, m.email
        from app_key k
        join member m on m.member_id = k.member_id
        where k.key_hash = ? and m.status = 'enabled'
        """,
        MemberStore::member,
        keyHash);
  }

  static void insertSession(Sql sql, String tokenHash, long memberId, long now, long expiresAt) {
    sql.update(
        "insert into session (token_hash, member_id, created_at, expires_at) values (?, ?, ?, ?)",
        tokenHash,
        memberId,
        now,
        expiresAt);
  }

  static Optional<OpenSession> bySession(Sql sql, String tokenHash, long now) {
    return sql.one(
        """
        select m.member_id, m.name, m.email, s.expires_at
        from session s
        join member m on m.member_id = s.member_id
        where s.token_hash = ? and s.expires_at > ? and m.status = 'enabled'
        """,
        row -> new OpenSession(member(row), row.getLong("expires_at")),
        tokenHash,
        now);
  }

  static void extendSession(Sql sql, String tokenHash, long expiresAt) {
    sql.update("update session set expires_at = ? where token_hash = ?", expiresAt, tokenHash);
  }

  static void deleteSession(Sql sql, String tokenHash) {
    sql.update("delete from session where token_hash = ?", tokenHash);
  }

  static void deleteExpiredSessions(Sql sql, long now) {
    sql.update("delete from session where expires_at <= ?", now);
  }

  private static Member member(ResultSet row) throws SQLException {
    return new Member(row.getLong("member_id"), row.getString("name"), row.getString("email"));
  }
}
