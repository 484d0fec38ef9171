package dev.quell.incident;

import dev.quell.model.Severity;
import dev.quell.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alerts' SQL. */
final class AlertStore {
  static final String COLUMNS =
      """
      alert_id, channel_id, integration_id, alert_key, incident_id, is_open, title, title_rule,
      description, severity, status, labels, images, start_time, last_time, newest_trigger,
      end_time, close_time, event_cnt, feed_cnt, ever_muted, created_at, updated_at, flapping,
      hold_kind, hold_rule_id, hold_rule_name, hold_source
      """;

  private static final int RECOVERED = 9;

  private AlertStore() {}

  /** What is known of some keys of one integration; keys never seen are left out. */
  static Map<String, KeyHistory> histories(Sql sql, long integration, Collection<String> keys) {
    Map<String, KeyHistory> found = new HashMap<>();
    sql.list(
            "select alert_key, newest_trigger, newest_recovery, changes, held_until from alert_key"
                + " where integration_id = ?"
                + " and alert_key in ("
                + marks(keys.size())
                + ")",
            row ->
                Map.entry(
                    row.getString(1),
                    new KeyHistory(
                        row.getLong(2),
                        row.getLong(3),
                        FlapsText.read(row.getString(4), row.getString(5)))),
            arguments(integration, keys))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  static List<Alert> open(Sql sql, long integration, Collection<String> keys) {
    return sql.list(
        "select "
            + COLUMNS
            + " from alert where is_open = 1 and integration_id = ? and alert_key in ("
            + marks(keys.size())
            + ") order by created_at, alert_id",
        AlertStore::alert,
        arguments(integration, keys));
  }

  static Optional<Alert> byId(Sql sql, String id) {
    return sql.one("select " + COLUMNS + " from alert where alert_id = ?", AlertStore::alert, id);
  }

  static List<Alert> ofIncident(Sql sql, AlertsAsked asked) {
    String which =
        switch (asked.which()) {
          case OPEN -> " and is_open = 1 and status < 9";
          case CLOSED -> " and is_open = 0 and status < 9";
          case ALL -> "";
        };
    return sql.list(
        "select "
            + COLUMNS
            + " from alert where incident_id = ? and alert_id < ?"
            + which
            + " order by alert_id desc limit ?",
        AlertStore::alert,
        asked.incidentId(),
        asked.before(),
        AlertsAsked.AT_ONCE);
  }

  static void put(Sql sql, Collection<Alert> alerts) {
    sql.batch(
        "insert into alert ("
            + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?, ?)"
            + """
             on conflict (alert_id) do update set
              incident_id = excluded.incident_id, is_open = excluded.is_open,
              title = excluded.title, description = excluded.description,
              severity = excluded.severity, status = excluded.status, labels = excluded.labels,
              images = excluded.images, last_time = excluded.last_time,
              newest_trigger = excluded.newest_trigger, end_time = excluded.end_time,
              close_time = excluded.close_time, event_cnt = excluded.event_cnt,
              feed_cnt = excluded.feed_cnt, ever_muted = excluded.ever_muted,
              updated_at = excluded.updated_at, flapping = excluded.flapping,
              hold_kind = excluded.hold_kind, hold_rule_id = excluded.hold_rule_id,
              hold_rule_name = excluded.hold_rule_name, hold_source = excluded.hold_source
            """,
        alerts.stream().map(AlertStore::row).toList());
  }

  static void putHistories(Sql sql, Map<KeyId, KeyHistory> histories) {
    sql.batch(
        """
        insert into alert_key (integration_id, alert_key, newest_trigger, newest_recovery, changes,
                               held_until)
        values (?, ?, ?, ?, ?, ?)
        on conflict (integration_id, alert_key) do update set
          newest_trigger = excluded.newest_trigger, newest_recovery = excluded.newest_recovery,
          changes = excluded.changes, held_until = excluded.held_until
        """,
        histories.entrySet().stream()
            .map(entry ->
                new Object[] {
                  entry.getKey().integrationId(),
                  entry.getKey().alertKey(),
                  entry.getValue().newestTrigger(),
                  entry.getValue().newestRecovery(),
                  FlapsText.changes(entry.getValue().flaps()),
                  FlapsText.heldUntil(entry.getValue().flaps())
                })
            .toList());
  }

  /** One row per alert: its number of the first event, and the ids one behind the other. */
  static void addEvents(Sql sql, Map<String, NewEvents> events) {
    sql.batch(
        "insert into alert_event (alert_id, first_no, event_ids) values (?, ?, ?)",
        events.entrySet().stream()
            .map(entry -> {
              List<String> ids = entry.getValue().ids();
              byte[] bytes = HexFormat.of().parseHex(String.join("", ids));
              return new Object[] {entry.getKey(), entry.getValue().firstNumber(), bytes};
            })
            .toList());
  }

  /** Events an alert got in one batch. */
  record NewEvents(long firstNumber, List<String> ids) {}

  static Alert alert(ResultSet row) throws SQLException {
    int status = row.getInt("status");
    return new Alert(
        row.getString("alert_id"),
        new Alert.Origin(
            row.getLong("channel_id"), row.getLong("integration_id"), row.getString("alert_key")),
        row.getString("incident_id"),
        row.getInt("is_open") == 1,
        new Wording(
            row.getString("title"),
            row.getString("title_rule"),
            row.getString("description"),
            RowJson.labels(row.getString("labels")),
            RowJson.images(row.getString("images"))),
        Levels.severity(row.getInt("severity")),
        status == RECOVERED ? Optional.empty() : Optional.of(Levels.severity(status)),
        new Alert.Times(
            row.getLong("start_time"),
            row.getLong("last_time"),
            row.getLong("newest_trigger"),
            row.getLong("end_time"),
            row.getLong("close_time"),
            row.getLong("created_at"),
            row.getLong("updated_at")),
        row.getLong("event_cnt"),
        row.getInt("feed_cnt"),
        new Alert.Marks(row.getInt("ever_muted") == 1, hold(row), row.getInt("flapping") == 1));
  }

  private static Optional<Hold> hold(ResultSet row) throws SQLException {
    String kind = row.getString("hold_kind");
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    String id = row.getString("hold_rule_id");
    String name = row.getString("hold_rule_name");
    return Optional.of(
        kind.equals(Hold.Kind.SILENCE.wire())
            ? Hold.silenced(id, name)
            : Hold.inhibited(id, name, row.getString("hold_source")));
  }

  private static Object[] row(Alert alert) {
    return new Object[] {
      alert.id(),
      alert.origin().channelId(),
      alert.origin().integrationId(),
      alert.origin().alertKey(),
      alert.incidentId(),
      alert.isOpen(),
      alert.wording().title(),
      alert.wording().titleRule(),
      alert.wording().description(),
      Levels.number(alert.severity()),
      alert.status().map(Levels::number).orElse(RECOVERED),
      RowJson.write(alert.wording().labels().all()),
      RowJson.write(alert.wording().images()),
      alert.times().start(),
      alert.times().last(),
      alert.times().newestTrigger(),
      alert.times().end(),
      alert.times().close(),
      alert.eventCount(),
      alert.feedCount(),
      alert.marks().everMuted(),
      alert.times().created(),
      alert.times().updated(),
      alert.marks().flapping(),
      alert.marks().hold().map(hold -> hold.kind().wire()).orElse(""),
      alert.marks().hold().map(Hold::ruleId).orElse(""),
      alert.marks().hold().map(Hold::ruleName).orElse(""),
      alert.marks().hold().map(Hold::sourceAlertId).orElse("")
    };
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  private static Object[] arguments(long integration, Collection<String> keys) {
    Object[] arguments = new Object[keys.size() + 1];
    arguments[0] = integration;
    int i = 1;
    for (String key : keys) {
      arguments[i++] = key;
    }
    return arguments;
  }

  /** Severities as the numbers of the table, worst first. */
  static final class Levels {
    private Levels() {}

    static int number(Severity severity) {
      return switch (severity) {
        case CRITICAL -> 0;
        case WARNING -> 1;
        case INFO -> 2;
      };
    }

    static Severity severity(int number) {
      return switch (number) {
        case 0 -> Severity.CRITICAL;
        case 1 -> Severity.WARNING;
        case 2 -> Severity.INFO;
        default ->
            throw new IllegalStateException(
                "severity in the table: " + number + " (expected: 0..2)");
      };
    }
  }
}
