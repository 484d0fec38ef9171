package dev.quell.incident;

import dev.quell.model.Labels;
import dev.quell.storage.Dialect;
import dev.quell.storage.Sql;
import dev.quell.web.Page;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The SQL of lists of alerts. */
final class AlertListStore {
  private static final int EVENT_ID_DIGITS = 24;

  private AlertListStore() {}

  /** One alert more than the page holds, when there are as many. */
  static List<Alert> page(Sql sql, AlertQuery query, Collection<Long> hidden) {
    Conditions conditions = conditions(sql.dialect(), query);
    conditions.noneOf("channel_id", hidden);
    String number = query.byUpdate() ? "updated_at" : "created_at";
    query.slice().addTo(conditions, number, "alert_id");
    String direction = query.slice().direction();
    return sql.list(
        "select "
            + AlertStore.COLUMNS
            + " from alert"
            + conditions.where()
            + (" order by " + number + direction + ", alert_id" + direction)
            + " limit ? offset ?",
        AlertStore::alert,
        query.slice().arguments(conditions));
  }

  static long count(Sql sql, AlertQuery query, Collection<Long> hidden) {
    Conditions conditions = conditions(sql.dialect(), query);
    conditions.noneOf("channel_id", hidden);
    return sql.number(
        "select count(*) from (select 1 as one from alert"
            + conditions.where()
            + " limit ?) as counted",
        conditions.arguments(Page.COUNTED));
  }

  static List<Alert> byIds(Sql sql, Collection<String> ids) {
    Conditions wanted = new Conditions();
    wanted.oneOf("alert_id", ids);
    return sql.list(
        "select " + AlertStore.COLUMNS + " from alert" + wanted.where(),
        AlertStore::alert,
        wanted.arguments());
  }

  /** Alerts of an incident, the newest first. */
  static List<Alert> ofIncident(
      Sql sql, String incidentId, Optional<Boolean> active, int limit, int offset) {
    Conditions conditions = new Conditions();
    conditions.add("incident_id = ?", incidentId);
    active.ifPresent(wanted -> addActive(conditions, wanted));
    return sql.list(
        "select "
            + AlertStore.COLUMNS
            + " from alert"
            + conditions.where()
            + " order by alert_id desc limit ? offset ?",
        AlertStore::alert,
        conditions.arguments(limit, offset));
  }

  /** What the alerts of an incident are labelled with, of the newest so many. */
  static List<Labels> labels(Sql sql, String incidentId, int newest) {
    return sql.list(
        "select labels from alert where incident_id = ? order by alert_id desc limit ?",
        row -> RowJson.labels(row.getString(1)),
        incidentId,
        newest);
  }

  /** Ids of the events with these numbers, counted from 1, in the order they took effect. */
  static List<String> events(Sql sql, String alertId, long from, long to) {
    return sql
        .list(
            """
            select first_no, event_ids from alert_event
            where alert_id = ? and first_no <= ?
              and first_no >= coalesce(
                (select max(first_no) from alert_event where alert_id = ? and first_no <= ?), 0)
            order by first_no
            """,
            row -> some(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2)), from, to),
            alertId,
            to,
            alertId,
            from)
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Of a row whose first event has this number, the ids within the bounds. */
  private static List<String> some(long first, String hex, long from, long to) {
    int count = hex.length() / EVENT_ID_DIGITS;
    int begin = Math.clamp(from - first, 0, count);
    int end = Math.clamp(to - first + 1, begin, count);
    return java.util.stream.IntStream.range(begin, end)
        .mapToObj(i -> hex.substring(i * EVENT_ID_DIGITS, (i + 1) * EVENT_ID_DIGITS))
        .toList();
  }

  private static Conditions conditions(Dialect dialect, AlertQuery query) {
    Conditions conditions = new Conditions();
    query.window().ifPresent(window -> window.addTo(conditions));
    query.active().ifPresent(active -> addActive(conditions, active));
    query.open().ifPresent(open -> conditions.add("is_open = ?", open));
    query.everMuted().ifPresent(muted -> conditions.add("ever_muted = ?", muted));
    query
        .severities()
        .ifPresent(wanted -> {
          conditions.oneOf("severity", wanted.stream().map(AlertStore.Levels::number).toList());
          if (wanted.isEmpty()) {
            conditions.add("1 = 0");
          }
        });
    conditions.oneOf("channel_id", query.channelIds());
    conditions.oneOf("integration_id", query.integrationIds());
    conditions.oneOf("alert_id", query.ids());
    conditions.oneOf("alert_key", query.keys());
    query
        .title()
        .ifPresent(part -> conditions.add(dialect.containsIgnoringCase("title"), pattern(part)));
    return conditions;
  }

  /** Spelled as in the partial indexes, without which a store with a long past would be slow. */
  private static void addActive(Conditions conditions, boolean active) {
    conditions.add(active ? "status < 9" : "status = 9");
  }

  static String pattern(String part) {
    return "%" + part.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
