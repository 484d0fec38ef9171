package dev.quell.incident;

import dev.quell.incident.Committed.GroupId;
import dev.quell.incident.Committed.Known;
import dev.quell.storage.Database;
import dev.quell.timer.Timers;
import dev.quell.timer.WakeUp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The rows of the store, with those the flow has used lately kept in memory. */
final class StoredRows implements Rows {
  private static final int KEYS_AT_ONCE = 200;

  private final Database database;
  private final Timers timers;
  private final Committed committed = new Committed();

  StoredRows(Database database, Timers timers) {
    this.database = database;
    this.timers = timers;
  }

  @Override
  public void prefetch(long integration, Collection<String> alertKeys) {
    List<String> missing =
        alertKeys.stream()
            .distinct()
            .filter(key -> !committed.keys.containsKey(new KeyId(integration, key)))
            .toList();
    for (int from = 0; from < missing.size(); from += KEYS_AT_ONCE) {
      load(integration, missing.subList(from, Math.min(missing.size(), from + KEYS_AT_ONCE)));
    }
  }

  private void load(long integration, Collection<String> missing) {
    Map<String, KeyHistory> histories = new HashMap<>();
    Map<String, List<String>> open = new HashMap<>();
    List<Alert> found =
        database.read(sql -> {
          histories.putAll(AlertStore.histories(sql, integration, missing));
          return AlertStore.open(sql, integration, missing);
        });
    for (Alert alert : found) {
      String key = alert.origin().alertKey();
      committed.alerts.put(alert.id(), alert);
      open.computeIfAbsent(key, k -> new ArrayList<>()).add(alert.id());
      histories.merge(
          key,
          KeyHistory.NONE.withTrigger(alert.times().newestTrigger()),
          (a, b) -> a.withTrigger(b.newestTrigger()));
    }
    for (String key : missing) {
      committed.keys.put(
          new KeyId(integration, key),
          new Known(
              histories.getOrDefault(key, KeyHistory.NONE), open.getOrDefault(key, List.of())));
    }
  }

  @Override
  public Known known(KeyId key) {
    if (!committed.keys.containsKey(key)) {
      load(key.integrationId(), List.of(key.alertKey()));
    }
    return committed.keys.getOrDefault(key, Known.NOTHING);
  }

  @Override
  public Optional<Alert> alert(String id) {
    Alert known = committed.alerts.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Alert> loaded = database.read(sql -> AlertStore.byId(sql, id));
    loaded.ifPresent(alert -> committed.alerts.put(id, alert));
    return loaded;
  }

  @Override
  public Optional<Incident> incident(String id) {
    Incident known = committed.incidents.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Incident> loaded = database.read(sql -> IncidentStore.byId(sql, id));
    loaded.ifPresent(incident -> committed.incidents.put(id, incident));
    return loaded;
  }

  @Override
  public List<String> gathering(GroupId group) {
    return Committed.get(
        committed.groups,
        group,
        id -> database.read(sql -> IncidentStore.gathering(sql, id.channelId(), id.hash())));
  }

  @Override
  public void gatheringByText(GroupId group, Consumer<Incident> taker) {
    database
        .read(sql -> IncidentStore.gatheringByText(sql, group.channelId(), group.hash()))
        .forEach(taker);
  }

  @Override
  public List<SeenText> seenTexts(long channelId, long after, int most) {
    return database.read(sql -> SeenTextStore.newest(sql, channelId, after, most));
  }

  @Override
  public List<Alert> alertsOf(AlertsAsked asked) {
    return database.read(sql -> AlertStore.ofIncident(sql, asked));
  }

  @Override
  public Collection<WakeUp> dueBy(long instant) {
    return timers.dueBy(instant);
  }

  @Override
  public Holds holds() {
    return new HoldStore(database);
  }

  @Override
  public void keep(Changes changes) {
    committed.keys.putAll(changes.keys());
    committed.alerts.putAll(changes.alerts());
    committed.incidents.putAll(changes.incidents());
    committed.incidents.keySet().removeAll(changes.removed());
    if (changes.regrouped()) {
      committed.groups.clear();
    } else {
      committed.groups.putAll(changes.groups());
    }
  }

  @Override
  public void forget() {
    committed.clear();
  }
}
