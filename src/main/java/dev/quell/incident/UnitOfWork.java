package dev.quell.incident;

import dev.quell.incident.Committed.GroupId;
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
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Everything one batch of the flow reads and changes. The next record sees what the last one
 * changed; all of it is written at once, each row once, however often it was touched.
 */
public final class UnitOfWork {
  private static final int HELD_AT_ONCE = 1000;
  private static final int FULL = 2 * HELD_AT_ONCE;

  private final Rows rows;
  private final Holding holding;
  private final Listener listener;
  private final Problems problems;
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private final Map<String, Incident> incidents = new LinkedHashMap<>();
  private final Map<GroupId, List<String>> groups = new HashMap<>();
  private final List<GroupMember> newMembers = new ArrayList<>();
  private final Set<String> ungrouped = new HashSet<>();
  private final List<SeenText> texts = new ArrayList<>();
  private final Notebook notebook = new Notebook();
  private final WakeUps wakeUps = new WakeUps();
  private final Map<Class<?>, Beside> besides = new LinkedHashMap<>();
  private long receivedAt;
  private long offset;
  private int counter;
  private boolean gatheringChanged;

  UnitOfWork(Rows rows, Holding holding, Listener listener) {
    this.rows = rows;
    this.holding = holding;
    this.listener = listener;
    this.problems = new Problems(rows);
  }

  /** Begins the next record: new ids tell its place from now on. */
  public void begin(long received, long recordOffset) {
    this.receivedAt = received;
    this.offset = recordOffset;
    this.counter = 0;
  }

  /** Goes on with what began at that instant; makes no ids. */
  public void at(long instant) {
    this.receivedAt = instant;
  }

  /** The instant of the record being worked on. */
  public long now() {
    return receivedAt;
  }

  /** An id nobody has, which tells the place of the record being worked on. */
  public String newId() {
    if (counter > ObjectId.MAX_COUNTER) {
      throw new IllegalStateException("ids of one record: " + counter);
    }
    return ObjectId.of(receivedAt, offset, counter++);
  }

  /** Readies in few steps what the events of one integration will ask for. */
  public void prefetch(long integration, Collection<String> alertKeys) {
    rows.prefetch(
        integration,
        alertKeys.stream().filter(key -> !problems.isChanged(integration, key)).toList());
  }

  public KeyHistory history(long integration, String alertKey) {
    return problems.known(integration, alertKey).history();
  }

  /** Remembers a newer history; {@code durably} when no open alert carries it. */
  public void remember(long integration, String alertKey, KeyHistory history, boolean durably) {
    problems.remember(integration, alertKey, history);
    if (durably) {
      problems.dirty(integration, alertKey);
    }
  }

  /** Open alerts of a problem in all channels, oldest first. */
  public List<Alert> openAlerts(long integration, String alertKey) {
    List<String> ids = problems.known(integration, alertKey).openAlerts();
    if (ids.size() < 2) {
      return ids.isEmpty() ? List.of() : alert(ids.getFirst()).map(List::of).orElseGet(List::of);
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
    if (changed != null) {
      return Optional.of(changed);
    }
    return notebook.removed().contains(id) ? Optional.empty() : rows.incident(id);
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

  /** Hands over the open incidents of a channel that take in what reads like them, in no order. */
  public void gatheringByText(long channelId, String hash, Consumer<Incident> taker) {
    Consumer<Incident> gatherer =
        incident -> {
          if (!incident.isClosed() && incident.group().hash().equals(hash)) {
            taker.accept(incident);
          }
        };
    rows.gatheringByText(
        new GroupId(channelId, hash),
        incident -> {
          if (!incidents.containsKey(incident.id())) {
            gatherer.accept(incident);
          }
        });
    incidents.values().stream()
        .filter(incident -> incident.channelId() == channelId)
        .forEach(gatherer);
  }

  /**
   * What incidents of a channel said that were opened after the instant, the newest at the end.
   *
   * @param most how many at least, unless there are fewer
   */
  public List<SeenText> seenTexts(long channelId, long after, int most) {
    List<SeenText> all = new ArrayList<>(rows.seenTexts(channelId, after, most));
    texts.stream().filter(text -> text.channelId() == channelId).forEach(all::add);
    return all;
  }

  /** Remembers what an incident said when it opened. */
  public void saw(SeenText text) {
    texts.add(text);
  }

  private List<String> members(GroupId group) {
    List<String> changed = groups.get(group);
    return changed != null ? changed : rows.gathering(group);
  }

  /** Some of an incident's alerts as this batch sees them. */
  AlertsAsked.Page alertsOf(AlertsAsked asked) {
    return asked.page(rows.alertsOf(asked), alerts);
  }

  /** Hands over the open alerts of a channel that were updated then or later, in no order. */
  public void openSince(long channelId, long since, Consumer<Alert> taker) {
    holding.openSince(channelId, since, alerts.values(), taker);
  }

  /** The same of an integration, in all channels. */
  public void openOfIntegration(long integrationId, long since, Consumer<Alert> taker) {
    holding.openOfIntegration(integrationId, since, alerts.values(), taker);
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
    if (holding.holdsOthers(alert.id()) && !explains(alert)) {
      wake(HoldEnd.ofSource(alert.id(), receivedAt));
    }
    Alert.Origin origin = alert.origin();
    List<String> before = problems.known(origin.integrationId(), origin.alertKey()).openAlerts();
    boolean listed = before.contains(alert.id());
    if (alert.isOpen() == listed) {
      return;
    }
    List<String> open = new ArrayList<>(before);
    if (alert.isOpen()) {
      open.add(alert.id());
    } else {
      open.remove(alert.id());
      problems.dirty(origin.integrationId(), origin.alertKey());
    }
    problems.open(origin.integrationId(), origin.alertKey(), open);
  }

  /** One that joins an incident somebody looks after already explains nothing any more. */
  private boolean explains(Alert alert) {
    return alert.explainsOthers()
        && incident(alert.incidentId()).filter(Incident::isAcknowledged).isEmpty();
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
    if (!incident.group().hashes().isEmpty()) {
      ungrouped.add(incident.id());
    }
  }

  /** A reopened incident takes in more again; who gathers is read anew, as after a restart. */
  void gatherAgain(Incident incident) {
    for (String hash : incident.group().hashes()) {
      newMembers.add(new GroupMember(incident.channelId(), hash, incident.id()));
      gatheringChanged = true;
    }
  }

  /** Adds to the timeline of an alert; the change is put, too. */
  void tell(Alert alert, String type, long by, Map<String, Object> detail) {
    int number = alert.feedCount() + 1;
    TimelineEntry entry = new TimelineEntry(alert.id(), number, type, receivedAt, by, detail);
    notebook.tell(entry);
    put(alert.withFeedCount(number));
    listener.told(this, alert.origin().channelId(), entry);
  }

  /** Adds to the timeline of an incident; the change is put, too. */
  public Incident tell(Incident incident, String type, long by, Map<String, Object> detail) {
    int number = incident.counts().feed() + 1;
    Incident told = incident.withFeedCount(number);
    put(told);
    TimelineEntry entry = new TimelineEntry(incident.id(), number, type, receivedAt, by, detail);
    notebook.tell(told, entry);
    listener.told(this, incident.channelId(), entry);
    return told;
  }

  /** What happened to an incident; it is as it was right afterwards. */
  public record News(Incident incident, TimelineEntry entry) {}

  /** What was told of incidents since this was asked last, in order. */
  public List<News> news() {
    return notebook.news();
  }

  /** Notes that an event counts for an alert, which has counted it already. */
  void index(Alert alert, String eventId) {
    notebook.index(alert, eventId);
  }

  /** Adds to the events that the alerts of an incident hold; without an incident nothing. */
  void countEvents(String incidentId, long more) {
    notebook.countEvents(incidentId, more);
  }

  /** What is only to be written down. */
  Notebook notebook() {
    return notebook;
  }

  /** It is as if it had never been; its alerts must have gone elsewhere, or are on their way. */
  void remove(Incident incident) {
    stopGathering(incident);
    incidents.remove(incident.id());
    notebook.remove(incident.id());
  }

  /** What another package changes beside it; begun when it is first asked for. */
  public <T extends Beside> T beside(Class<T> kind, Supplier<T> begin) {
    return kind.cast(besides.computeIfAbsent(kind, key -> begin.get()));
  }

  /** Has something done at its due instant; one that is due by now comes before the next record. */
  public void wake(WakeUp wakeUp) {
    wakeUps.put(wakeUp);
  }

  /** What was to be done is not wanted any more. */
  public void cancel(String kind, String subject) {
    wakeUps.cancel(kind, subject);
  }

  /** Makes everything due by then known to {@link #nextDue}. */
  public void loadDue(long instant) {
    rows.dueBy(instant).forEach(wakeUps::load);
  }

  /** The earliest wake-up due by then, taken off; empty when there is none. */
  public Optional<WakeUp> nextDue(long instant) {
    return wakeUps.next(instant);
  }

  /** Whether something due by then is still to be done. */
  public boolean isDue(long instant) {
    return wakeUps.isDue(instant);
  }

  /** Whether there is anything to write. */
  public boolean hasChanged() {
    return !alerts.isEmpty()
        || !incidents.isEmpty()
        || !notebook.removed().isEmpty()
        || wakeUps.haveChanged();
  }

  /** Whether so much was touched that it should be written before more is done. */
  public boolean isFull() {
    return alerts.size() >= FULL;
  }

  /** When the earliest new wake-up of this batch is due. */
  public Optional<Long> earliestNewDue() {
    return wakeUps.put().stream().map(WakeUp::dueAt).min(Long::compare);
  }

  /** Writes each changed row once. */
  public void write(Sql sql) {
    AlertStore.put(sql, alerts.values());
    AlertStore.putHistories(sql, problems.histories());
    notebook.write(sql, incidents.values());
    IncidentStore.addGroups(sql, newMembers);
    IncidentStore.removeGroups(sql, ungrouped);
    SeenTextStore.put(sql, texts);
    Timers.remove(sql, List.copyOf(wakeUps.removed()));
    Timers.put(sql, List.copyOf(wakeUps.put()));
    besides.values().forEach(one -> one.write(sql));
  }

  /** Makes the changes what the next batch starts from; called when they are on disk. */
  void keep() {
    rows.keep(
        new Rows.Changes(
            problems.changed(),
            alerts,
            incidents,
            groups,
            newMembers,
            ungrouped,
            gatheringChanged,
            notebook.newEvents(),
            notebook.removed(),
            texts,
            wakeUps.put(),
            wakeUps.removed()));
    besides.values().forEach(Beside::kept);
  }
}
