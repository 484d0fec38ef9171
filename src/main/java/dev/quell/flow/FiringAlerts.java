package dev.quell.flow;

import dev.quell.incident.Alert;
import dev.quell.incident.AlertSubject;
import dev.quell.incident.AlertWatcher;
import dev.quell.incident.Incident;
import dev.quell.incident.Incidents.Arrival;
import dev.quell.incident.UnitOfWork;
import dev.quell.pipeline.transform.ActiveAlerts;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The firing alerts of each integration, for rules that look beside an event. Memory only: an
 * integration's are read when it is first asked about, and from then on every change is followed;
 * so they are the same however long ago they were read.
 */
final class FiringAlerts implements AlertWatcher {
  /** So many are looked at for an event, those updated last. */
  static final int MOST = 1000;

  /** Records of a lane that lags behind are judged at instants that have passed already. */
  private static final Duration LAG = Duration.ofHours(1);

  private static final Comparator<Alert> NEWEST_FIRST =
      Comparator.comparingLong((Alert alert) -> alert.times().updated())
          .reversed()
          .thenComparingLong(Alert::place)
          .thenComparing(Alert::id);

  private final Map<Long, Known> integrations = new HashMap<>();

  /** Those of one integration that were updated at this instant or later. */
  private static final class Known {
    private final Map<String, Alert> byId = new HashMap<>();
    private final TreeSet<Alert> newestFirst = new TreeSet<>(NEWEST_FIRST);
    private long since;

    Known(long since) {
      this.since = since;
    }

    void put(Alert alert) {
      Alert before = byId.remove(alert.id());
      if (before != null) {
        newestFirst.remove(before);
      }
      if (alert.isOpen() && alert.status().isPresent() && alert.times().updated() >= since) {
        byId.put(alert.id(), alert);
        newestFirst.add(alert);
      }
    }

    void forgetBefore(long instant) {
      since = Math.max(since, instant);
      while (!newestFirst.isEmpty() && newestFirst.last().times().updated() < since) {
        byId.remove(newestFirst.pollLast().id());
      }
    }

    List<Alert> updatedSince(long instant) {
      return newestFirst.stream()
          .takeWhile(alert -> alert.times().updated() >= instant)
          .limit(MOST)
          .toList();
    }
  }

  /** Those that fire beside an event, as this unit sees them. */
  Beside beside(UnitOfWork unit, Arrival arrival) {
    return new Beside(unit, arrival);
  }

  /** Looks beside one event, and knows whether anybody asked. */
  final class Beside implements ActiveAlerts {
    private final UnitOfWork unit;
    private final Arrival arrival;
    private boolean asked;

    private Beside(UnitOfWork unit, Arrival arrival) {
      this.unit = unit;
      this.arrival = arrival;
    }

    @Override
    public List<Active> within(Duration age) {
      asked = true;
      long now = arrival.moment().now();
      return known(unit, arrival.integrationId(), now - age.toMillis())
          .updatedSince(now - age.toMillis())
          .stream()
          .filter(alert -> !alert.origin().alertKey().equals(arrival.event().alertKey()))
          .map(alert -> active(alert, now))
          .toList();
    }

    boolean wasAsked() {
      return asked;
    }
  }

  private Known known(UnitOfWork unit, long integrationId, long since) {
    Known known = integrations.get(integrationId);
    if (known == null || known.since > since) {
      Known made = new Known(since - LAG.toMillis());
      unit.openOfIntegration(integrationId, made.since, made::put);
      integrations.put(integrationId, made);
      return made;
    }
    known.forgetBefore(since - LAG.toMillis());
    return known;
  }

  private static ActiveAlerts.Active active(Alert alert, long now) {
    return new ActiveAlerts.Active(
        alert.id(),
        alert.wording().title(),
        Math.max(0, now - alert.times().updated()),
        new AlertSubject(alert));
  }

  @Override
  public void changed(Alert alert) {
    Known known = integrations.get(alert.origin().integrationId());
    if (known != null) {
      known.put(alert);
    }
  }

  @Override
  public void changed(Incident incident) {
    // What explains an event is what fires, whoever looks after it.
  }

  @Override
  public void forget() {
    integrations.clear();
  }
}
