package dev.quell.oncall;

import dev.quell.queue.LogRecord;
import dev.quell.storage.Sql;
import dev.quell.web.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of schedules, roles and feeds. */
final class ScheduleStore {
  private static final JsonMapper JSON = Json.mapper();

  private ScheduleStore() {}

  static List<Schedule> all(Sql sql) {
    return sql.list(
        """
        select schedule_id, body, creator_id, created_at, updated_by, updated_at
        from schedule where status = 'enabled' order by schedule_id
        """,
        row ->
            new Schedule(
                row.getLong(1),
                JSON.readValue(row.getString(2), Schedule.Body.class),
                new Stamps(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))));
  }

  /** What it said from that epoch second on, and what it said before each change since. */
  static List<History.Version> versions(Sql sql, long scheduleId, long second) {
    return sql.list(
        """
        select v.updated_at, v.body from schedule_version v
        where v.schedule_id = ? and v.log_offset >= (
          select coalesce(max(last.log_offset), 0) from schedule_version last
          where last.schedule_id = v.schedule_id and last.updated_at < ?)
        order by v.log_offset
        """,
        row ->
            new History.Version(
                row.getLong(1) / 1000, JSON.readValue(row.getString(2), Schedule.Body.class)),
        scheduleId,
        (second + 1) * 1000);
  }

  static void put(Sql sql, Schedule schedule, LogRecord.Command command, long offset) {
    write(sql, schedule, "enabled", command, offset);
  }

  /** With the feeds of it, which lead nowhere now. */
  static void remove(Sql sql, Schedule schedule, LogRecord.Command command, long offset) {
    write(sql, schedule, "deleted", command, offset);
    sql.update("delete from schedule_feed where schedule_id = ?", schedule.id());
  }

  private static void write(
      Sql sql, Schedule schedule, String status, LogRecord.Command command, long offset) {
    String body = JSON.writeValueAsString(schedule.body());
    sql.update(
        """
        insert into schedule
          (schedule_id, status, body, creator_id, created_at, updated_by, updated_at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (schedule_id) do update set
          status = excluded.status, body = excluded.body, updated_by = excluded.updated_by,
          updated_at = excluded.updated_at
        """,
        schedule.id(),
        status,
        body,
        schedule.stamps().creatorId(),
        schedule.stamps().createdAt(),
        command.by(),
        command.receivedAt());
    sql.update(
        """
        insert into schedule_version
          (schedule_id, log_offset, status, body, updated_by, updated_at)
        values (?, ?, ?, ?, ?, ?)
        """,
        schedule.id(),
        offset,
        status,
        body,
        command.by(),
        command.receivedAt());
  }

  /** Names of roles by id, without 0. */
  static Map<Long, String> roles(Sql sql) {
    Map<Long, String> roles = new LinkedHashMap<>();
    sql.list(
            "select role_id, name from oncall_role order by role_id",
            row -> Map.entry(row.getLong(1), row.getString(2)))
        .forEach(role -> roles.put(role.getKey(), role.getValue()));
    return roles;
  }

  static void putFeed(Sql sql, Feed feed, String tokenHash) {
    sql.update(
        """
        insert into schedule_feed (feed_id, token_hash, schedule_id, person_id, created_at)
        values (?, ?, ?, ?, ?)
        """,
        feed.id(),
        tokenHash,
        feed.scheduleId(),
        feed.personId(),
        feed.createdAt());
  }

  static boolean removeFeed(Sql sql, String feedId) {
    return sql.update("delete from schedule_feed where feed_id = ?", feedId) > 0;
  }

  static List<Feed> feeds(Sql sql) {
    return sql.list(
        """
        select feed_id, schedule_id, person_id, created_at from schedule_feed
        order by created_at, feed_id
        """,
        row -> new Feed(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
  }

  /** Only while the account of who made it is in use. */
  static Optional<Feed> feed(Sql sql, String tokenHash) {
    return sql.one(
        """
        select f.feed_id, f.schedule_id, f.person_id, f.created_at
        from schedule_feed f
        join member m on m.member_id = f.person_id
        where f.token_hash = ? and m.status = 'enabled'
        """,
        row -> new Feed(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)),
        tokenHash);
  }
}
