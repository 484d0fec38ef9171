package dev.quell.timer;

import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import java.util.List;
import java.util.Optional;

/** The rows of all waiting. */
public final class Timers {
  private final Database database;

  public Timers(Database database) {
    this.database = database;
  }

  /** Those due at or before the instant, earliest first. */
  public List<WakeUp> dueBy(long instant) {
    return database.read(sql ->
        sql.list(
            "select kind, subject, due_at from wake_up where due_at <= ? order by due_at, kind, subject",
            row -> new WakeUp(row.getString(1), row.getString(2), row.getLong(3)),
            instant));
  }

  /** All of them, a page at a time, by kind and subject, behind this one. */
  public static List<WakeUp> page(Sql sql, Optional<WakeUp> last, int limit) {
    return sql.list(
        """
        select kind, subject, due_at from wake_up where (kind, subject) > (?, ?)
        order by kind, subject limit ?
        """,
        row -> new WakeUp(row.getString(1), row.getString(2), row.getLong(3)),
        last.map(WakeUp::kind).orElse(""),
        last.map(WakeUp::subject).orElse(""),
        limit);
  }

  /** When the earliest is due; empty when nothing waits. */
  public Optional<Long> nextDue() {
    return database.read(sql ->
        sql.one("select due_at from wake_up order by due_at limit 1", row -> row.getLong(1)));
  }

  public static void put(Sql sql, List<WakeUp> wakeUps) {
    sql.batch(
        """
        insert into wake_up (kind, subject, due_at) values (?, ?, ?)
        on conflict (kind, subject) do update set due_at = excluded.due_at
        """,
        wakeUps.stream()
            .map(wakeUp -> new Object[] {wakeUp.kind(), wakeUp.subject(), wakeUp.dueAt()})
            .toList());
  }

  public static void remove(Sql sql, List<WakeUp> wakeUps) {
    sql.batch(
        "delete from wake_up where kind = ? and subject = ?",
        wakeUps.stream().map(wakeUp -> new Object[] {wakeUp.kind(), wakeUp.subject()}).toList());
  }
}
