package dev.quell.incident;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@link Holds} of alerts that live in memory alone, filed under what holds them. */
final class MemoryHolds implements Holds {
  private final Map<String, Alert> alerts;
  private final Map<HoldingRule, Set<String>> byRule = new HashMap<>();
  private final Map<String, Set<String>> bySource = new HashMap<>();

  private record HoldingRule(long channelId, String ruleId) {
    static HoldingRule of(Alert alert, Hold hold) {
      return new HoldingRule(alert.origin().channelId(), hold.ruleId());
    }
  }

  /** Goes by this map, and by what it is told of its changes. */
  MemoryHolds(Map<String, Alert> alerts) {
    this.alerts = alerts;
    alerts.values().forEach(alert -> changed(Optional.empty(), Optional.of(alert)));
  }

  /** An alert is not as it was; empty where there is none. */
  void changed(Optional<Alert> before, Optional<Alert> after) {
    Optional<Hold> old = before.flatMap(MemoryHolds::holdOf);
    Optional<Hold> next = after.flatMap(MemoryHolds::holdOf);
    if (!old.equals(next)) {
      old.ifPresent(hold -> remove(before.orElseThrow(), hold));
      next.ifPresent(hold -> add(after.orElseThrow(), hold));
    }
  }

  private static Optional<Hold> holdOf(Alert alert) {
    return alert.isOpen() ? alert.marks().hold() : Optional.empty();
  }

  private void add(Alert alert, Hold hold) {
    add(byRule, HoldingRule.of(alert, hold), alert.id());
    if (!hold.sourceAlertId().isEmpty()) {
      add(bySource, hold.sourceAlertId(), alert.id());
    }
  }

  private void remove(Alert alert, Hold hold) {
    remove(byRule, HoldingRule.of(alert, hold), alert.id());
    remove(bySource, hold.sourceAlertId(), alert.id());
  }

  private static <K> void add(Map<K, Set<String>> held, K key, String alertId) {
    held.computeIfAbsent(key, none -> new HashSet<>()).add(alertId);
  }

  private static <K> void remove(Map<K, Set<String>> held, K key, String alertId) {
    held.computeIfPresent(
        key,
        (same, ids) -> {
          ids.remove(alertId);
          return ids.isEmpty() ? null : ids;
        });
  }

  @Override
  public void openSince(long channelId, long since, Consumer<Alert> taker) {
    handOver(alert -> alert.origin().channelId() == channelId, since, taker);
  }

  @Override
  public void openOfIntegration(long integrationId, long since, Consumer<Alert> taker) {
    handOver(alert -> alert.origin().integrationId() == integrationId, since, taker);
  }

  private void handOver(Predicate<Alert> wanted, long since, Consumer<Alert> taker) {
    alerts.values().stream()
        .filter(Alert::isOpen)
        .filter(wanted)
        .filter(alert -> alert.times().updated() >= since)
        .toList()
        .forEach(taker);
  }

  /** Always all of them, so that no page is cut. */
  @Override
  public List<Alert> heldByRule(long channelId, String ruleId, long createdAfter, int about) {
    return held(byRule.get(new HoldingRule(channelId, ruleId)), createdAfter);
  }

  @Override
  public List<Alert> heldBySource(String sourceAlertId, long createdAfter, int about) {
    return held(bySource.get(sourceAlertId), createdAfter);
  }

  private List<Alert> held(@Nullable Set<String> ids, long createdAfter) {
    return ids == null
        ? List.of()
        : ids.stream()
            .flatMap(id -> Optional.ofNullable(alerts.get(id)).stream())
            .filter(alert -> alert.times().created() > createdAfter)
            .sorted(Alert.OLDEST_FIRST)
            .toList();
  }

  @Override
  public Map<String, String> heldWithSource() {
    Map<String, String> sources = new HashMap<>();
    bySource.forEach((source, held) -> held.forEach(alert -> sources.put(alert, source)));
    return sources;
  }

  /** The rules of a channel that hold something. */
  Set<String> rules(long channelId) {
    Set<String> rules = new HashSet<>();
    for (HoldingRule holding : byRule.keySet()) {
      if (holding.channelId() == channelId) {
        rules.add(holding.ruleId());
      }
    }
    return rules;
  }
}
