package dev.quell.access;

import dev.quell.storage.Sql;
import java.util.Optional;

/** The SQL of codes that prove addresses; kept as fingerprints only. */
final class ContactCodeStore {
  private ContactCodeStore() {}

  /**
   * The newest code for an address.
   *
   * @param day since 1970 in UTC, of which {@code sentToday} counts
   */
  record Kept(String codeHash, long sentAt, int triesLeft, long day, int sentToday) {}

  static Optional<Kept> find(Sql sql, long personId, String medium, String address) {
    return sql.one(
        """
        select code_hash, sent_at, tries_left, day, sent_today from contact_code
        where member_id = ? and medium = ? and address = ?
        """,
        row ->
            new Kept(
                row.getString(1), row.getLong(2), row.getInt(3), row.getLong(4), row.getInt(5)),
        personId,
        medium,
        address);
  }

  /** How often this person was sent one that day, wherever to. */
  static long sent(Sql sql, long personId, long day) {
    return sql.number(
        "select coalesce(sum(sent_today), 0) from contact_code where member_id = ? and day = ?",
        personId,
        day);
  }

  static void put(Sql sql, long personId, Contact contact, Kept code) {
    sql.update(
        """
        insert into contact_code
          (member_id, medium, address, code_hash, sent_at, tries_left, day, sent_today)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (member_id, medium, address) do update set
          code_hash = excluded.code_hash, sent_at = excluded.sent_at,
          tries_left = excluded.tries_left, day = excluded.day, sent_today = excluded.sent_today
        """,
        personId,
        contact.medium(),
        contact.address(),
        code.codeHash(),
        code.sentAt(),
        code.triesLeft(),
        code.day(),
        code.sentToday());
  }
}
