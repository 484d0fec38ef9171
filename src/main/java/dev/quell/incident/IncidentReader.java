package dev.quell.incident;

import dev.quell.channel.ChannelOwners;
import dev.quell.channel.Channels;
import dev.quell.model.Labels;
import dev.quell.queue.EventLog;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.Caller;
import dev.quell.web.ErrorCode;
import dev.quell.web.Page;
import dev.quell.web.Position;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the API shows of alerts and incidents, with everything around them. */
public final class IncidentReader {
  private static final int EVENTS_OF_AN_ALERT = 20;

  private final Database database;
  private final Channels channels;
  private final EventReader events;
  private final CustomFields fields;
  private final String console;

  private static final int COMPARED_ALERTS = 500;

  /** Reads from this store and log; {@code console} is the address incidents are shown at. */
  public IncidentReader(
      Database database, Channels channels, EventLog log, CustomFields fields, String console) {
    this.database = database;
    this.channels = channels;
    this.fields = fields;
    this.events = new EventReader(log);
    this.console = console;
  }

  CustomFields fields() {
    return fields;
  }

  // ── alerts ───────────────────────────────────────────────────────────────────────────────────

  Page<AlertItem> alerts(AlertQuery query) {
    Set<Long> hidden = hidden();
    return database.read(sql -> {
      Function<Alert, Position> position =
          alert ->
              new Position(
                  query.byUpdate() ? alert.times().updated() : alert.times().created(), alert.id());
      Page<Alert> page =
          Page.after(
              AlertListStore.page(sql, query, hidden),
              query.slice().limit(),
              AlertListStore.count(sql, query, hidden),
              position);
      return shown(page, alertItems(sql, page.items(), Map.of()));
    });
  }

  /** These alerts in this order; refuses ids nobody has. */
  List<AlertItem> alerts(Collection<String> ids) {
    return database.read(sql -> {
      Map<String, Alert> found = new HashMap<>();
      AlertListStore.byIds(sql, ids).forEach(alert -> found.put(alert.id(), alert));
      return alertItems(sql, inOrder("alert", ids, found), Map.of());
    });
  }

  /** An alert as programs outside are told of it; empty when there is none. */
  Optional<AlertNow> alertNow(String id) {
    return database.read(sql ->
        AlertStore.byId(sql, id)
            .map(alert ->
                new AlertNow(alert, alertItems(sql, List.of(alert), Map.of()).getFirst())));
  }

  /** An alert as it is kept, and as it is shown. */
  record AlertNow(Alert alert, AlertItem item) {}

  Alert alert(String id) {
    return database.read(sql -> AlertStore.byId(sql, id)).orElseThrow(() -> missing("alert", id));
  }

  /** Alerts of an incident, the newest first. */
  Page<AlertItem> alertsOf(
      Incident incident, Optional<Boolean> active, Slice slice, boolean withEvents) {
    return database.read(sql -> {
      List<Alert> found =
          AlertListStore.ofIncident(
              sql, incident.id(), active, slice.limit() + 1, slice.page().offset());
      List<Alert> alerts = found.subList(0, Math.min(found.size(), slice.limit()));
      Map<String, List<EventItem>> recent = withEvents ? recentEvents(sql, alerts) : Map.of();
      long all = incident.counts().alerts();
      long activeOnes = incident.counts().active().total();
      long total = active.map(wanted -> wanted ? activeOnes : all - activeOnes).orElse(all);
      return new Page<>(
          alertItems(sql, alerts, recent), total, found.size() > slice.limit(), Optional.empty());
    });
  }

  private Map<String, List<EventItem>> recentEvents(Sql sql, List<Alert> alerts) {
    List<EventItem.Wanted> wanted =
        alerts.stream()
            .flatMap(alert -> {
              long last = alert.eventCount();
              List<String> ids =
                  AlertListStore.events(sql, alert.id(), last - EVENTS_OF_AN_ALERT + 1, last);
              return ids.reversed().stream().map(id -> new EventItem.Wanted(id, alert));
            })
            .toList();
    Map<String, List<EventItem>> found = new HashMap<>();
    alerts.forEach(alert -> found.put(alert.id(), new java.util.ArrayList<>()));
    events
        .read(wanted, names(sql, alerts, List.of()))
        .forEach(item -> found.getOrDefault(item.alertId(), List.of()).add(item));
    return found;
  }

  /** Events of an alert; retention may have left fewer than were counted. */
  Page<EventItem> events(Alert alert, Slice slice) {
    long count = alert.eventCount();
    long skipped = slice.page().offset();
    long from = slice.ascending() ? skipped + 1 : count - skipped - slice.limit() + 1;
    return database.read(sql -> {
      List<String> ids = AlertListStore.events(sql, alert.id(), from, from + slice.limit() - 1);
      List<EventItem.Wanted> wanted =
          (slice.ascending() ? ids : ids.reversed())
              .stream().map(id -> new EventItem.Wanted(id, alert)).toList();
      List<EventItem> items = events.read(wanted, names(sql, List.of(alert), List.of()));
      return Page.of(items, count, slice.page());
    });
  }

  private List<AlertItem> alertItems(
      Sql sql, List<Alert> alerts, Map<String, List<EventItem>> recent) {
    Map<String, Incident> incidents = new HashMap<>();
    Set<String> ids = new HashSet<>();
    alerts.forEach(alert -> ids.add(alert.incidentId()));
    ids.remove("");
    IncidentListStore.byIds(sql, ids).forEach(found -> incidents.put(found.id(), found));
    Names names = names(sql, alerts, incidents.values());
    return alerts.stream()
        .map(alert ->
            AlertItem.of(
                alert,
                new AlertItem.Around(
                    names,
                    channels.find(alert.origin().channelId()),
                    Optional.ofNullable(incidents.get(alert.incidentId())),
                    Optional.ofNullable(recent.get(alert.id())))))
        .toList();
  }

  // ── incidents ────────────────────────────────────────────────────────────────────────────────

  Page<IncidentItem> incidents(IncidentQuery query) {
    Set<Long> hidden = hidden();
    return database.read(sql -> {
      Page<Incident> page =
          Page.after(
              IncidentListStore.page(sql, query, hidden),
              query.slice().limit(),
              IncidentListStore.count(sql, query, hidden),
              incident -> new Position(incident.times().created(), incident.id()));
      return shown(page, incidentItems(sql, page.items()));
    });
  }

  /** These incidents in this order; refuses ids nobody has. */
  List<IncidentItem> incidents(Collection<String> ids) {
    return database.read(sql -> {
      Map<String, Incident> found = new HashMap<>();
      IncidentListStore.byIds(sql, ids).forEach(incident -> found.put(incident.id(), incident));
      return incidentItems(sql, inOrder("incident", ids, found));
    });
  }

  /** The newest incident with this short form of its id. */
  IncidentItem byNum(String num) {
    return database.read(sql ->
        IncidentListStore.newestByNum(sql, num)
            .map(incident -> incidentItems(sql, List.of(incident)).getFirst())
            .orElseThrow(() -> missing("incident", num)));
  }

  /** An incident as programs outside are told of it; empty when there is none. */
  Optional<IncidentItem> incidentNow(String id) {
    return database.read(sql ->
        IncidentStore.byId(sql, id)
            .map(incident -> incidentItems(sql, List.of(incident)).getFirst()));
  }

  Optional<Names.Person> person(long id) {
    return database.read(sql -> NameStore.names(sql, List.of(id), List.of()).person(id));
  }

  Incident incident(String id) {
    return database
        .read(sql -> IncidentStore.byId(sql, id))
        .orElseThrow(() -> missing("incident", id));
  }

  /** The labels that its alerts have in common; of very many alerts the newest are asked. */
  Map<String, String> sharedLabels(Incident incident) {
    List<Labels> all =
        database.read(sql -> AlertListStore.labels(sql, incident.id(), COMPARED_ALERTS));
    Map<String, String> shared = new LinkedHashMap<>();
    if (!all.isEmpty()) {
      shared.putAll(all.getFirst().values());
      all.forEach(labels -> shared.entrySet().retainAll(labels.values().entrySet()));
    }
    return shared;
  }

  private List<IncidentItem> incidentItems(Sql sql, List<Incident> incidents) {
    Names names = names(sql, List.of(), incidents);
    Map<String, Long> eventCounts =
        IncidentListStore.eventCounts(sql, incidents.stream().map(Incident::id).toList());
    return incidents.stream()
        .map(incident ->
            IncidentItem.of(
                incident,
                new IncidentItem.Around(
                    names,
                    channels.find(incident.channelId()),
                    eventCounts.getOrDefault(incident.id(), 0L),
                    fields.of(incident),
                    console + "/incident/" + incident.id())))
        .toList();
  }

  // ── timelines ────────────────────────────────────────────────────────────────────────────────

  Feed feed(String subjectId, Collection<String> types, Slice slice) {
    return database.read(sql -> {
      List<TimelineEntry> found = IncidentListStore.timeline(sql, subjectId, types, slice);
      Set<Long> people = new HashSet<>();
      found.forEach(entry -> people.add(entry.creatorId()));
      Names names = NameStore.names(sql, people, List.of());
      return new Feed(
          found.stream().limit(slice.limit()).map(entry -> FeedItem.of(entry, names)).toList(),
          found.size() > slice.limit());
    });
  }

  /** A page of a timeline, which nobody counts. */
  record Feed(List<FeedItem> items, boolean hasNextPage) {}

  /** The private channels whoever calls may not see: nothing of them stands in any list. */
  private Set<Long> hidden() {
    return Caller.current().map(new ChannelOwners(channels)::hiddenFrom).orElse(Set.of());
  }

  // ── shared ───────────────────────────────────────────────────────────────────────────────────

  private static Names names(Sql sql, List<Alert> alerts, Collection<Incident> incidents) {
    Set<Long> people = new HashSet<>();
    Set<Long> integrations = new HashSet<>();
    alerts.forEach(alert -> integrations.add(alert.origin().integrationId()));
    for (Incident incident : incidents) {
      people.add(incident.closerId());
      people.add(incident.handling().particulars().creatorId());
      people.add(incident.handling().particulars().ownerId());
      incident.responders().forEach(responder -> people.add(responder.personId()));
      integrations.addAll(incident.integrationIds());
    }
    return NameStore.names(sql, people, integrations);
  }

  private static <T> List<T> inOrder(String what, Collection<String> ids, Map<String, T> found) {
    return ids.stream()
        .map(id -> Optional.ofNullable(found.get(id)).orElseThrow(() -> missing(what, id)))
        .toList();
  }

  private static <T, R> Page<R> shown(Page<T> page, List<R> items) {
    return new Page<>(items, page.total(), page.hasNextPage(), page.searchAfterCtx());
  }

  private static ApiException missing(String what, String id) {
    return new ApiException(
        ErrorCode.RESOURCE_NOT_FOUND, what + ": " + id + " (expected: an existing " + what + ")");
  }
}
