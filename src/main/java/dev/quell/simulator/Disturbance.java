package dev.quell.simulator;

import java.util.function.Predicate;

/**
 * Something that goes wrong in a scenario: from one minute of it on, for some minutes, one metric
 * of some targets follows a curve instead of its quiet self.
 */
public record Disturbance(
    Predicate<Target> strikes, String metric, int from, int minutes, Curve curve) {

  /** The shape of trouble. */
  public sealed interface Curve {
    /** Stays about a value. */
    record Plateau(double value) implements Curve {}

    /** Goes evenly from one value to another. */
    record Ramp(double start, double end) implements Curve {}

    /** Goes up and comes back, again and again. */
    record Toggle(double value, int up, int down) implements Curve {}

    /** No data at all. */
    record Gap() implements Curve {}
  }

  /** Whether it is on so many minutes into a run; it comes again each time the story does. */
  boolean covers(long elapsed, int period) {
    return elapsed >= from && passed(elapsed, period) < minutes;
  }

  /** Minutes since it last began. */
  long passed(long elapsed, int period) {
    return (elapsed - from) % period;
  }
}
