package dev.quell.webhook;

import dev.quell.model.Sha256;
import dev.quell.storage.Retention;
import dev.quell.storage.Sql;
import dev.quell.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** The SQL of attempts to tell webhooks something. */
public final class HistoryStore {
  /** So long it can be looked up what was sent. */
  public static final Retention.Aged AGED =
      new Retention.Aged("webhook_attempt", Duration.ofDays(7), HistoryStore::prune);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
  private static final int ID_BYTES = 11;
  private static final String HEAD =
      """
      history_id, webhook_id, event_id, kind, type, ref_id, channel_id, endpoint, attempt_no, at,
      took, succeeded, status_code, error\
      """;
  private static final String BODIES =
      ", request_headers, request_body, response_headers, response_body";

  private HistoryStore() {}

  /** An attempt as it was kept; headers and bodies only where they were asked for. */
  record Kept(
      String historyId,
      long webhookId,
      String eventId,
      String kind,
      String type,
      String refId,
      long channelId,
      String endpoint,
      int number,
      long at,
      long took,
      boolean succeeded,
      int statusCode,
      String error,
      Optional<Exchange> exchange) {}

  /** What went out, and what came back. */
  record Exchange(
      String requestHeaders, String requestBody, String responseHeaders, String responseBody) {}

  /** Keeps the attempts of these. */
  static void add(Sql sql, Collection<Settled> settled, LongFunction<Optional<Webhook>> webhooks) {
    List<Object[]> rows = new ArrayList<>();
    for (Settled one : settled) {
      webhooks
          .apply(one.waiting().event().webhookId())
          .ifPresent(webhook -> {
            for (int i = 0; i < one.tries().size(); i++) {
              rows.add(
                  row(
                      one.waiting().event(),
                      one.waiting().attempts() + i + 1,
                      one.tries().get(i),
                      webhook.settings().endpoint()));
            }
          });
    }
    sql.batch(
        "insert into webhook_attempt ("
            + HEAD
            + BODIES
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict do nothing",
        rows);
  }

  private static Object[] row(WebhookEvent event, int number, Attempt attempt, String endpoint) {
    String id =
        DAY.format(Instant.ofEpochMilli(attempt.at()))
            + new Sha256()
                .with(Long.toString(event.webhookId()))
                .with(event.id())
                .with(Integer.toString(number))
                .hex(ID_BYTES);
    return new Object[] {
      id,
      event.webhookId(),
      event.id(),
      event.kind().wire(),
      event.type(),
      event.refId(),
      event.channelId(),
      endpoint,
      number,
      attempt.at(),
      attempt.took(),
      attempt.succeeded(),
      attempt.statusCode(),
      attempt.error(),
      attempt.requestHeaders(),
      attempt.requestBody(),
      attempt.responseHeaders(),
      attempt.responseBody()
    };
  }

  /** One attempt more than the page holds, when there are as many. */
  static List<Kept> page(Sql sql, HistoryQuery query, Collection<Long> hidden) {
    Wanted wanted = wanted(query, hidden);
    query
        .after()
        .ifPresent(after -> {
          String sign = query.ascending() ? ">" : "<";
          wanted.and("(at, history_id) " + sign + " (?, ?)", after.number(), after.id());
        });
    wanted.arguments.add(query.limit() + 1);
    String direction = query.ascending() ? "" : " desc";
    return sql.list(
        "select "
            + HEAD
            + " from webhook_attempt where "
            + String.join(" and ", wanted.conditions)
            + (" order by at" + direction + ", history_id" + direction + " limit ?"),
        row -> kept(row, Optional.empty()),
        wanted.arguments.toArray());
  }

  static long count(Sql sql, HistoryQuery query, Collection<Long> hidden) {
    Wanted wanted = wanted(query, hidden);
    wanted.arguments.add(Page.COUNTED);
    return sql.number(
        "select count(*) from (select 1 as one from webhook_attempt where "
            + String.join(" and ", wanted.conditions)
            + " limit ?) as counted",
        wanted.arguments.toArray());
  }

  static Optional<Kept> byId(Sql sql, String historyId) {
    return sql.one(
        "select " + HEAD + BODIES + " from webhook_attempt where history_id = ?",
        row ->
            kept(
                row,
                Optional.of(
                    new Exchange(
                        row.getString("request_headers"),
                        row.getString("request_body"),
                        row.getString("response_headers"),
                        row.getString("response_body")))),
        historyId);
  }

  /** The newest of a webhook. */
  static Optional<Kept> last(Sql sql, long webhookId) {
    return sql.one(
        "select "
            + HEAD
            + " from webhook_attempt where webhook_id = ? order by at desc, history_id desc limit 1",
        row -> kept(row, Optional.empty()),
        webhookId);
  }

  /** Conditions and what they bind, in step. */
  private record Wanted(List<String> conditions, List<Object> arguments) {
    void and(String condition, Object... bound) {
      conditions.add(condition);
      arguments.addAll(List.of(bound));
    }

    void in(String column, String not, Collection<?> values) {
      if (!values.isEmpty()) {
        String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
        and(column + not + " in (" + marks + ")", values.toArray());
      }
    }
  }

  private static Wanted wanted(HistoryQuery query, Collection<Long> hidden) {
    Wanted wanted = new Wanted(new ArrayList<>(), new ArrayList<>());
    wanted.and("at >= ? and at < ?", query.from(), query.until());
    query.webhookId().ifPresent(id -> wanted.and("webhook_id = ?", id));
    query.refId().ifPresent(id -> wanted.and("ref_id = ?", id));
    query.succeeded().ifPresent(how -> wanted.and("succeeded = ?", how));
    wanted.in("type", "", query.types());
    wanted.in("channel_id", " not", hidden);
    return wanted;
  }

  private static int prune(Sql sql, long before, int most) {
    List<Object[]> old =
        new ArrayList<>(
            sql.list(
                "select history_id from webhook_attempt where at < ? limit ?",
                row -> new Object[] {row.getString(1)},
                before,
                most));
    sql.batch("delete from webhook_attempt where history_id = ?", old);
    return old.size();
  }

  private static Kept kept(ResultSet row, Optional<Exchange> exchange) throws SQLException {
    return new Kept(
        row.getString("history_id"),
        row.getLong("webhook_id"),
        row.getString("event_id"),
        row.getString("kind"),
        row.getString("type"),
        row.getString("ref_id"),
        row.getLong("channel_id"),
        row.getString("endpoint"),
        row.getInt("attempt_no"),
        row.getLong("at"),
        row.getLong("took"),
        row.getInt("succeeded") != 0,
        row.getInt("status_code"),
        row.getString("error"),
        exchange);
  }
}
