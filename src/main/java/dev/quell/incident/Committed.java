package dev.quell.incident;

import dev.quell.model.ObjectId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the store holds, as far as the flow has used it lately. The flow is the only writer, so what
 * is here is never stale; what is not is read again.
 */
final class Committed {
  private static final int KEYS = 200_000;
  private static final int ROWS = 100_000;

  /** A problem with its open alerts, oldest first. */
  record Known(KeyHistory history, List<String> openAlerts) {
    static final Known NOTHING = new Known(KeyHistory.NONE, List.of());

    private static final Comparator<ObjectId.Address> BY_PLACE =
        Comparator.comparingLong(ObjectId.Address::offset)
            .thenComparingInt(ObjectId.Address::counter);

    /** Sorted by where in the log they began: times and ids of one moment do not tell. */
    Known {
      openAlerts =
          openAlerts.size() < 2
              ? List.copyOf(openAlerts)
              : openAlerts.stream()
                  .sorted(Comparator.comparing(id -> ObjectId.parse(id).orElseThrow(), BY_PLACE))
                  .toList();
    }
  }

  /** The open incidents of a channel that gather equal values. */
  record GroupId(long channelId, String hash) {}

  final Map<KeyId, Known> keys = lately(KEYS);
  final Map<String, Alert> alerts = lately(ROWS);
  final Map<String, Incident> incidents = lately(ROWS);
  final Map<GroupId, List<String>> groups = lately(ROWS);

  void clear() {
    keys.clear();
    alerts.clear();
    incidents.clear();
    groups.clear();
  }

  /** A value from here, else loaded and remembered. */
  static <K, V> V get(Map<K, V> map, K key, Function<K, V> load) {
    V known = map.get(key);
    if (known != null) {
      return known;
    }
    V loaded = load.apply(key);
    map.put(key, loaded);
    return loaded;
  }

  private static <K, V> Map<K, V> lately(int most) {
    return new LinkedHashMap<>(1024, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }
}
