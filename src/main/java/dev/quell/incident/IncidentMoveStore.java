package dev.quell.incident;

import dev.quell.storage.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The SQL of what is around incidents that people move. */
final class IncidentMoveStore {
  private IncidentMoveStore() {}

  static void handOverEvents(Sql sql, String from, String to) {
    sql.update(
        """
        insert into incident_event_count (incident_id, event_cnt)
        select ?, event_cnt from incident_event_count where incident_id = ?
        on conflict (incident_id) do update set
          event_cnt = incident_event_count.event_cnt + excluded.event_cnt
        """,
        to,
        from);
    sql.update("update incident_event_count set event_cnt = 0 where incident_id = ?", from);
  }

  /** The values of custom fields, as they are looked for. */
  static void file(Sql sql, Collection<Incident> incidents) {
    List<Object[]> rows = new ArrayList<>();
    for (Incident incident : incidents) {
      incident
          .handling()
          .particulars()
          .fields()
          .forEach((field, value) ->
              CustomField.searchable(value)
                  .forEach(word -> rows.add(new Object[] {field, word, incident.id()})));
    }
    sql.batch("delete from incident_field where incident_id = ?", ids(incidents));
    sql.batch(
        """
        insert into incident_field (field_id, value, incident_id) values (?, ?, ?)
        on conflict do nothing
        """,
        rows);
  }

  private static List<Object[]> ids(Collection<Incident> incidents) {
    return incidents.stream().map(incident -> new Object[] {incident.id()}).toList();
  }

  static void remove(Sql sql, Collection<String> incidentIds) {
    List<Object[]> ids = incidentIds.stream().map(id -> new Object[] {id}).toList();
    for (String table : List.of("incident_field", "incident_event_count", "incident")) {
      sql.batch("delete from " + table + " where incident_id = ?", ids);
    }
    sql.batch("delete from timeline where subject_id = ?", ids);
  }
}
