package dev.quell.incident;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@link Holds} of alerts that live in memory alone. */
final class MemoryHolds implements Holds {
  private final Map<String, Alert> alerts;

  /** Goes by this map as it is whenever something is asked. */
  MemoryHolds(Map<String, Alert> alerts) {
    this.alerts = alerts;
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
    open().filter(wanted).filter(alert -> alert.times().updated() >= since).toList().forEach(taker);
  }

  /** Always all of them, so that no page is cut. */
  @Override
  public List<Alert> heldByRule(long channelId, String ruleId, long createdAfter, int about) {
    return held(hold -> hold.ruleId().equals(ruleId), createdAfter)
        .filter(alert -> alert.origin().channelId() == channelId)
        .toList();
  }

  @Override
  public List<Alert> heldBySource(String sourceAlertId, long createdAfter, int about) {
    return held(hold -> hold.sourceAlertId().equals(sourceAlertId), createdAfter).toList();
  }

  @Override
  public Map<String, String> heldWithSource() {
    Map<String, String> sources = new HashMap<>();
    open()
        .forEach(alert ->
            alert
                .marks()
                .hold()
                .map(Hold::sourceAlertId)
                .filter(source -> !source.isEmpty())
                .ifPresent(source -> sources.put(alert.id(), source)));
    return sources;
  }

  private Stream<Alert> held(Predicate<Hold> which, long createdAfter) {
    return open()
        .filter(alert -> alert.marks().hold().filter(which).isPresent())
        .filter(alert -> alert.times().created() > createdAfter)
        .sorted(Alert.OLDEST_FIRST);
  }

  private Stream<Alert> open() {
    Collection<Alert> all = alerts.values();
    return all.stream().filter(Alert::isOpen);
  }
}
