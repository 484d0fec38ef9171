package dev.quell.incident;

import dev.quell.incident.IncidentStore.GroupMember;
import dev.quell.queue.StateKind;
import dev.quell.queue.StateKind.Asked;
import dev.quell.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The SQL of what a checkpoint holds of alerts and incidents, a page at a time. */
final class StateStore {
  private static final String INCIDENTS = "select " + IncidentStore.COLUMNS + " from incident ";

  private StateStore() {}

  static final StateKind<KeyState> KEYS =
      new StateKind<>("alert_key", KeyState.class, StateStore::keys);

  /** In the order in which those of one problem were opened. */
  static final StateKind<Alert> OPEN_ALERTS =
      new StateKind<>("open_alert", Alert.class, StateStore::openAlerts);

  static final StateKind<Incident> OPEN_INCIDENTS =
      new StateKind<>("open_incident", Incident.class, StateStore::openIncidents);

  /** Those people may still reopen, in the order in which they were closed. */
  static final StateKind<Incident> CLOSED_INCIDENTS =
      new StateKind<>("closed_incident", Incident.class, StateStore::closedIncidents);

  /** Alerts that were closed with their incident and would go on with it. */
  static final StateKind<Alert> CLOSED_ALERTS =
      new StateKind<>("closed_alert", Alert.class, StateStore::closedAlerts);

  /** Alerts that are over but held others, which are still to be judged again for it. */
  static final StateKind<Alert> AWAITED_ALERTS =
      new StateKind<>("awaited_alert", Alert.class, StateStore::awaitedAlerts);

  static final StateKind<GroupMember> GROUPS =
      new StateKind<>("incident_group", GroupMember.class, StateStore::groups);

  /** What is known of one problem. */
  record KeyState(long integrationId, String alertKey, KeyHistory history) {}

  private static List<KeyState> keys(Sql sql, Asked<KeyState> asked) {
    Optional<KeyState> last = asked.last();
    return sql.list(
        """
        select integration_id, alert_key, newest_trigger, newest_recovery, changes, held_until
        from alert_key
        where (integration_id, alert_key) > (?, ?) order by integration_id, alert_key limit ?
        """,
        row ->
            new KeyState(
                row.getLong(1),
                row.getString(2),
                new KeyHistory(
                    row.getLong(3),
                    row.getLong(4),
                    FlapsText.read(row.getString(5), row.getString(6)))),
        last.map(KeyState::integrationId).orElse(0L),
        last.map(KeyState::alertKey).orElse(""),
        asked.limit());
  }

  private static List<Alert> openAlerts(Sql sql, Asked<Alert> asked) {
    Optional<Alert> last = asked.last();
    return sql.list(
        "select "
            + AlertStore.COLUMNS
            + """
             from alert
            where is_open = 1 and (integration_id, alert_key, created_at, alert_id) > (?, ?, ?, ?)
            order by integration_id, alert_key, created_at, alert_id limit ?
            """,
        AlertStore::alert,
        last.map(alert -> alert.origin().integrationId()).orElse(0L),
        last.map(alert -> alert.origin().alertKey()).orElse(""),
        last.map(alert -> alert.times().created()).orElse(0L),
        last.map(Alert::id).orElse(""),
        asked.limit());
  }

  private static List<Incident> openIncidents(Sql sql, Asked<Incident> asked) {
    Optional<Incident> last = asked.last();
    return sql.list(
        INCIDENTS
            + """
            where progress < 2 and (created_at, incident_id) > (?, ?)
            order by created_at, incident_id limit ?
            """,
        IncidentStore::incident,
        last.map(incident -> incident.times().created()).orElse(0L),
        last.map(Incident::id).orElse(""),
        asked.limit());
  }

  private static List<Incident> closedIncidents(Sql sql, Asked<Incident> asked) {
    long since = asked.at() - MemoryRows.CLOSED_KEPT.toMillis();
    Optional<Incident> last = asked.last();
    return sql.list(
        INCIDENTS
            + """
            where progress = 2 and (close_time, incident_id) > (?, ?)
            order by close_time, incident_id limit ?
            """,
        IncidentStore::incident,
        last.map(incident -> incident.times().close()).orElse(since),
        last.map(Incident::id).orElse(""),
        asked.limit());
  }

  /** A page is of so many incidents: it may hold fewer alerts, or more. */
  private static List<Alert> closedAlerts(Sql sql, Asked<Alert> asked) {
    String after = asked.last().map(Alert::incidentId).orElse("");
    long since = asked.at() - MemoryRows.CLOSED_KEPT.toMillis();
    List<String> incidents =
        sql.list(
            """
            select incident_id from incident
            where (progress = 2 and close_time >= ?
                or incident_id in (select substr(subject, 1, 24) from wake_up where kind = ?))
              and incident_id > ?
              and exists (select 1 from alert
                          where alert.incident_id = incident.incident_id
                            and alert.is_open = 0 and alert.status < 9)
            order by incident_id limit ?
            """,
            row -> row.getString(1),
            since,
            AlertMoves.TAKE_UP,
            after,
            Math.max(1, asked.limit() / 10));
    return incidents.isEmpty() ? List.of() : closedAlertsOf(sql, incidents);
  }

  private static List<Alert> closedAlertsOf(Sql sql, List<String> incidents) {
    return sql.list(
        "select "
            + AlertStore.COLUMNS
            + " from alert where is_open = 0 and status < 9 and incident_id in ("
            + String.join(", ", Collections.nCopies(incidents.size(), "?"))
            + ") order by incident_id, created_at, alert_id",
        AlertStore::alert,
        incidents.toArray());
  }

  private static List<Alert> awaitedAlerts(Sql sql, Asked<Alert> asked) {
    return sql.list(
        "select "
            + AlertStore.COLUMNS
            + """
             from alert
            where is_open = 0 and status = 9 and alert_id > ?
              and alert_id in (select substr(subject, 1, 24) from wake_up where kind = ?)
            order by alert_id limit ?
            """,
        AlertStore::alert,
        asked.last().map(Alert::id).orElse(""),
        HoldEnd.SOURCE,
        asked.limit());
  }

  private static List<GroupMember> groups(Sql sql, Asked<GroupMember> asked) {
    Optional<GroupMember> last = asked.last();
    return sql.list(
        """
        select channel_id, group_hash, incident_id from incident_group
        where (channel_id, group_hash, incident_id) > (?, ?, ?)
        order by channel_id, group_hash, incident_id limit ?
        """,
        StateStore::member,
        last.map(GroupMember::channelId).orElse(0L),
        last.map(GroupMember::hash).orElse(""),
        last.map(GroupMember::incidentId).orElse(""),
        asked.limit());
  }

  private static GroupMember member(ResultSet row) throws SQLException {
    return new GroupMember(row.getLong(1), row.getString(2), row.getString(3));
  }
}
