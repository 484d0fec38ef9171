package dev.quell.scenario.script;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scenarios played side by side on one server, each in its own channels and in the order of their
 * times, so that one restart serves all that want one just then.
 */
final class Ensemble {
  /** How those that are over ended; empty is well. */
  private final Map<String, Optional<AssertionError>> ends = new HashMap<>();

  private Ensemble() {}

  static Ensemble play(List<Scenario> scenarios, Playhouse house) {
    Ensemble ensemble = new Ensemble();
    List<Performance> all =
        scenarios.stream().map(scenario -> new Performance(scenario, house)).toList();
    for (Optional<Performance> next = earliest(all); next.isPresent(); next = earliest(all)) {
      if (next.get().owesRestart()) {
        house.restart();
        all.forEach(Performance::restarted);
      }
      ensemble.playNext(next.get());
      all = all.stream().filter(one -> !ensemble.ends.containsKey(one.file())).toList();
    }
    return ensemble;
  }

  /** Throws what went wrong in this one. */
  void check(String file) {
    ends.getOrDefault(file, Optional.empty())
        .ifPresent(failure -> {
          throw failure;
        });
  }

  private static Optional<Performance> earliest(List<Performance> all) {
    return all.stream().min(Comparator.comparing(Performance::nextAt));
  }

  private void playNext(Performance performance) {
    try {
      performance.playNext();
      if (performance.isOver()) {
        ends.put(performance.file(), Optional.empty());
      }
    } catch (AssertionError e) {
      ends.put(performance.file(), Optional.of(e));
    }
  }
}
