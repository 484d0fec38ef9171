package dev.quell.incident;

import dev.quell.incident.Committed.GroupId;
import dev.quell.incident.Committed.Known;
import dev.quell.queue.StateKind;
import dev.quell.queue.StateSource;
import dev.quell.timer.Timers;
import dev.quell.timer.WakeUp;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Rows that live in memory alone, to go through the past once more. What can change nothing any
 * more is forgotten: alerts when they have recovered, incidents a day after they closed.
 */
public final class MemoryRows implements Rows {
  /** How long a closed incident may still be reopened. */
  public static final Duration CLOSED_KEPT = Duration.ofHours(24);

  private static final String ESCALATE = "escalate";

  private static final StateKind<WakeUp> WAKE_UPS =
      new StateKind<>(
          "wake_up", WakeUp.class, (sql, asked) -> Timers.page(sql, asked.last(), asked.limit()));

  /** What a checkpoint holds so that these can be made again. */
  public static final List<StateKind<?>> KINDS =
      List.of(
          StateStore.KEYS,
          StateStore.OPEN_ALERTS,
          StateStore.OPEN_INCIDENTS,
          StateStore.CLOSED_INCIDENTS,
          StateStore.CLOSED_ALERTS,
          StateStore.AWAITED_ALERTS,
          StateStore.GROUPS,
          SeenTextStore.ALL,
          WAKE_UPS);

  private final Map<KeyId, Known> keys;
  private final Map<String, Alert> alerts;
  private final MemoryHolds holds;
  private final Map<String, Incident> incidents;
  private final Map<String, Set<String>> alertsOf;
  private final MemoryGroups groups;
  private final MemoryWakeUps wakeUps;
  private final Deque<Gone> closed;
  private final MemoryTexts texts;

  /** How many wake-ups each alert is still named by, as one that held others. */
  private final Map<String, Integer> awaited;

  /** Alerts that are only kept for those wake-ups. */
  private final Set<String> over;

  private Watch watch = new Watch() {};

  private record Gone(String incidentId, long at) {}

  /** Is told what happens, as it is kept. */
  public interface Watch {

    /** An alert is there that was not; {@code eventId} is its first event. */
    default void opened(Alert alert, String eventId) {}

    /** An incident is there that was not; {@code first} is the alert it was opened for. */
    default void opened(Incident incident, Alert first) {}

    /** An incident changed, perhaps only in what it counts. */
    default void changed(Incident incident) {}

    /** An incident cannot change any more. */
    default void forgotten(Incident incident) {}
  }

  public MemoryRows() {
    this.keys = new HashMap<>();
    this.alerts = new HashMap<>();
    this.holds = new MemoryHolds(alerts);
    this.incidents = new HashMap<>();
    this.alertsOf = new HashMap<>();
    this.groups = new MemoryGroups();
    this.wakeUps = new MemoryWakeUps();
    this.closed = new ArrayDeque<>();
    this.texts = new MemoryTexts();
    this.awaited = new HashMap<>();
    this.over = new HashSet<>();
  }

  private MemoryRows(MemoryRows other) {
    this.keys = new HashMap<>(other.keys);
    this.alerts = new HashMap<>(other.alerts);
    this.holds = new MemoryHolds(alerts);
    this.incidents = new HashMap<>(other.incidents);
    this.alertsOf = copied(other.alertsOf);
    this.groups = new MemoryGroups(other.groups);
    this.wakeUps = new MemoryWakeUps(other.wakeUps);
    this.closed = new ArrayDeque<>(other.closed);
    this.texts = new MemoryTexts(other.texts);
    this.awaited = new HashMap<>(other.awaited);
    this.over = new HashSet<>(other.over);
  }

  static <K, V> Map<K, Set<V>> copied(Map<K, Set<V>> sets) {
    Map<K, Set<V>> copy = HashMap.newHashMap(sets.size());
    sets.forEach((key, values) -> copy.put(key, new LinkedHashSet<>(values)));
    return copy;
  }

  /** A second world that begins as this one is now; nobody watches it. */
  public MemoryRows copy() {
    return new MemoryRows(this);
  }

  public void watchedBy(Watch watcher) {
    watch = watcher;
  }

  // ── how it was at the beginning ──────────────────────────────────────────────────────────────

  /** Takes in what was known then. */
  public void restore(StateSource state) {
    state.read(StateStore.KEYS, this::restore);
    state.read(StateStore.OPEN_ALERTS, this::restore);
    state.read(StateStore.OPEN_INCIDENTS, incident -> incidents.put(incident.id(), incident));
    state.read(StateStore.CLOSED_INCIDENTS, this::restoreClosed);
    state.read(StateStore.CLOSED_ALERTS, this::put);
    state.read(StateStore.AWAITED_ALERTS, this::put);
    state.read(StateStore.GROUPS, groups::join);
    state.read(WAKE_UPS, this::putOff);
    state.read(SeenTextStore.ALL, texts::put);
  }

  private void restore(StateStore.KeyState state) {
    KeyId key = new KeyId(state.integrationId(), state.alertKey());
    keys.put(key, new Known(state.history(), List.of()));
  }

  /** Comes after what is known of its problem. */
  private void restore(Alert alert) {
    put(alert);
    KeyId key = new KeyId(alert.origin().integrationId(), alert.origin().alertKey());
    Known known = known(key);
    List<String> open = new ArrayList<>(known.openAlerts());
    open.add(alert.id());
    KeyHistory history = known.history().withTrigger(alert.times().newestTrigger());
    keys.put(key, new Known(history, open));
  }

  private void restoreClosed(Incident incident) {
    incidents.put(incident.id(), incident);
    closed.add(new Gone(incident.id(), incident.times().close()));
  }

  // ── what units ask for ───────────────────────────────────────────────────────────────────────

  @Override
  public void prefetch(long integration, Collection<String> alertKeys) {
    // All is here.
  }

  @Override
  public Known known(KeyId key) {
    return keys.getOrDefault(key, Known.NOTHING);
  }

  @Override
  public Optional<Alert> alert(String id) {
    return Optional.ofNullable(alerts.get(id));
  }

  @Override
  public Optional<Incident> incident(String id) {
    return Optional.ofNullable(incidents.get(id));
  }

  @Override
  public List<String> gathering(GroupId group) {
    return groups.members(group);
  }

  @Override
  public void gatheringByText(GroupId group, Consumer<Incident> taker) {
    incidents.values().stream()
        .filter(incident -> !incident.isClosed() && incident.channelId() == group.channelId())
        .filter(incident -> incident.group().hash().equals(group.hash()))
        .forEach(taker);
  }

  @Override
  public List<SeenText> seenTexts(long channelId, long after, int most) {
    return texts.newest(channelId, after, most);
  }

  /** Always all of them, so that no page is cut short. */
  @Override
  public List<Alert> alertsOf(AlertsAsked asked) {
    return asked.of(
        alertsOf.getOrDefault(asked.incidentId(), Set.of()).stream()
            .flatMap(id -> alert(id).stream()));
  }

  @Override
  public Collection<WakeUp> dueBy(long instant) {
    return wakeUps.dueBy(instant);
  }

  @Override
  public Holds holds() {
    return holds;
  }

  /** The rules of a channel that hold something. */
  public Set<String> holding(long channelId) {
    return holds.rules(channelId);
  }

  /** Lets these happen in their time; between two units. */
  public void wake(Collection<WakeUp> more) {
    more.forEach(this::putOff);
  }

  /** Lets none of these happen; between two units. */
  public void cancel(Collection<WakeUp> gone) {
    gone.forEach(one -> wakeUps.cancel(one).ifPresent(this::noLongerAwaited));
  }

  // ── what units change ────────────────────────────────────────────────────────────────────────

  @Override
  public void keep(Changes changes) {
    keys.putAll(changes.keys());
    for (Alert alert : changes.alerts().values()) {
      put(alert);
      AlertStore.NewEvents events = changes.events().get(alert.id());
      if (events != null && events.firstNumber() == 1) {
        watch.opened(alert, events.ids().getFirst());
      }
    }
    keepIncidents(changes);
    changes.removed().forEach(this::removeIncident);
    changes.joined().forEach(groups::join);
    changes.left().forEach(groups::leave);
    changes.texts().forEach(texts::put);
    // First what comes: an alert that is awaited for something else now must not be forgotten.
    changes.wakeUps().forEach(this::putOff);
    cancel(changes.cancelled());
    changes.alerts().keySet().forEach(this::forgetOver);
  }

  @Override
  public void forget() {
    throw new IllegalStateException("rows in memory cannot be read again");
  }

  /** Forgets the incidents that closed long before this instant, and what was said long before. */
  public void forgetClosed(long now) {
    texts.forgetOld(now);
    long before = now - CLOSED_KEPT.toMillis();
    while (!closed.isEmpty() && closed.getFirst().at() < before) {
      Gone gone = closed.removeFirst();
      Incident incident = incidents.get(gone.incidentId());
      if (incident != null && incident.isClosed() && incident.times().close() == gone.at()) {
        incidents.remove(incident.id());
        alertsOf.getOrDefault(incident.id(), Set.of()).forEach(this::remove);
        alertsOf.remove(incident.id());
        watch.forgotten(incident);
      }
    }
  }

  private void removeIncident(String id) {
    Incident gone = incidents.remove(id);
    if (gone != null) {
      watch.forgotten(gone);
    }
  }

  private void put(Alert alert) {
    Alert before = alerts.put(alert.id(), alert);
    if (before != null && isFiledLike(before, alert)) {
      return;
    }
    if (before != null && !before.incidentId().equals(alert.incidentId())) {
      alertsOf.getOrDefault(before.incidentId(), new HashSet<>()).remove(alert.id());
    }
    holds.changed(Optional.ofNullable(before), Optional.of(alert));
    if (alert.isRecovered() && !alert.isOpen()) {
      over.add(alert.id());
      alertsOf.computeIfPresent(
          alert.incidentId(),
          (id, others) -> {
            others.remove(alert.id());
            return others;
          });
    } else if (!alert.isOpen() && alert.incidentId().isEmpty() && alert.marks().hold().isEmpty()) {
      remove(alert.id()); // its incident was removed: nothing can happen to it any more
    } else {
      over.remove(alert.id());
      if (!alert.incidentId().isEmpty()) {
        alertsOf.computeIfAbsent(alert.incidentId(), id -> new LinkedHashSet<>()).add(alert.id());
      }
    }
  }

  /** Most changes are of what an alert says and counts. */
  private static boolean isFiledLike(Alert before, Alert alert) {
    return before.isOpen() == alert.isOpen()
        && before.isRecovered() == alert.isRecovered()
        && before.incidentId().equals(alert.incidentId())
        && before.marks().hold().equals(alert.marks().hold());
  }

  private void remove(String alertId) {
    holds.changed(Optional.ofNullable(alerts.remove(alertId)), Optional.empty());
  }

  private void keepIncidents(Changes changes) {
    Map<String, Alert> firsts = new HashMap<>();
    for (Alert alert : changes.alerts().values()) {
      Incident incident = changes.incidents().get(alert.incidentId());
      if (incident != null && incident.beganWith(alert)) {
        firsts.putIfAbsent(incident.id(), alert);
      }
    }
    for (Incident incident : changes.incidents().values()) {
      keep(incident, Optional.ofNullable(firsts.get(incident.id())));
    }
  }

  private void keep(Incident incident, Optional<Alert> first) {
    Incident before = incidents.put(incident.id(), incident);
    if (before == null) {
      first.ifPresent(alert -> watch.opened(incident, alert));
    }
    watch.changed(incident);
    if (incident.isClosed() && (before == null || !before.isClosed())) {
      closed.add(new Gone(incident.id(), incident.times().close()));
    }
  }

  private void forgetOver(String alertId) {
    if (over.contains(alertId) && !awaited.containsKey(alertId)) {
      over.remove(alertId);
      remove(alertId);
    }
  }

  /** Who is told when is no matter of these. */
  private void putOff(WakeUp wakeUp) {
    if (wakeUp.kind().equals(ESCALATE)) {
      return;
    }
    source(wakeUp).ifPresent(alert -> awaited.merge(alert, 1, Integer::sum));
    wakeUps.put(wakeUp).ifPresent(this::noLongerAwaited);
  }

  private void noLongerAwaited(WakeUp gone) {
    source(gone)
        .ifPresent(alert -> {
          awaited.computeIfPresent(alert, (id, count) -> count > 1 ? count - 1 : null);
          forgetOver(alert);
        });
  }

  private static Optional<String> source(WakeUp wakeUp) {
    return HoldEnd.read(wakeUp).map(HoldEnd::sourceAlertId).filter(alert -> !alert.isEmpty());
  }
}
