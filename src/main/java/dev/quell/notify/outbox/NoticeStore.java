package dev.quell.notify.outbox;

import dev.quell.storage.Dialect;
import dev.quell.storage.Retention;
import dev.quell.storage.Sql;
import dev.quell.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of notices and of the attempts to send them. */
public final class NoticeStore {
  /** So long it can be looked up what was sent. */
  public static final Retention.Aged AGED =
      new Retention.Aged("notice", Duration.ofDays(90), NoticeStore::prune);

  static final int WAITING = 0;
  static final int CLAIMED = 1;
  static final int DELIVERED = 2;
  static final int FAILED = 3;
  static final int DROPPED = 4;

  private static final JsonMapper JSON = Json.mapper();
  private static final String COLUMNS =
      "notice_id, incident_id, channel_id, schedule_id, body, created_at, state, due_at, attempts,"
          + " answer";

  private NoticeStore() {}

  /**
   * A notice, and how far it has come.
   *
   * @param dueAt of a waiting one: when it may be sent; epoch milliseconds
   * @param attempts how often it was tried
   */
  public record Kept(Notice notice, int state, long dueAt, int attempts, String answer) {
    /** One that cannot be sent at all. */
    public static Kept failed(Notice notice, String why) {
      return new Kept(notice, FAILED, 0, 0, why);
    }

    /** Whether something is still to come of it. */
    public boolean isOpen() {
      return state < DELIVERED;
    }

    /** The word of the API for its state. */
    public String stateWord() {
      return switch (state) {
        case WAITING -> "waiting";
        case CLAIMED -> "sending";
        case DELIVERED -> "delivered";
        case FAILED -> "failed";
        case DROPPED -> "not_sent";
        default ->
            throw new IllegalStateException("state of a notice: " + state + " (expected: 0..4)");
      };
    }
  }

  /** One attempt as it was kept. */
  public record Attempt(
      String noticeId,
      int number,
      long at,
      long took,
      String verdict,
      String answer,
      String foldedInto) {}

  /** What is in a column of its own stays out of the body. */
  private record Body(
      String dispatch, Optional<Moment> shift, Notice.Recipient to, Notice.Why why) {}

  /** What a notice about a schedule tells of. */
  private record Moment(long at, boolean day) {}

  /** New ones, as they are. */
  public static void add(Sql sql, Collection<Kept> fresh) {
    sql.batch(
        """
        insert into notice
          (notice_id, incident_id, channel_id, schedule_id, person_id, medium, target, body, state,
           due_at, attempts, sent_at, created_at, settled_at, answer)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?)
        on conflict do nothing
        """,
        fresh.stream().map(NoticeStore::row).toList());
  }

  private static Object[] row(Kept kept) {
    Notice notice = kept.notice();
    long schedule = 0;
    Optional<Moment> shift = Optional.empty();
    if (notice.about() instanceof About.OfShift(var id, var at, var day)) {
      schedule = id;
      shift = Optional.of(new Moment(at, day));
    }
    return new Object[] {
      notice.id(),
      notice.incidentId(),
      notice.channelId(),
      schedule,
      notice.to().personId(),
      notice.to().medium(),
      notice.target(),
      JSON.writeValueAsString(new Body(notice.dispatch(), shift, notice.to(), notice.why())),
      kept.state(),
      kept.dueAt(),
      notice.createdAt(),
      kept.isOpen() ? 0L : notice.createdAt(),
      kept.answer()
    };
  }

  /** Takes due ones for a while, the longest due first; nobody else gets them meanwhile. */
  static List<Kept> claim(Sql sql, long now, long until, int most) {
    String locked = sql.dialect() == Dialect.POSTGRESQL ? " for update skip locked" : "";
    List<String> due =
        sql.list(
            """
            select notice_id from notice where state < 2 and due_at <= ?
            order by due_at, notice_id limit ?
            """
                + locked,
            row -> row.getString(1),
            now,
            most);
    sql.batch(
        "update notice set state = 1, due_at = ? where notice_id = ?",
        due.stream().map(id -> new Object[] {until, id}).toList());
    return byIds(sql, due);
  }

  /** Gives claimed ones back, to be taken again later. */
  static void putBack(Sql sql, Collection<Kept> notices, long dueAt) {
    sql.batch(
        "update notice set state = 0, due_at = ? where notice_id = ? and state = 1",
        notices.stream().map(kept -> new Object[] {dueAt, kept.notice().id()}).toList());
  }

  /** Makes everything claimed due. */
  static void releaseAll(Sql sql, long now) {
    sql.update("update notice set state = 0, due_at = ? where state = 1", now);
  }

  /** Notes that a message is on its way that speaks for these. */
  static void begun(Sql sql, Collection<Kept> notices, long now) {
    sql.batch(
        "update notice set sent_at = ? where notice_id = ?",
        notices.stream().map(kept -> new Object[] {now, kept.notice().id()}).toList());
  }

  /**
   * What targets were sent after the one instant and by the other; those sent nothing are left out.
   */
  static Map<String, Pace.Sent> sentSince(
      Sql sql, Collection<String> targets, long since, long now) {
    Map<String, Pace.Sent> sent = new HashMap<>();
    for (List<String> part : parts(List.copyOf(targets))) {
      List<Object> arguments = new ArrayList<>(part);
      arguments.add(since);
      arguments.add(now);
      sql.list(
              "select target, count(*), max(sent_at) from notice where target in ("
                  + marks(part.size())
                  + ") and sent_at > ? and sent_at <= ? group by target",
              row -> Map.entry(row.getString(1), new Pace.Sent(row.getInt(2), row.getLong(3))),
              arguments.toArray())
          .forEach(one -> sent.put(one.getKey(), one.getValue()));
    }
    return sent;
  }

  /** When the earliest may be sent; empty when none waits. */
  static Optional<Long> nextDue(Sql sql) {
    return sql.one(
        "select due_at from notice where state < 2 order by due_at limit 1", row -> row.getLong(1));
  }

  /** How many wait or are on their way. */
  static long open(Sql sql) {
    return sql.number("select count(*) from notice where state < 2");
  }

  public static List<Kept> byIds(Sql sql, Collection<String> ids) {
    Map<String, Kept> found = new HashMap<>();
    for (List<String> part : parts(List.copyOf(ids))) {
      sql.list(
              "select " + COLUMNS + " from notice where notice_id in (" + marks(part.size()) + ")",
              NoticeStore::kept,
              part.toArray())
          .forEach(kept -> found.put(kept.notice().id(), kept));
    }
    return ids.stream().map(found::get).filter(kept -> kept != null).toList();
  }

  /** Those of an incident, the newest first. */
  public static List<Kept> ofIncident(Sql sql, String incidentId, int most) {
    return sql.list(
        "select "
            + COLUMNS
            + " from notice where incident_id = ? order by created_at desc, notice_id desc limit ?",
        NoticeStore::kept,
        incidentId,
        most);
  }

  /** Those of a schedule, the newest first. */
  public static List<Kept> ofSchedule(Sql sql, long scheduleId, int most) {
    return sql.list(
        "select "
            + COLUMNS
            + " from notice where schedule_id = ? and schedule_id > 0"
            + " order by created_at desc, notice_id desc limit ?",
        NoticeStore::kept,
        scheduleId,
        most);
  }

  /** The attempts of some notices, in order. */
  public static List<Attempt> attempts(Sql sql, Collection<String> ids) {
    List<Attempt> found = new ArrayList<>();
    for (List<String> part : parts(List.copyOf(ids))) {
      found.addAll(
          sql.list(
              """
              select notice_id, attempt_no, at, took, verdict, answer, folded_into
              from notice_attempt where notice_id in (\
              """
                  + marks(part.size())
                  + ") order by at, notice_id, attempt_no",
              row ->
                  new Attempt(
                      row.getString(1),
                      row.getInt(2),
                      row.getLong(3),
                      row.getLong(4),
                      row.getString(5),
                      row.getString(6),
                      row.getString(7)),
              part.toArray()));
    }
    return found;
  }

  /** Writes down what attempts came to. */
  public static void settle(Sql sql, Collection<Settlement> settlements) {
    sql.batch(
        """
        update notice set state = ?, due_at = ?, attempts = ?, settled_at = ?, answer = ?
        where notice_id = ?
        """,
        settlements.stream()
            .map(one ->
                new Object[] {
                  one.verdict().state(),
                  one.retryAt(),
                  one.attempt(),
                  one.verdict() == Settlement.Verdict.RETRY ? 0L : one.at() + one.took(),
                  one.answer(),
                  one.noticeId()
                })
            .toList());
    sql.batch(
        """
        insert into notice_attempt
          (notice_id, attempt_no, at, took, verdict, answer, folded_into)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing
        """,
        settlements.stream()
            .map(one ->
                new Object[] {
                  one.noticeId(),
                  one.attempt(),
                  one.at(),
                  one.took(),
                  one.verdict().wire(),
                  one.answer(),
                  one.foldedInto()
                })
            .toList());
  }

  private static int prune(Sql sql, long before, int most) {
    List<String> old =
        sql.list(
            "select notice_id from notice where state > 1 and settled_at < ? limit ?",
            row -> row.getString(1),
            before,
            most);
    List<Object[]> ids = old.stream().map(id -> new Object[] {id}).toList();
    sql.batch("delete from notice_attempt where notice_id = ?", ids);
    sql.batch("delete from notice where notice_id = ?", ids);
    return old.size();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    Body body = JSON.readValue(row.getString("body"), Body.class);
    String incident = row.getString("incident_id");
    long channel = row.getLong("channel_id");
    long schedule = row.getLong("schedule_id");
    About about =
        body.shift()
            .<About>map(moment -> new About.OfShift(schedule, moment.at(), moment.day()))
            .orElseGet(() -> new About.OfIncident(incident, channel));
    Notice notice =
        new Notice(
            row.getString("notice_id"),
            body.dispatch(),
            about,
            body.to(),
            body.why(),
            row.getLong("created_at"));
    return new Kept(
        notice,
        row.getInt("state"),
        row.getLong("due_at"),
        row.getInt("attempts"),
        row.getString("answer"));
  }

  private static List<List<String>> parts(List<String> all) {
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += 500) {
      parts.add(all.subList(from, Math.min(all.size(), from + 500)));
    }
    return parts;
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
