package dev.quell.incident;

import dev.quell.channel.Grouping;
import dev.quell.incident.AlertStore.Levels;
import dev.quell.model.ObjectId;
import dev.quell.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The SQL of incidents, their groups and all timelines. */
final class IncidentStore {
  static final String COLUMNS =
      """
      incident_id, num, channel_id, integration_id, integration_ids, dedup_key, group_method,
      group_hash, title, description, severity, progress, labels, images, responders, impact,
      root_cause, resolution, start_time, last_time, end_time, ack_time, close_time, closer_id,
      alert_cnt, active_critical, active_warning, active_info, feed_cnt, ever_muted, created_at,
      updated_at, noise_version, window_minutes, window_sliding, storm_thresholds, joined_at,
      flapping, outlier, notify, creator_id, owner_id, snoozed_until, assignment, overrides, fields,
      merge_disabled
      """;

  private static final Comparator<ObjectId.Address> BY_PLACE =
      Comparator.comparingLong(ObjectId.Address::second)
          .thenComparingLong(ObjectId.Address::offset)
          .thenComparingInt(ObjectId.Address::counter);

  /** Ids sort by second only; within one, their place in the log tells. */
  static final Comparator<String> NEWEST_FIRST =
      Comparator.comparing((String id) -> ObjectId.parse(id).orElseThrow(), BY_PLACE).reversed();

  private IncidentStore() {}

  static Optional<Incident> byId(Sql sql, String id) {
    return sql.one(
        "select " + COLUMNS + " from incident where incident_id = ?", IncidentStore::incident, id);
  }

  /** Open incidents of a channel that gather these values, newest first. */
  static List<String> gathering(Sql sql, long channelId, String hash) {
    return sql
        .list(
            "select incident_id from incident_group where channel_id = ? and group_hash = ?",
            row -> row.getString(1),
            channelId,
            hash)
        .stream()
        .sorted(NEWEST_FIRST)
        .toList();
  }

  /** The open ones of a channel that take in what reads like them, in no order. */
  static List<Incident> gatheringByText(Sql sql, long channelId, String hash) {
    return sql.list(
        "select "
            + COLUMNS
            + """
             from incident
            where channel_id = ? and group_hash = ? and progress < 2 and group_method = 'i'
            """,
        IncidentStore::incident,
        channelId,
        hash);
  }

  static void put(Sql sql, Collection<Incident> incidents) {
    sql.batch(
        "insert into incident ("
            + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + """
             on conflict (incident_id) do update set
              integration_ids = excluded.integration_ids, title = excluded.title,
              description = excluded.description, severity = excluded.severity,
              progress = excluded.progress, labels = excluded.labels,
              responders = excluded.responders, impact = excluded.impact,
              root_cause = excluded.root_cause, resolution = excluded.resolution,
              last_time = excluded.last_time, end_time = excluded.end_time,
              ack_time = excluded.ack_time, close_time = excluded.close_time,
              closer_id = excluded.closer_id, alert_cnt = excluded.alert_cnt,
              active_critical = excluded.active_critical,
              active_warning = excluded.active_warning, active_info = excluded.active_info,
              feed_cnt = excluded.feed_cnt, ever_muted = excluded.ever_muted,
              updated_at = excluded.updated_at, joined_at = excluded.joined_at,
              flapping = excluded.flapping, outlier = excluded.outlier,
              notify = excluded.notify, owner_id = excluded.owner_id,
              snoozed_until = excluded.snoozed_until, assignment = excluded.assignment,
              overrides = excluded.overrides, fields = excluded.fields,
              merge_disabled = excluded.merge_disabled
            """,
        incidents.stream().map(IncidentStore::row).toList());
  }

  /** How many events the alerts of these incidents hold more than before. */
  static void addEventCounts(Sql sql, Map<String, Long> more) {
    sql.batch(
        """
        insert into incident_event_count (incident_id, event_cnt) values (?, ?)
        on conflict (incident_id) do update set
          event_cnt = incident_event_count.event_cnt + excluded.event_cnt
        """,
        more.entrySet().stream()
            .map(entry -> new Object[] {entry.getKey(), entry.getValue()})
            .toList());
  }

  static void addGroups(Sql sql, List<GroupMember> members) {
    sql.batch(
        """
        insert into incident_group (channel_id, group_hash, incident_id) values (?, ?, ?)
        on conflict do nothing
        """,
        members.stream()
            .map(member -> new Object[] {member.channelId(), member.hash(), member.incidentId()})
            .toList());
  }

  static void removeGroups(Sql sql, Collection<String> incidentIds) {
    sql.batch(
        "delete from incident_group where incident_id = ?",
        incidentIds.stream().map(id -> new Object[] {id}).toList());
  }

  static void addEntries(Sql sql, List<TimelineEntry> entries) {
    sql.batch(
        """
        insert into timeline (subject_id, entry_no, type, at, creator_id, detail)
        values (?, ?, ?, ?, ?, ?)
        """,
        entries.stream()
            .map(entry ->
                new Object[] {
                  entry.subjectId(),
                  entry.number(),
                  entry.type(),
                  entry.at(),
                  entry.creatorId(),
                  RowJson.write(entry.detail())
                })
            .toList());
  }

  /** Where an incident is found by the values it gathers. */
  record GroupMember(long channelId, String hash, String incidentId) {}

  static TimelineEntry entry(ResultSet row) throws SQLException {
    return new TimelineEntry(
        row.getString("subject_id"),
        row.getInt("entry_no"),
        row.getString("type"),
        row.getLong("at"),
        row.getLong("creator_id"),
        RowJson.detail(row.getString("detail")));
  }

  static Incident incident(ResultSet row) throws SQLException {
    return new Incident(
        row.getString("incident_id"),
        row.getLong("channel_id"),
        RowJson.numbers(row.getString("integration_ids")),
        row.getString("dedup_key"),
        group(row),
        new Wording(
            row.getString("title"),
            "",
            row.getString("description"),
            RowJson.labels(row.getString("labels")),
            RowJson.images(row.getString("images"))),
        Levels.severity(row.getInt("severity")),
        handling(row),
        new IncidentTimes(
            row.getLong("start_time"),
            row.getLong("last_time"),
            row.getLong("end_time"),
            row.getLong("ack_time"),
            row.getLong("close_time"),
            row.getLong("created_at"),
            row.getLong("joined_at"),
            row.getLong("updated_at")),
        new Incident.Counts(
            row.getInt("alert_cnt"),
            new ActiveCounts(
                row.getInt("active_critical"),
                row.getInt("active_warning"),
                row.getInt("active_info")),
            row.getInt("feed_cnt")),
        new Incident.Marks(
            row.getInt("flapping") == 1, row.getInt("outlier") == 1, row.getInt("notify") == 1));
  }

  private static Handling handling(ResultSet row) throws SQLException {
    return new Handling(
        progress(row.getInt("progress")),
        RowJson.responders(row.getString("responders")),
        new Findings(
            row.getString("impact"), row.getString("root_cause"), row.getString("resolution")),
        row.getLong("closer_id"),
        RowJson.assignment(row.getString("assignment")),
        row.getLong("snoozed_until"),
        new Particulars(
            row.getLong("creator_id"),
            row.getLong("owner_id"),
            RowJson.texts(row.getString("overrides")),
            RowJson.fields(row.getString("fields")),
            row.getInt("merge_disabled") == 1));
  }

  /** One behind the other in their column, with a space between. */
  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  private static Incident.Group group(ResultSet row) throws SQLException {
    String method = row.getString("group_method");
    int minutes = row.getInt("window_minutes");
    return new Incident.Group(
        Arrays.stream(Grouping.Method.values())
            .filter(one -> one.wire().equals(method))
            .findFirst()
            .orElse(Grouping.Method.NONE),
        words(row.getString("group_hash")),
        new Incident.Terms(
            row.getLong("noise_version"),
            minutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes)),
            row.getInt("window_sliding") == 1,
            RowJson.numbers(row.getString("storm_thresholds")).stream()
                .map(Long::intValue)
                .toList()));
  }

  private static Object[] row(Incident incident) {
    return Stream.of(handled(incident), noticed(incident), edited(incident.handling()))
        .flatMap(Stream::of)
        .toArray();
  }

  private static Object[] handled(Incident incident) {
    return new Object[] {
      incident.id(),
      incident.num(),
      incident.channelId(),
      incident.integrationIds().stream().findFirst().orElse(0L),
      RowJson.write(incident.integrationIds()),
      incident.dedupKey(),
      incident.group().method().wire(),
      String.join(" ", incident.group().hashes()),
      incident.wording().title(),
      incident.wording().description(),
      Levels.number(incident.severity()),
      progress(incident.progress()),
      RowJson.write(incident.wording().labels().all()),
      RowJson.write(incident.wording().images()),
      RowJson.write(incident.responders()),
      incident.findings().impact(),
      incident.findings().rootCause(),
      incident.findings().resolution(),
      incident.times().start(),
      incident.times().last(),
      incident.times().end(),
      incident.times().ack(),
      incident.times().close(),
      incident.handling().closerId(),
      incident.counts().alerts(),
      incident.counts().active().critical(),
      incident.counts().active().warning(),
      incident.counts().active().info(),
      incident.counts().feed(),
      incident.marks().flapping(),
      incident.times().created(),
      incident.times().updated()
    };
  }

  private static Object[] noticed(Incident incident) {
    Incident.Terms terms = incident.group().terms();
    return new Object[] {
      terms.noiseVersion(),
      terms.window().map(Duration::toMinutes).orElse(0L),
      terms.sliding(),
      RowJson.write(terms.stormThresholds()),
      incident.times().joined(),
      incident.marks().flapping(),
      incident.marks().outlier(),
      incident.marks().notifies()
    };
  }

  private static Object[] edited(Handling handling) {
    Particulars particulars = handling.particulars();
    return new Object[] {
      particulars.creatorId(),
      particulars.ownerId(),
      handling.snoozedUntil(),
      handling.assigned().map(RowJson::write).orElse(""),
      RowJson.write(particulars.overrides()),
      RowJson.write(particulars.fields()),
      particulars.mergeDisabled()
    };
  }

  static int progress(Progress progress) {
    return switch (progress) {
      case TRIGGERED -> 0;
      case PROCESSING -> 1;
      case CLOSED -> 2;
    };
  }

  private static Progress progress(int number) {
    return switch (number) {
      case 0 -> Progress.TRIGGERED;
      case 1 -> Progress.PROCESSING;
      case 2 -> Progress.CLOSED;
      default ->
          throw new IllegalStateException("progress in the table: " + number + " (expected: 0..2)");
    };
  }
}
