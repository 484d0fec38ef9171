package dev.quell.webhook;

import dev.quell.storage.Dialect;
import dev.quell.storage.Retention;
import dev.quell.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The SQL of events that webhooks are to be told. */
public final class WebhookEventStore {
  /** So long it can be asked for again. */
  public static final Retention.Aged AGED =
      new Retention.Aged("webhook_event", Duration.ofDays(7), WebhookEventStore::prune);

  private static final String COLUMNS =
      """
      webhook_id, event_id, kind, type, ref_id, number, channel_id, person_id, at, since,
      attempts\
      """;

  private WebhookEventStore() {}

  /** New ones, which are due at once; what is decided again is there already. */
  static void add(Sql sql, Collection<WebhookEvent> events) {
    sql.batch(
        """
        insert into webhook_event
          (webhook_id, event_id, kind, type, ref_id, number, channel_id, person_id, at, since,
           state, due_at, attempts, settled_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, 0)
        on conflict do nothing
        """,
        events.stream()
            .map(event ->
                new Object[] {
                  event.webhookId(),
                  event.id(),
                  event.kind().wire(),
                  event.type(),
                  event.refId(),
                  event.number(),
                  event.channelId(),
                  event.personId(),
                  event.at(),
                  event.at(),
                  event.at()
                })
            .toList());
  }

  /**
   * Takes due ones for a while, the longest due first. Of one incident or alert none is taken
   * before an earlier one that waits for its first attempt or has it now.
   */
  static List<Waiting> claim(Sql sql, long now, long until, int most) {
    String locked = sql.dialect() == Dialect.POSTGRESQL ? " for update of one skip locked" : "";
    List<Waiting> due =
        sql.list(
            "select "
                + COLUMNS
                + """
                 from webhook_event one where state < 2 and due_at <= ? and not exists (
                  select 1 from webhook_event early
                  where early.webhook_id = one.webhook_id and early.ref_id = one.ref_id
                    and early.state < 2 and early.attempts = 0 and early.due_at > one.due_at
                    and (early.at < one.at or (early.at = one.at and early.number < one.number)))
                order by due_at, at, number limit ?\
                """
                + locked,
            WebhookEventStore::waiting,
            now,
            most);
    sql.batch(
        "update webhook_event set state = 1, due_at = ? where webhook_id = ? and event_id = ?",
        due.stream()
            .map(one -> new Object[] {until, one.event().webhookId(), one.event().id()})
            .toList());
    return due;
  }

  /** Gives claimed ones back, to be taken again later. */
  static void putBack(Sql sql, Collection<Waiting> events, long dueAt) {
    sql.batch(
        """
        update webhook_event set state = 0, due_at = ?
        where webhook_id = ? and event_id = ? and state = 1
        """,
        events.stream()
            .map(one -> new Object[] {dueAt, one.event().webhookId(), one.event().id()})
            .toList());
  }

  /** Makes everything claimed due. */
  static void releaseAll(Sql sql, long now) {
    sql.update("update webhook_event set state = 0, due_at = ? where state = 1", now);
  }

  /** Writes down what came of them. */
  static void settle(Sql sql, Collection<Settled> settled) {
    sql.batch(
        """
        update webhook_event set state = ?, due_at = ?, attempts = ?, settled_at = ?
        where webhook_id = ? and event_id = ? and state < 2
        """,
        settled.stream()
            .map(one ->
                new Object[] {
                  one.state().kept(),
                  one.dueAt(),
                  one.waiting().attempts() + one.tries().size(),
                  one.at(),
                  one.waiting().event().webhookId(),
                  one.waiting().event().id()
                })
            .toList());
  }

  /** Has one told again that is over; whether there was one. */
  static boolean again(Sql sql, long webhookId, String eventId, long now) {
    return sql.update(
            """
            update webhook_event set state = 0, due_at = ?, since = ?
            where webhook_id = ? and event_id = ? and state > 1
            """,
            now,
            now,
            webhookId,
            eventId)
        > 0;
  }

  /** A webhook is gone: nothing is left to be told. */
  static void removeOf(Sql sql, long webhookId) {
    sql.update("delete from webhook_event where webhook_id = ?", webhookId);
  }

  /** When the earliest may be sent; empty when none waits. */
  static Optional<Long> nextDue(Sql sql) {
    return sql.one(
        "select due_at from webhook_event where state < 2 order by due_at limit 1",
        row -> row.getLong(1));
  }

  /** How many wait or are on their way. */
  static long open(Sql sql) {
    return sql.number("select count(*) from webhook_event where state < 2");
  }

  private static int prune(Sql sql, long before, int most) {
    List<Object[]> old =
        new ArrayList<>(
            sql.list(
                """
                select webhook_id, event_id from webhook_event
                where state > 1 and settled_at < ? limit ?
                """,
                row -> new Object[] {row.getLong(1), row.getString(2)},
                before,
                most));
    sql.batch("delete from webhook_event where webhook_id = ? and event_id = ?", old);
    return old.size();
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    WebhookEvent event =
        new WebhookEvent(
            row.getString("event_id"),
            row.getLong("webhook_id"),
            Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
            row.getString("type"),
            row.getString("ref_id"),
            row.getInt("number"),
            row.getLong("channel_id"),
            row.getLong("person_id"),
            row.getLong("at"));
    return new Waiting(event, row.getLong("since"), row.getInt("attempts"));
  }
}
