package dev.quell.escalation;

import dev.quell.storage.Sql;
import java.util.List;

/** The SQL that looks for what nobody looks after. */
final class WatchdogStore {
  private static final int MOST = 200;

  private WatchdogStore() {}

  /** Open incidents whose rule has something left to do that nothing will do. */
  static List<String> forgotten(Sql sql) {
    return sql.list(
        """
        select c.incident_id from escalation_chain c
        join incident i on i.incident_id = c.incident_id
        where c.rest = '' and i.progress < 2 and i.snoozed_until = 0
          and not exists (
            select 1 from wake_up w where w.kind = 'escalate' and w.subject = c.incident_id)
        limit ?
        """,
        row -> row.getString(1),
        MOST);
  }

  /** Incidents nobody has acknowledged though their rule rests because somebody had. */
  static List<String> restingWrongly(Sql sql) {
    return sql.list(
        """
        select c.incident_id from escalation_chain c
        join incident i on i.incident_id = c.incident_id
        where c.rest in ('acknowledged', 'closed') and i.progress = 0 and i.snoozed_until = 0
        limit ?
        """,
        row -> row.getString(1),
        MOST);
  }

  /** Alarms of the watchdog that are open; their titles begin like that. */
  static List<String> alarms(Sql sql, String title) {
    return sql.list(
        """
        select incident_id from incident
        where channel_id = 0 and progress < 2 and title like ? order by created_at limit ?
        """,
        row -> row.getString(1),
        title + "%",
        MOST);
  }

  /** Wake-ups that were due before the instant. */
  static long wakeUpsDueBefore(Sql sql, long instant) {
    return sql.number("select count(*) from wake_up where due_at < ? and due_at > 0", instant);
  }

  /** Notices due before the instant that nobody took, or took and never came back with. */
  static long noticesDueBefore(Sql sql, long instant) {
    return sql.number("select count(*) from notice where state < 2 and due_at < ?", instant);
  }
}
