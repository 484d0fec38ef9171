package dev.quell.incident;

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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is held, by what, for all units of work one after the other. It hears of a change when it is
 * made: only one unit is at work at a time, and one that fails makes all of this be read again.
 */
final class Holding {
  private final Holds stored;
  private final List<AlertWatcher> watchers = new ArrayList<>(2);
  private Optional<Links> links = Optional.empty();

  /** Which alert holds which. */
  private static final class Links {
    private final Map<String, String> sourceOf = new HashMap<>();
    private final Map<String, Integer> held = new HashMap<>();

    void put(String alertId, String source) {
      String old = sourceOf.put(alertId, source);
      if (!source.equals(old)) {
        held.merge(source, 1, Integer::sum);
        letGo(old);
      }
    }

    void remove(String alertId) {
      letGo(sourceOf.remove(alertId));
    }

    private void letGo(@Nullable String source) {
      if (source != null) {
        held.computeIfPresent(source, (id, count) -> count > 1 ? count - 1 : null);
      }
    }
  }

  Holding(Holds stored) {
    this.stored = stored;
  }

  void watchedBy(AlertWatcher somebody) {
    watchers.add(somebody);
  }

  void changed(Alert alert) {
    holdOf(alert)
        .map(Hold::sourceAlertId)
        .filter(source -> !source.isEmpty())
        .ifPresentOrElse(
            source -> links().put(alert.id(), source), () -> links().remove(alert.id()));
    watchers.forEach(watcher -> watcher.changed(alert));
  }

  void changed(Incident incident) {
    watchers.forEach(watcher -> watcher.changed(incident));
  }

  void forget() {
    links = Optional.empty();
    watchers.forEach(AlertWatcher::forget);
  }

  /** Whether open alerts are held because of this one. */
  boolean holdsOthers(String alertId) {
    return links().held.containsKey(alertId);
  }

  /** The alerts that hold others. */
  List<String> sources() {
    return links().held.keySet().stream().sorted().toList();
  }

  private Links links() {
    if (links.isEmpty()) {
      Links read = new Links();
      stored.heldWithSource().forEach(read::put);
      links = Optional.of(read);
    }
    return links.get();
  }

  void openSince(long channelId, long since, Collection<Alert> changed, Consumer<Alert> taker) {
    Set<String> newer = handOver(changed, alert -> alert.origin().channelId() == channelId, taker);
    stored.openSince(channelId, since, unless(newer, taker));
  }

  void openOfIntegration(
      long integrationId, long since, Collection<Alert> changed, Consumer<Alert> taker) {
    Set<String> newer =
        handOver(changed, alert -> alert.origin().integrationId() == integrationId, taker);
    stored.openOfIntegration(integrationId, since, unless(newer, taker));
  }

  /** Hands over the open ones among these; tells all that are not as they are stored. */
  private static Set<String> handOver(
      Collection<Alert> changed, Predicate<Alert> wanted, Consumer<Alert> taker) {
    Set<String> newer = new HashSet<>();
    for (Alert alert : changed) {
      newer.add(alert.id());
      if (alert.isOpen() && wanted.test(alert)) {
        taker.accept(alert);
      }
    }
    return newer;
  }

  private static Consumer<Alert> unless(Set<String> newer, Consumer<Alert> taker) {
    return alert -> {
      if (!newer.contains(alert.id())) {
        taker.accept(alert);
      }
    };
  }

  HeldPage heldByRule(
      long channelId, String ruleId, long createdAfter, int about, Map<String, Alert> changed) {
    List<Alert> found = stored.heldByRule(channelId, ruleId, createdAfter, about);
    List<Alert> inUnit =
        changed.values().stream()
            .filter(alert -> alert.origin().channelId() == channelId)
            .filter(alert -> holdOf(alert).filter(hold -> hold.ruleId().equals(ruleId)).isPresent())
            .filter(alert -> alert.times().created() > createdAfter)
            .toList();
    return page(found, found.size() >= about, inUnit, changed);
  }

  HeldPage heldBySource(String sourceId, long createdAfter, int about, Map<String, Alert> changed) {
    List<Alert> found = stored.heldBySource(sourceId, createdAfter, about);
    List<Alert> inUnit =
        changed.values().stream()
            .filter(alert ->
                holdOf(alert).filter(hold -> hold.sourceAlertId().equals(sourceId)).isPresent())
            .filter(alert -> alert.times().created() > createdAfter)
            .toList();
    return page(found, found.size() >= about, inUnit, changed);
  }

  private static Optional<Hold> holdOf(Alert alert) {
    return alert.isHeld() ? alert.marks().hold() : Optional.empty();
  }

  private static HeldPage page(
      List<Alert> found, boolean cut, List<Alert> inUnit, Map<String, Alert> changed) {
    Optional<Long> upTo = cut ? Optional.of(found.getLast().times().created()) : Optional.empty();
    Map<String, Alert> alerts = new LinkedHashMap<>();
    found.stream()
        .filter(alert -> !changed.containsKey(alert.id()))
        .forEach(alert -> alerts.put(alert.id(), alert));
    inUnit.stream()
        .filter(alert -> alert.times().created() <= upTo.orElse(Long.MAX_VALUE))
        .forEach(alert -> alerts.put(alert.id(), alert));
    List<Alert> oldestFirst = new ArrayList<>(alerts.values());
    oldestFirst.sort(Alert.OLDEST_FIRST);
    return new HeldPage(oldestFirst, upTo);
  }
}
