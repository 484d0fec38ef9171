package dev.quell.incident;

import dev.quell.incident.Committed.GroupId;
import dev.quell.incident.Committed.Known;
import dev.quell.incident.IncidentStore.GroupMember;
import dev.quell.model.ObjectId;
import dev.quell.storage.Sql;
import dev.quell.timer.Timers;
import dev.quell.timer.WakeUp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Everything one batch of the flow reads and changes. The next record sees what the last one
 * changed; all of it is written at once, each row once, however often it was touched.
 */
public final class UnitOfWork {
  private static final int HELD_AT_ONCE = 1000;
  private static final int FULL = 2 * HELD_AT_ONCE;

  private final Rows rows;
  private final Holding holding;
  private final Map<KeyId, Known> keys = new HashMap<>();
  private final Set<KeyId> dirtyKeys = new HashSet<>();
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private final Map<String, Incident> incidents = new LinkedHashMap<>();
  private final Map<GroupId, List<String>> groups = new HashMap<>();
  private final List<GroupMember> newMembers = new ArrayList<>();
  private final Set<String> ungrouped = new HashSet<>();
  private final List<TimelineEntry> entries = new ArrayList<>();
  private final Map<String, AlertStore.NewEvents> newEvents = new LinkedHashMap<>();
  private final Map<WakeUpId, WakeUp> wakeUps = new HashMap<>();
  private final Map<WakeUpId, WakeUp> removed = new LinkedHashMap<>();

  /** All that is to be done, as far as it is loaded; {@code waiting} has the same by name. */
  private final TreeSet<WakeUp> due = new TreeSet<>();

  private final Map<WakeUpId, WakeUp> waiting = new HashMap<>();
  private long receivedAt;
  private long offset;
  private int counter;
  private boolean gatheringChanged;

  /** There is one wake-up of a kind and subject at most. */
  private record WakeUpId(String kind, String subject) {
    static WakeUpId of(WakeUp wakeUp) {
      return new WakeUpId(wakeUp.kind(), wakeUp.subject());
    }
  }

  UnitOfWork(Rows rows, Holding holding) {
    this.rows = rows;
    this.holding = holding;
  }

  /** Begins the next record: new ids tell its place from now on. */
  public void begin(long received, long recordOffset) {
    this.receivedAt = received;
    this.offset = recordOffset;
    this.counter = 0;
  }

  /** The instant of the record being worked on. */
  long now() {
    return receivedAt;
  }

  String newId() {
    if (counter > ObjectId.MAX_COUNTER) {
      throw new IllegalStateException("ids of one record: " + counter);
    }
    return ObjectId.of(receivedAt, offset, counter++);
  }

  /** Readies in few steps what the events of one integration will ask for. */
  public void prefetch(long integration, Collection<String> alertKeys) {
    rows.prefetch(
        integration,
        alertKeys.stream().filter(key -> !keys.containsKey(new KeyId(integration, key))).toList());
  }

  private Known known(KeyId key) {
    Known changed = keys.get(key);
    return changed != null ? changed : rows.known(key);
  }

  public KeyHistory history(long integration, String alertKey) {
    return known(new KeyId(integration, alertKey)).history();
  }

  /** Remembers a newer history; {@code durably} when no open alert carries it. */
  public void remember(long integration, String alertKey, KeyHistory history, boolean durably) {
    KeyId key = new KeyId(integration, alertKey);
    keys.put(key, new Known(history, known(key).openAlerts()));
    if (durably) {
      dirtyKeys.add(key);
    }
  }

  /** Open alerts of a problem in all channels, oldest first. */
  public List<Alert> openAlerts(long integration, String alertKey) {
    List<String> ids = known(new KeyId(integration, alertKey)).openAlerts();
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Alert> open = new ArrayList<>(ids.size());
    for (String id : ids) {
      alert(id).ifPresent(open::add);
    }
    return List.copyOf(open);
  }

  public Optional<Alert> alert(String id) {
    Alert changed = alerts.get(id);
    return changed != null ? Optional.of(changed) : rows.alert(id);
  }

  public Optional<Incident> incident(String id) {
    Incident changed = incidents.get(id);
    return changed != null ? Optional.of(changed) : rows.incident(id);
  }

  /** Open incidents of a channel that gather these values, newest first. */
  public List<Incident> gathering(long channelId, String hash) {
    List<String> ids = members(new GroupId(channelId, hash));
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Incident> open = new ArrayList<>(ids.size());
    for (String id : ids) {
      incident(id).filter(incident -> !incident.isClosed()).ifPresent(open::add);
    }
    return List.copyOf(open);
  }

  private List<String> members(GroupId group) {
    List<String> changed = groups.get(group);
    return changed != null ? changed : rows.gathering(group);
  }

  /** An incident's alerts as this batch sees them; all that have not recovered are among them. */
  List<Alert> alertsOf(Incident incident) {
    Map<String, Alert> byId = new LinkedHashMap<>();
    rows.alertsOf(incident.id()).forEach(alert -> byId.put(alert.id(), alert));
    alerts.values().stream()
        .filter(alert -> alert.incidentId().equals(incident.id()) || byId.containsKey(alert.id()))
        .forEach(alert -> byId.put(alert.id(), alert));
    return List.copyOf(byId.values());
  }

  /** Hands over the open alerts of a channel that were updated then or later, in no order. */
  public void openSince(long channelId, long since, Consumer<Alert> taker) {
    holding.openSince(channelId, since, alerts.values(), taker);
  }

  /** Some alerts that a rule holds and that were created later than that, oldest first. */
  public HeldPage heldByRule(long channelId, String ruleId, long createdAfter) {
    return holding.heldByRule(channelId, ruleId, createdAfter, HELD_AT_ONCE, alerts);
  }

  /** Some alerts that another holds and that were created later than that, oldest first. */
  public HeldPage heldBySource(String sourceAlertId, long createdAfter) {
    return holding.heldBySource(sourceAlertId, createdAfter, HELD_AT_ONCE, alerts);
  }

  /** The alerts of an incident explain nothing while somebody looks after it. */
  void noLongerExplains(Incident incident) {
    for (String source : holding.sources()) {
      if (alert(source).filter(held -> held.incidentId().equals(incident.id())).isPresent()) {
        wake(HoldEnd.ofSource(source, receivedAt));
      }
    }
  }

  void put(Alert alert) {
    alerts.put(alert.id(), alert);
    holding.changed(alert);
    if (!alert.explainsOthers() && holding.holdsOthers(alert.id())) {
      wake(HoldEnd.ofSource(alert.id(), receivedAt));
    }
    KeyId key = new KeyId(alert.origin().integrationId(), alert.origin().alertKey());
    Known known = known(key);
    boolean listed = known.openAlerts().contains(alert.id());
    if (alert.isOpen() == listed) {
      return;
    }
    List<String> open = new ArrayList<>(known.openAlerts());
    if (alert.isOpen()) {
      open.add(alert.id());
    } else {
      open.remove(alert.id());
      dirtyKeys.add(key);
    }
    keys.put(key, new Known(known.history(), open));
  }

  void put(Incident incident) {
    incidents.put(incident.id(), incident);
    holding.changed(incident);
  }

  void gather(Incident incident, Collection<String> hashes) {
    for (String hash : hashes) {
      GroupId group = new GroupId(incident.channelId(), hash);
      List<String> members = new ArrayList<>();
      members.add(incident.id());
      gathering(group.channelId(), hash).forEach(open -> members.add(open.id()));
      groups.put(group, List.copyOf(members));
      newMembers.add(new GroupMember(incident.channelId(), hash, incident.id()));
    }
  }

  void stopGathering(Incident incident) {
    if (!incident.group().hash().isEmpty()) {
      ungrouped.add(incident.id());
    }
  }

  /** A reopened incident takes in more again; who gathers is read anew, as after a restart. */
  void gatherAgain(Incident incident) {
    String hash = incident.group().hash();
    if (!hash.isEmpty()) {
      newMembers.add(new GroupMember(incident.channelId(), hash, incident.id()));
      gatheringChanged = true;
    }
  }

  /** Adds to the timeline of an alert; the change is put, too. */
  void tell(Alert alert, String type, long by, Map<String, Object> detail) {
    int number = alert.feedCount() + 1;
    entries.add(new TimelineEntry(alert.id(), number, type, receivedAt, by, detail));
    put(alert.withFeedCount(number));
  }

  /** Adds to the timeline of an incident; the change is put, too. */
  Incident tell(Incident incident, String type, long by, Map<String, Object> detail) {
    int number = incident.counts().feed() + 1;
    entries.add(new TimelineEntry(incident.id(), number, type, receivedAt, by, detail));
    Incident told = incident.withFeedCount(number);
    put(told);
    return told;
  }

  /** Notes that an event counts for an alert, which has counted it already. */
  void index(Alert alert, String eventId) {
    newEvents
        .computeIfAbsent(
            alert.id(), id -> new AlertStore.NewEvents(alert.eventCount(), new ArrayList<>()))
        .ids()
        .add(eventId);
  }

  /** Has something done at its due instant; one that is due by now comes before the next record. */
  public void wake(WakeUp wakeUp) {
    WakeUpId id = WakeUpId.of(wakeUp);
    removed.remove(id);
    wakeUps.put(id, wakeUp);
    await(id, wakeUp);
  }

  void cancel(String kind, String subject) {
    WakeUpId id = new WakeUpId(kind, subject);
    wakeUps.remove(id);
    removed.put(id, new WakeUp(kind, subject, 0));
    WakeUp gone = waiting.remove(id);
    if (gone != null) {
      due.remove(gone);
    }
  }

  private void await(WakeUpId id, WakeUp wakeUp) {
    WakeUp moved = waiting.put(id, wakeUp);
    if (moved != null) {
      due.remove(moved);
    }
    due.add(wakeUp);
  }

  /** Makes everything due by then known to {@link #nextDue}. */
  public void loadDue(long instant) {
    rows.dueBy(instant).forEach(wakeUp -> await(WakeUpId.of(wakeUp), wakeUp));
  }

  /** The earliest wake-up due by then, taken off; empty when there is none. */
  public Optional<WakeUp> nextDue(long instant) {
    if (due.isEmpty() || due.first().dueAt() > instant) {
      return Optional.empty();
    }
    WakeUp first = due.first();
    cancel(first.kind(), first.subject());
    return Optional.of(first);
  }

  /** Whether something due by then is still to be done. */
  public boolean isDue(long instant) {
    return !due.isEmpty() && due.first().dueAt() <= instant;
  }

  /** Whether there is anything to write. */
  public boolean hasChanged() {
    return !alerts.isEmpty() || !incidents.isEmpty() || !wakeUps.isEmpty() || !removed.isEmpty();
  }

  /** Whether so much was touched that it should be written before more is done. */
  public boolean isFull() {
    return alerts.size() >= FULL;
  }

  /** When the earliest new wake-up of this batch is due. */
  public Optional<Long> earliestNewDue() {
    return wakeUps.values().stream().map(WakeUp::dueAt).min(Long::compare);
  }

  /** Writes each changed row once. */
  public void write(Sql sql) {
    AlertStore.put(sql, alerts.values());
    AlertStore.addEvents(sql, newEvents);
    Map<KeyId, KeyHistory> histories = new LinkedHashMap<>();
    dirtyKeys.forEach(key -> histories.put(key, known(key).history()));
    AlertStore.putHistories(sql, histories);
    IncidentStore.put(sql, incidents.values());
    IncidentStore.addGroups(sql, newMembers);
    IncidentStore.removeGroups(sql, ungrouped);
    IncidentStore.addEntries(sql, entries);
    Timers.remove(sql, List.copyOf(removed.values()));
    Timers.put(sql, List.copyOf(wakeUps.values()));
  }

  /** Makes the changes what the next batch starts from; called when they are on disk. */
  void keep() {
    rows.keep(
        new Rows.Changes(
            keys,
            alerts,
            incidents,
            groups,
            newMembers,
            ungrouped,
            gatheringChanged,
            newEvents,
            wakeUps.values(),
            removed.values()));
  }
}
