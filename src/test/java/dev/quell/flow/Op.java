package dev.quell.flow;

import dev.quell.model.Severity;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing that happens to the flow in a model test; {@code at} is when, in epoch milliseconds.
 */
sealed interface Op {
  long at();

  /**
   * A callback with one event.
   *
   * @param retry the same number twice is a retry; 0 is a sender that gives none
   * @param severity empty for a recovery
   * @param happened what the sender says; empty when it does not
   * @param labels of the event, such as {@code zone=east}
   * @param suppressEqual whether the sender's equal repeats count for nothing
   */
  record Push(
      long at,
      long retry,
      String key,
      Optional<Severity> severity,
      Optional<Long> happened,
      Map<String, String> labels,
      String description,
      boolean suppressEqual)
      implements Op {
    public Push {
      labels = new TreeMap<>(labels);
    }
  }

  /**
   * Something a person does to an incident.
   *
   * @param newer how many incidents are newer; one that is not there is left alone
   */
  record Act(long at, String kind, int newer) implements Op {}

  /** Somebody changes the settings or the rules of the channel. */
  record Edit(long at, Setup setup) implements Op {}

  /** Time passes and the timers look. */
  record Wait(long at) implements Op {}
}
