package dev.quell.access;

import dev.quell.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The SQL of accounts; passwords are kept as hashes only. */
final class MemberStore {
  private static final String DELETED_MARK = "#";

  private MemberStore() {}

  /** What a login is checked against. */
  record Login(long personId, String passwordHash) {}

  static boolean isEmpty(Sql sql) {
    return sql.number("select count(*) from member") == 0;
  }

  static List<Person> all(Sql sql) {
    return sql.list(
        """
        select member_id, name, email, status, body, created_at, updated_at
        from member order by created_at, member_id
        """,
        MemberStore::person);
  }

  static void put(Sql sql, Person person) {
    sql.update(
        """
        insert into member
          (member_id, name, email, password_hash, status, body, created_at, updated_at)
        values (?, ?, ?, '', ?, ?, ?, ?)
        on conflict (member_id) do update set
          name = excluded.name, email = excluded.email, status = excluded.status,
          body = excluded.body, updated_at = excluded.updated_at
        """,
        person.id(),
        person.name(),
        person.email(),
        person.status().word(),
        person.body().json(),
        person.createdAt(),
        person.updatedAt());
  }

  /** Takes the address and the password away, so that somebody else may have the address. */
  static void forget(Sql sql, long personId) {
    sql.update(
        "update member set email = ?, password_hash = '' where member_id = ?",
        DELETED_MARK + personId,
        personId);
  }

  static void setPassword(Sql sql, long personId, String hash) {
    sql.update("update member set password_hash = ? where member_id = ?", hash, personId);
  }

  static Optional<Login> byEmail(Sql sql, String email) {
    return sql.one(
        """
        select member_id, password_hash from member
        where email = ? and status = 'enabled' and password_hash <> ''
        """,
        row -> new Login(row.getLong(1), row.getString(2)),
        email);
  }

  static Optional<String> passwordHash(Sql sql, long personId) {
    return sql.one(
        "select password_hash from member where member_id = ?", row -> row.getString(1), personId);
  }

  private static Person person(ResultSet row) throws SQLException {
    String email = row.getString(3);
    return new Person(
        row.getLong(1),
        row.getString(2),
        email.startsWith(DELETED_MARK) ? "" : email,
        Person.Status.of(row.getString(4)),
        Person.Body.of(row.getString(5)),
        row.getLong(6),
        row.getLong(7));
  }
}
