package dev.quell.insight.backtest;

import dev.quell.incident.Incident;
import dev.quell.insight.backtest.BacktestResult.LargeIncident;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Follows the incidents of a course, and keeps the largest of those that are over. */
final class LargestIncidents {
  private static final int KEPT = 200;
  private static final Comparator<LargeIncident> SMALLEST_FIRST =
      Comparator.comparingLong(LargeIncident::alertCnt)
          .thenComparingLong(LargeIncident::eventCnt)
          .thenComparing(Comparator.comparingLong(LargeIncident::createdAt).reversed())
          .thenComparing(LargeIncident::incidentKey);

  private final Map<String, Followed> followed = new HashMap<>();
  private final Map<String, Long> events = new HashMap<>();
  private final PriorityQueue<LargeIncident> largest = new PriorityQueue<>(SMALLEST_FIRST);

  private record Followed(String key, Incident incident) {}

  void opened(Incident incident, String key) {
    followed.put(incident.id(), new Followed(key, incident));
  }

  void changed(Incident incident) {
    followed.computeIfPresent(incident.id(), (id, before) -> new Followed(before.key(), incident));
  }

  void event(Incident incident) {
    events.merge(incident.id(), 1L, Long::sum);
  }

  void forgotten(String incidentId) {
    Followed over = followed.remove(incidentId);
    long count = events.getOrDefault(incidentId, 0L);
    events.remove(incidentId);
    if (over != null) {
      offer(over, count);
    }
  }

  /** Largest first; those that are still followed are over with this. */
  List<LargeIncident> list() {
    List.copyOf(followed.keySet()).forEach(this::forgotten);
    return largest.stream().sorted(SMALLEST_FIRST.reversed()).toList();
  }

  private void offer(Followed over, long count) {
    Incident incident = over.incident();
    largest.add(
        new LargeIncident(
            over.key(),
            incident.wording().title(),
            incident.severity().wire(),
            incident.times().created() / 1000,
            incident.counts().alerts(),
            count));
    if (largest.size() > KEPT) {
      largest.remove();
    }
  }
}
