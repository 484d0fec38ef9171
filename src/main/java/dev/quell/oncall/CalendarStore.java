package dev.quell.oncall;

import dev.quell.queue.LogRecord;
import dev.quell.storage.Sql;
import dev.quell.timer.WakeUp;
import dev.quell.web.ApiException;
import java.util.List;
import java.util.Optional;

/** The SQL of calendars. */
final class CalendarStore {
  private CalendarStore() {}

  static List<Calendar> all(Sql sql) {
    return sql.list(
        """
        select cal_id, body, creator_id, created_at, updated_by, updated_at
        from calendar where status = 'enabled' order by created_at, cal_id
        """,
        row ->
            new Calendar(
                row.getString(1),
                Calendar.Body.of(row.getString(2)),
                new Stamps(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))));
  }

  /** As the commands below this offset had left them. */
  static List<Calendar> before(Sql sql, long offset) {
    return sql.list(
        """
        select v.cal_id, v.body, v.updated_by, v.updated_at from calendar_version v
        where v.status = 'enabled' and v.log_offset = (
          select max(newest.log_offset) from calendar_version newest
          where newest.cal_id = v.cal_id and newest.log_offset < ?)
        order by v.cal_id
        """,
        row ->
            new Calendar(
                row.getString(1),
                Calendar.Body.of(row.getString(2)),
                new Stamps(0, 0, row.getLong(3), row.getLong(4))),
        offset);
  }

  static void put(Sql sql, Calendar calendar, LogRecord.Command command, long offset) {
    write(sql, calendar, "enabled", command, offset);
  }

  static void remove(Sql sql, Calendar calendar, LogRecord.Command command, long offset) {
    write(sql, calendar, "deleted", command, offset);
  }

  private static void write(
      Sql sql, Calendar calendar, String status, LogRecord.Command command, long offset) {
    String body = calendar.body().json();
    sql.update(
        """
        insert into calendar
          (cal_id, status, body, creator_id, created_at, updated_by, updated_at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (cal_id) do update set
          status = excluded.status, body = excluded.body, updated_by = excluded.updated_by,
          updated_at = excluded.updated_at
        """,
        calendar.id(),
        status,
        body,
        calendar.stamps().creatorId(),
        calendar.stamps().createdAt(),
        command.by(),
        command.receivedAt());
    sql.update(
        """
        insert into calendar_version (cal_id, log_offset, status, body, updated_by, updated_at)
        values (?, ?, ?, ?, ?, ?)
        """,
        calendar.id(),
        offset,
        status,
        body,
        command.by(),
        command.receivedAt());
  }

  /** The silences and escalation rules that ask this calendar, by the channel they belong to. */
  static List<ApiException.Ref> askedBy(Sql sql, String calendarId) {
    return sql.list(
        """
        select c.channel_id, c.name, r.rule_id from channel_rule r
        join channel c on c.channel_id = r.channel_id
        where r.kind = 'silence' and c.status <> 'deleted' and r.body like ?
        union all
        select c.channel_id, c.name, r.rule_id from escalation_rule r
        join channel c on c.channel_id = r.channel_id
        where c.status <> 'deleted' and r.body like ?
        order by 1, 3
        """,
        row -> new ApiException.Ref("channel", row.getLong(1), row.getString(2)),
        naming(calendarId),
        naming(calendarId));
  }

  static Optional<String> changedBy(Sql sql, long offset) {
    return sql.one(
        "select cal_id from calendar_version where log_offset = ?",
        row -> row.getString(1),
        offset);
  }

  /** What judges again the alerts such silences hold. */
  static List<WakeUp> held(Sql sql, String calendarId, long now) {
    return sql.list(
        """
        select distinct a.channel_id, a.hold_rule_id from alert a
        join channel_rule r on r.rule_id = a.hold_rule_id
        where a.is_open = 1 and a.hold_rule_id <> '' and r.kind = 'silence' and r.body like ?
        """,
        row -> new WakeUp("silence_end", row.getLong(1) + "/" + row.getString(2), now),
        naming(calendarId));
  }

  private static String naming(String calendarId) {
    return "%\"cal_id\":\"" + calendarId + "\"%";
  }
}
