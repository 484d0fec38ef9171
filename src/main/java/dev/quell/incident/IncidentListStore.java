package dev.quell.incident;

import dev.quell.storage.Dialect;
import dev.quell.storage.Sql;
import dev.quell.web.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The SQL of lists of incidents and of timelines. */
final class IncidentListStore {
  private IncidentListStore() {}

  /** One incident more than the page holds, when there are as many. */
  static List<Incident> page(Sql sql, IncidentQuery query, Collection<Long> hidden) {
    Conditions conditions = conditions(sql.dialect(), query);
    conditions.noneOf("channel_id", hidden);
    query.slice().addTo(conditions, "created_at", "incident_id");
    String direction = query.slice().direction();
    return sql.list(
        "select "
            + IncidentStore.COLUMNS
            + " from incident"
            + conditions.where()
            + (" order by created_at" + direction + ", incident_id" + direction)
            + " limit ? offset ?",
        IncidentStore::incident,
        query.slice().arguments(conditions));
  }

  static long count(Sql sql, IncidentQuery query, Collection<Long> hidden) {
    Conditions conditions = conditions(sql.dialect(), query);
    conditions.noneOf("channel_id", hidden);
    return sql.number(
        "select count(*) from (select 1 as one from incident"
            + conditions.where()
            + " limit ?) as counted",
        conditions.arguments(Page.COUNTED));
  }

  static List<Incident> byIds(Sql sql, Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Conditions wanted = new Conditions();
    wanted.oneOf("incident_id", ids);
    return sql.list(
        "select " + IncidentStore.COLUMNS + " from incident" + wanted.where(),
        IncidentStore::incident,
        wanted.arguments());
  }

  /** The newest incident with this short form of its id. */
  static Optional<Incident> newestByNum(Sql sql, String num) {
    return sql.one(
        "select "
            + IncidentStore.COLUMNS
            + " from incident where num = ? order by created_at desc, incident_id desc limit 1",
        IncidentStore::incident,
        num);
  }

  /** Closed incidents of a channel since an instant, the newest first. */
  static List<Incident> closedSince(Sql sql, long channelId, long since, int most) {
    return sql.list(
        "select "
            + IncidentStore.COLUMNS
            + " from incident where progress = 2 and channel_id = ? and close_time >= ?"
            + " order by close_time desc limit ?",
        IncidentStore::incident,
        channelId,
        since,
        most);
  }

  /** How many events the alerts of each incident hold. */
  static Map<String, Long> eventCounts(Sql sql, Collection<String> incidentIds) {
    Map<String, Long> found = new HashMap<>();
    if (!incidentIds.isEmpty()) {
      Conditions wanted = new Conditions();
      wanted.oneOf("incident_id", incidentIds);
      sql.list(
              "select incident_id, event_cnt from incident_event_count" + wanted.where(),
              row -> Map.entry(row.getString(1), row.getLong(2)),
              wanted.arguments())
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
    return found;
  }

  /** One entry more than the page holds, when there are as many. */
  static List<TimelineEntry> timeline(
      Sql sql, String subjectId, Collection<String> types, Slice slice) {
    Conditions conditions = new Conditions();
    conditions.add("subject_id = ?", subjectId);
    conditions.oneOf("type", types);
    return sql.list(
        "select subject_id, entry_no, type, at, creator_id, detail from timeline"
            + conditions.where()
            + (" order by entry_no" + slice.direction())
            + " limit ? offset ?",
        IncidentStore::entry,
        slice.arguments(conditions));
  }

  static List<TimelineEntry> newest(Sql sql, String subjectId, String type, int most) {
    return sql.list(
        """
        select subject_id, entry_no, type, at, creator_id, detail from timeline
        where subject_id = ? and type = ? order by entry_no desc limit ?
        """,
        IncidentStore::entry,
        subjectId,
        type,
        most);
  }

  private static Conditions conditions(Dialect dialect, IncidentQuery query) {
    Conditions conditions = new Conditions();
    query.window().ifPresent(window -> window.addTo(conditions));
    addProgress(conditions, query.progress());
    query
        .severities()
        .ifPresent(wanted -> {
          conditions.oneOf("severity", wanted.stream().map(AlertStore.Levels::number).toList());
          if (wanted.isEmpty()) {
            conditions.add("1 = 0");
          }
        });
    query.everMuted().ifPresent(muted -> conditions.add("ever_muted = ?", muted));
    conditions.oneOf("channel_id", query.channelIds());
    conditions.oneOf("incident_id", query.ids());
    conditions.oneOf("num", query.nums());
    query
        .snoozed()
        .ifPresent(wanted -> conditions.add(wanted ? "snoozed_until > 0" : "snoozed_until = 0"));
    addPeople(conditions, query.people());
    addFields(conditions, query.fields());
    query
        .text()
        .ifPresent(text ->
            conditions.add(
                "(num = ? or incident_id like ? escape '!' or "
                    + dialect.containsIgnoringCase("title")
                    + ")",
                text.toUpperCase(Locale.ROOT),
                AlertListStore.pattern(text.toLowerCase(Locale.ROOT)).substring(1),
                AlertListStore.pattern(text)));
    return conditions;
  }

  private static void addFields(Conditions conditions, Map<String, List<String>> fields) {
    fields.forEach((field, values) -> {
      List<Object> arguments = new ArrayList<>(List.of(field));
      arguments.addAll(values);
      conditions.add(
          "exists (select 1 from incident_field f where f.field_id = ? and f.value in ("
              + String.join(", ", Collections.nCopies(values.size(), "?"))
              + ") and f.incident_id = incident.incident_id)",
          arguments.toArray());
    });
  }

  private static void addPeople(Conditions conditions, IncidentQuery.People people) {
    anyOf(conditions, "responders like ?", people.responders(), "%%\"personId\":%d,%%");
    anyOf(
        conditions,
        "(responders like ? and responders not like ?)",
        people.ackers(),
        "%%\"personId\":%d,%%",
        // an instant has 13 digits until the year 2286
        "%%\"personId\":%d,\"assignedAt\":_____________,\"acknowledgedAt\":0}%%");
    conditions.oneOf("creator_id", people.creators());
    if (!people.closers().isEmpty()) {
      conditions.add("progress = 2");
      conditions.oneOf("closer_id", people.closers());
    }
  }

  private static void anyOf(
      Conditions conditions, String text, List<Long> people, String... patterns) {
    if (!people.isEmpty()) {
      Object[] arguments =
          people.stream()
              .flatMap(id -> Stream.of(patterns).map(pattern -> pattern.formatted(id)))
              .toArray();
      String each = String.join(" or ", Collections.nCopies(people.size(), text));
      conditions.add("(" + each + ")", arguments);
    }
  }

  private static void addProgress(Conditions conditions, List<Progress> wanted) {
    if (!wanted.isEmpty() && !wanted.contains(Progress.CLOSED)) {
      conditions.add("progress < 2"); // as the partial indexes spell it
    }
    conditions.oneOf("progress", wanted.stream().map(IncidentStore::progress).toList());
  }
}
