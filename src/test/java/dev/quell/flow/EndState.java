package dev.quell.flow;

import dev.quell.flow.Picture.SeenAlert;
import dev.quell.flow.Picture.SeenIncident;
import dev.quell.model.Severity;
import dev.quell.storage.Database;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** What a lane's alerts and incidents came to, as something that can be compared. */
final class EndState {
  /** In the order of the numbers in the table. */
  private static final List<Severity> LEVELS =
      List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO);

  private static final JsonMapper JSON = JsonMapper.builder().build();
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
        sql
            .list(
                "select created_at, incident_id from incident where integration_id = ?",
                row -> Map.entry(row.getLong(1), row.getString(2)),
                lane)
            .stream()
            .sorted(
                Map.Entry.<Long, String>comparingByKey()
                    .thenComparing(Map.Entry.comparingByValue(Picture.BY_PLACE)))
            .map(Map.Entry::getValue)
            .toList());
  }

  private List<String> alertIds() {
    return database.read(sql ->
        sql.list(
            "select alert_id from alert where integration_id = ? order by rowid",
            row -> row.getString(1),
            lane));
  }

  Picture picture() {
    List<SeenIncident> incidents = incidentIds().stream().map(this::incident).toList();
    return new Picture(incidents, alerts());
  }

  private SeenIncident incident(String id) {
    return database
        .read(sql ->
            sql.one(
                """
                select created_at, progress, severity, alert_cnt, active_critical, active_warning,
                       active_info, flapping, notify, feed_cnt
                from incident where incident_id = ?
                """,
                row ->
                    new SeenIncident(
                        row.getLong(1),
                        row.getInt(2),
                        LEVELS.get(row.getInt(3)),
                        row.getInt(4),
                        List.of(row.getInt(5), row.getInt(6), row.getInt(7)),
                        row.getInt(8) == 1,
                        row.getInt(9) == 1,
                        row.getInt(10)),
                id))
        .orElseThrow();
  }

  private List<SeenAlert> alerts() {
    List<String> incidents = incidentIds();
    List<String> alerts = alertIds();
    return database.read(sql ->
        sql.list(
            """
            select alert_key, created_at, incident_id, is_open, status, severity, event_cnt,
                   newest_trigger, updated_at, description, labels, hold_rule_id, hold_source,
                   ever_muted, flapping, feed_cnt
            from alert where integration_id = ? order by rowid
            """,
            row ->
                new SeenAlert(
                    row.getString(1),
                    row.getLong(2),
                    incidents.indexOf(row.getString(3)),
                    row.getInt(4) == 1,
                    row.getInt(5) == RECOVERED
                        ? Optional.empty()
                        : Optional.of(LEVELS.get(row.getInt(5))),
                    LEVELS.get(row.getInt(6)),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getString(10),
                    labels(row.getString(11)),
                    row.getString(12)
                        + (row.getString(13).isEmpty()
                            ? ""
                            : " " + alerts.indexOf(row.getString(13))),
                    row.getInt(14) == 1,
                    row.getInt(15) == 1,
                    row.getInt(16)),
            lane));
  }

  private static Map<String, String> labels(String json) {
    Map<String, String> labels = new TreeMap<>();
    JSON.readTree(json).forEachEntry((name, value) -> labels.put(name, value.asString()));
    return labels;
  }

  /** How many events are known to have counted for each alert. */
  List<Integer> indexed() {
    return database.read(sql ->
        sql.list(
            """
            select (select sum(length(event_ids)) from alert_event
              where alert_event.alert_id = alert.alert_id)
            from alert where integration_id = ? order by rowid
            """,
            row -> row.getInt(1) / EVENT_ID_BYTES,
            lane));
  }

  /** Of every incident and then of every alert the types of its timeline, in order. */
  List<List<String>> timelines() {
    List<String> subjects = new ArrayList<>(incidentIds());
    subjects.addAll(alertIds());
    return database.read(sql ->
        subjects.stream()
            .map(subject ->
                sql.list(
                    "select type from timeline where subject_id = ? order by entry_no",
                    row -> row.getString(1),
                    subject))
            .toList());
  }

  static List<List<String>> timelines(SlowModel model) {
    List<List<String>> timelines = new ArrayList<>();
    model.issues.forEach(issue -> timelines.add(issue.feed));
    model.episodes.forEach(episode -> timelines.add(episode.feed));
    return timelines;
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
}
