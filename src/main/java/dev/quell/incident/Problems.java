package dev.quell.incident;

import dev.quell.incident.Committed.Known;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one unit of work knows of problems: their histories and open alerts. All that becomes of an
 * event asks for the same problem, so the last one is at hand.
 */
final class Problems {
  private static final KeyId NOBODY = new KeyId(0, "");

  private final Rows rows;
  private final Map<KeyId, Known> changed = new HashMap<>();
  private final Set<KeyId> dirty = new HashSet<>();
  private KeyId last = NOBODY;
  private Known lastKnown = Known.NOTHING;

  Problems(Rows rows) {
    this.rows = rows;
  }

  boolean isChanged(long integration, String alertKey) {
    return changed.containsKey(new KeyId(integration, alertKey));
  }

  Known known(long integration, String alertKey) {
    if (!last.is(integration, alertKey)) {
      KeyId key = new KeyId(integration, alertKey);
      Known found = changed.get(key);
      lastKnown = found != null ? found : rows.known(key);
      last = key;
    }
    return lastKnown;
  }

  void remember(long integration, String alertKey, KeyHistory history) {
    put(new Known(history, known(integration, alertKey).openAlerts()));
  }

  void open(long integration, String alertKey, List<String> alertIds) {
    put(new Known(known(integration, alertKey).history(), alertIds));
  }

  /** Of the problem that was asked for last. */
  private void put(Known known) {
    changed.put(last, known);
    lastKnown = known;
  }

  /** Its history must be written. */
  void dirty(long integration, String alertKey) {
    dirty.add(last.is(integration, alertKey) ? last : new KeyId(integration, alertKey));
  }

  Map<KeyId, Known> changed() {
    return changed;
  }

  /** The histories to be written. */
  Map<KeyId, KeyHistory> histories() {
    Map<KeyId, KeyHistory> histories = new LinkedHashMap<>();
    dirty.forEach(key -> histories.put(key, known(key.integrationId(), key.alertKey()).history()));
    return histories;
  }
}
