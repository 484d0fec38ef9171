package dev.quell.incident;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which alerts of an incident are meant; the newest come first.
 *
 * @param before only those with a smaller id
 */
record AlertsAsked(String incidentId, Which which, String before) {

  enum Which {
    /** Those that take in events. */
    OPEN,
    /** Those that were closed with their incident, and had not recovered. */
    CLOSED,
    ALL
  }

  /** How many one page holds, more or less. */
  static final int AT_ONCE = 1000;

  private static final Comparator<Alert> NEWEST_FIRST = Comparator.comparing(Alert::id).reversed();

  private static final String BEHIND_ALL = "g"; // an id has hexadecimal digits only

  /**
   * Some alerts.
   *
   * @param rest for those that may be behind them
   */
  record Page(List<Alert> alerts, Optional<AlertsAsked> rest) {}

  static AlertsAsked open(String incidentId) {
    return new AlertsAsked(incidentId, Which.OPEN, BEHIND_ALL);
  }

  static AlertsAsked closed(String incidentId) {
    return new AlertsAsked(incidentId, Which.CLOSED, BEHIND_ALL);
  }

  static AlertsAsked all(String incidentId) {
    return new AlertsAsked(incidentId, Which.ALL, BEHIND_ALL);
  }

  /** Those of these that are meant. */
  List<Alert> of(Stream<Alert> alerts) {
    return alerts.filter(this::wants).sorted(NEWEST_FIRST).toList();
  }

  private boolean wants(Alert alert) {
    return alert.incidentId().equals(incidentId)
        && isOfKind(alert)
        && alert.id().compareTo(before) < 0;
  }

  private boolean isOfKind(Alert alert) {
    return switch (which) {
      case OPEN -> alert.isOpen() && !alert.isRecovered();
      case CLOSED -> !alert.isOpen() && !alert.isRecovered();
      case ALL -> true;
    };
  }

  /** What was stored, overruled by what has changed since. */
  Page page(List<Alert> stored, Map<String, Alert> changed) {
    Optional<AlertsAsked> rest =
        stored.size() < AT_ONCE
            ? Optional.empty()
            : Optional.of(new AlertsAsked(incidentId, which, stored.getLast().id()));
    Stream<Alert> same = stored.stream().filter(alert -> !changed.containsKey(alert.id()));
    Stream<Alert> newer =
        changed.values().stream().filter(alert -> rest.isEmpty() || !rest.get().wants(alert));
    return new Page(of(Stream.concat(same, newer)), rest);
  }
}
