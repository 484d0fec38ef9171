package dev.quell.incident;

import dev.quell.timer.WakeUp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Wake-ups that live in memory alone, in the order in which they are due. */
final class MemoryWakeUps {
  private final Map<String, WakeUp> waiting;
  private final TreeSet<WakeUp> byDue;

  MemoryWakeUps() {
    this.waiting = new HashMap<>();
    this.byDue = new TreeSet<>();
  }

  MemoryWakeUps(MemoryWakeUps other) {
    this.waiting = new HashMap<>(other.waiting);
    this.byDue = new TreeSet<>(other.byDue);
  }

  /** Takes the place of one of the same kind and subject, which is told. */
  Optional<WakeUp> put(WakeUp wakeUp) {
    WakeUp moved = waiting.put(name(wakeUp), wakeUp);
    if (moved != null) {
      byDue.remove(moved);
    }
    byDue.add(wakeUp);
    return Optional.ofNullable(moved);
  }

  /** Takes off the one of this kind and subject, whenever it is due. */
  Optional<WakeUp> cancel(WakeUp wakeUp) {
    WakeUp gone = waiting.remove(name(wakeUp));
    if (gone != null) {
      byDue.remove(gone);
    }
    return Optional.ofNullable(gone);
  }

  Collection<WakeUp> dueBy(long instant) {
    List<WakeUp> due = new ArrayList<>();
    for (WakeUp wakeUp : byDue) {
      if (wakeUp.dueAt() > instant) {
        break;
      }
      due.add(wakeUp);
    }
    return due;
  }

  private static String name(WakeUp wakeUp) {
    return wakeUp.kind() + ' ' + wakeUp.subject();
  }
}
