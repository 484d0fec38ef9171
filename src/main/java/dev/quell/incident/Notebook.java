package dev.quell.incident;

import dev.quell.storage.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one unit of work only writes down: it asks for none of it again. */
final class Notebook {
  private final List<TimelineEntry> entries = new ArrayList<>();
  private final List<UnitOfWork.News> news = new ArrayList<>();
  private final Map<String, AlertStore.NewEvents> newEvents = new LinkedHashMap<>();
  private final Map<String, Long> eventCounts = new LinkedHashMap<>();
  private final List<Handover> handedOver = new ArrayList<>();
  private final Map<String, Incident> fields = new LinkedHashMap<>();
  private final Set<String> removed = new LinkedHashSet<>();

  /** All events that are counted for one incident count for the other. */
  record Handover(String from, String to) {}

  void tell(TimelineEntry entry) {
    entries.add(entry);
  }

  void tell(Incident incident, TimelineEntry entry) {
    entries.add(entry);
    news.add(new UnitOfWork.News(incident, entry));
  }

  List<UnitOfWork.News> news() {
    List<UnitOfWork.News> told = List.copyOf(news);
    news.clear();
    return told;
  }

  void index(Alert alert, String eventId) {
    newEvents
        .computeIfAbsent(
            alert.id(), id -> new AlertStore.NewEvents(alert.eventCount(), new ArrayList<>()))
        .ids()
        .add(eventId);
  }

  Map<String, AlertStore.NewEvents> newEvents() {
    return newEvents;
  }

  /** Without an incident nothing is counted. */
  void countEvents(String incidentId, long more) {
    if (!incidentId.isEmpty()) {
      eventCounts.merge(incidentId, more, Long::sum);
    }
  }

  void handOver(String from, String to) {
    handedOver.add(new Handover(from, to));
  }

  /** Its custom fields are to be found by their values. */
  void file(Incident incident) {
    fields.put(incident.id(), incident);
  }

  void remove(String incidentId) {
    removed.add(incidentId);
    fields.remove(incidentId);
  }

  Set<String> removed() {
    return removed;
  }

  void write(Sql sql, Collection<Incident> incidents) {
    AlertStore.addEvents(sql, newEvents);
    IncidentStore.put(sql, incidents);
    IncidentStore.addEventCounts(sql, eventCounts);
    IncidentStore.addEntries(sql, entries);
    handedOver.forEach(one -> IncidentMoveStore.handOverEvents(sql, one.from(), one.to()));
    IncidentMoveStore.file(sql, fields.values());
    IncidentMoveStore.remove(sql, removed);
  }
}
