package dev.quell.simulator;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one evaluation has to tell about one target.
 *
 * @param level on a recovery, the level that is over
 * @param firstAlert minute the alarm began
 * @param lastAlert minute of its latest call; on a recovery, of the latest before it
 */
record Finding(
    Target target,
    CallbackKind kind,
    Level level,
    long firstAlert,
    long lastAlert,
    List<Measured> measured) {

  /** A condition with the value it was held against. */
  record Measured(Condition condition, OptionalDouble value) {
    boolean warning() {
      return value.isPresent() && condition.holds(value.getAsDouble());
    }
  }

  /** Findings with the same one share a call of a rule that reports by resource. */
  String resource() {
    return target.region() + "/" + target.id();
  }
}
