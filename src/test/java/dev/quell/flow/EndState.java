package dev.quell.flow;

import dev.quell.model.Severity;
import dev.quell.storage.Database;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a lane's alerts and incidents came to, as text that can be compared. */
final class EndState {
  /** In the order of the numbers in the table. */
  private static final List<Severity> LEVELS =
      List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO);

  private static final int RECOVERED = 9;
  private static final int EVENT_ID_BYTES = 12;

  private final Database database;
  private final long lane;

  EndState(Database database, long lane) {
    this.database = database;
    this.lane = lane;
  }

  /** Oldest first. */
  List<String> incidentIds() {
    return database.read(sql ->
        sql.list(
            "select incident_id from incident where integration_id = ? order by created_at",
            row -> row.getString(1),
            lane));
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(incidents());
    lines.addAll(alerts());
    return lines;
  }

  private List<String> incidents() {
    List<String> ids = incidentIds();
    return database.read(sql ->
        sql.list(
            """
            select incident_id, created_at, progress, alert_cnt, active_critical, active_warning,
                   active_info
            from incident where integration_id = ? order by created_at
            """,
            row ->
                "incident %d at %d: progress %d, %d alerts, active %d/%d/%d"
                    .formatted(
                        ids.indexOf(row.getString(1)),
                        row.getLong(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7)),
            lane));
  }

  private List<String> alerts() {
    List<String> ids = incidentIds();
    return database.read(sql ->
        sql.list(
            """
            select alert_key, created_at, incident_id, is_open, status, severity, event_cnt,
                   newest_trigger, description, (select sum(length(event_ids)) from alert_event
                     where alert_event.alert_id = alert.alert_id)
            from alert where integration_id = ? order by created_at
            """,
            row ->
                "alert %s at %d of %d: %s, status %s, severity %d, %d events, newest %d, %s, %d indexed"
                    .formatted(
                        row.getString(1),
                        row.getLong(2),
                        ids.indexOf(row.getString(3)),
                        row.getInt(4) == 1 ? "open" : "over",
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getLong(8),
                        row.getString(9),
                        row.getInt(10) / EVENT_ID_BYTES),
            lane));
  }

  static List<String> lines(SlowModel model) {
    List<String> lines = new ArrayList<>();
    for (SlowModel.Issue issue : model.issues) {
      List<SlowModel.Episode> episodes = model.of(issue);
      lines.add(
          "incident %d at %d: progress %d, %d alerts, active %d/%d/%d"
              .formatted(
                  issue.number,
                  issue.created,
                  issue.closed ? 2 : issue.acknowledged ? 1 : 0,
                  episodes.size(),
                  count(episodes, Severity.CRITICAL),
                  count(episodes, Severity.WARNING),
                  count(episodes, Severity.INFO)));
    }
    for (SlowModel.Episode episode : model.episodes) {
      lines.add(
          "alert %s at %d of %d: %s, status %s, severity %d, %d events, newest %d, %s, %d indexed"
              .formatted(
                  episode.key,
                  episode.created,
                  episode.issue.number,
                  episode.open ? "open" : "over",
                  episode.status.map(LEVELS::indexOf).orElse(RECOVERED),
                  LEVELS.indexOf(episode.severity),
                  episode.events,
                  episode.newestTrigger,
                  episode.description,
                  episode.events));
    }
    return lines;
  }

  /** Every row with its ids, which say the same however the log was cut into batches. */
  List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (String table : List.of("alert", "incident")) {
      rows.addAll(
          all("select * from " + table + " where integration_id = " + lane + " order by 1"));
    }
    rows.addAll(all("select * from timeline order by subject_id, entry_no"));
    rows.addAll(all("select * from incident_group order by 1, 2, 3"));
    rows.addAll(all("select * from channel_text order by 1, 2"));
    rows.addAll(all("select * from wake_up order by 1, 2"));
    rows.addAll(eventsByAlert());
    return rows;
  }

  /** The ids one behind the other: how many share a row depends on the batches. */
  private List<String> eventsByAlert() {
    Map<String, String> ids = new TreeMap<>();
    database
        .read(sql ->
            sql.list(
                "select alert_id, event_ids from alert_event order by alert_id, first_no",
                row -> Map.entry(row.getString(1), shown(row.getBytes(2)))))
        .forEach(entry -> ids.merge(entry.getKey(), entry.getValue(), String::concat));
    return ids.entrySet().stream().map(entry -> entry.getKey() + " | " + entry.getValue()).toList();
  }

  private List<String> all(String statement) {
    return database.read(sql ->
        sql.list(
            statement,
            row -> {
              StringBuilder text = new StringBuilder();
              for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                text.append(shown(row.getObject(i))).append(" | ");
              }
              return text.toString();
            }));
  }

  private static String shown(Object value) {
    return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
  }

  private static long count(List<SlowModel.Episode> episodes, Severity severity) {
    return episodes.stream().filter(one -> one.status.equals(Optional.of(severity))).count();
  }
}
