package dev.quell.incident;

import dev.quell.timer.WakeUp;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What one unit of work lets happen later, and what of that is due already. */
final class WakeUps {
  private final Map<Id, WakeUp> put = new HashMap<>();
  private final Map<Id, WakeUp> removed = new LinkedHashMap<>();

  /** All that is to be done, as far as it is loaded; {@code waiting} has the same by name. */
  private final TreeSet<WakeUp> due = new TreeSet<>();

  private final Map<Id, WakeUp> waiting = new HashMap<>();

  /** There is one of a kind and subject at most. */
  private record Id(String kind, String subject) {
    static Id of(WakeUp wakeUp) {
      return new Id(wakeUp.kind(), wakeUp.subject());
    }
  }

  /** Takes the place of one of the same kind and subject. */
  void put(WakeUp wakeUp) {
    removed.remove(Id.of(wakeUp));
    put.put(Id.of(wakeUp), wakeUp);
    load(wakeUp);
  }

  /** One that is stored already. */
  void load(WakeUp wakeUp) {
    WakeUp moved = waiting.put(Id.of(wakeUp), wakeUp);
    if (moved != null) {
      due.remove(moved);
    }
    due.add(wakeUp);
  }

  void cancel(String kind, String subject) {
    Id id = new Id(kind, subject);
    put.remove(id);
    removed.put(id, new WakeUp(kind, subject, 0));
    WakeUp gone = waiting.remove(id);
    if (gone != null) {
      due.remove(gone);
    }
  }

  /** The earliest due by then, taken off; empty when there is none. */
  Optional<WakeUp> next(long instant) {
    if (!isDue(instant)) {
      return Optional.empty();
    }
    WakeUp first = due.first();
    cancel(first.kind(), first.subject());
    return Optional.of(first);
  }

  boolean isDue(long instant) {
    return !due.isEmpty() && due.first().dueAt() <= instant;
  }

  boolean haveChanged() {
    return !put.isEmpty() || !removed.isEmpty();
  }

  /** New or moved. */
  Collection<WakeUp> put() {
    return put.values();
  }

  /** Gone, of their kind and subject; their instants mean nothing. */
  Collection<WakeUp> removed() {
    return removed.values();
  }
}
