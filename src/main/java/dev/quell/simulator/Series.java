package dev.quell.simulator;

import dev.quell.simulator.Disturbance.Curve;
import java.util.List;
import java.util.OptionalDouble;

/** One metric of one target over time: quiet, but for what the scenario does to it. */
final class Series {
  private static final int DAY = 1440;

  private final Metric metric;
  private final Chance chance;
  private final List<Disturbance> disturbances;
  private final int period;
  private final int phase;
  private long latestMinute = Long.MIN_VALUE;
  private OptionalDouble latest = OptionalDouble.empty();

  Series(Target target, Metric metric, Scenario scenario) {
    this.metric = metric;
    this.chance =
        new Chance(
            new Chance(scenario.seed()).number(target.id(), target.dimensions(), metric.name()));
    this.disturbances =
        scenario.disturbances().stream()
            .filter(one -> one.metric().equals(metric.name()))
            .filter(one -> one.strikes().test(target))
            .toList();
    this.period = scenario.minutes();
    this.phase = chance.below(120, "phase");
  }

  /** The value so many minutes into the run; empty when none was reported. */
  OptionalDouble at(long elapsed) {
    if (elapsed != latestMinute) {
      latest = reported(elapsed);
      latestMinute = elapsed;
    }
    return latest;
  }

  private OptionalDouble reported(long minute) {
    for (Disturbance one : disturbances.reversed()) {
      if (one.covers(minute, period)) {
        return disturbed(one, minute);
      }
    }
    return OptionalDouble.of(metric.rounded(quiet(minute)));
  }

  private OptionalDouble disturbed(Disturbance one, long minute) {
    long passed = one.passed(minute, period);
    double jitter = 1 + 0.02 * chance.fraction("jitter", minute);
    return switch (one.curve()) {
      case Curve.Plateau(double value) -> OptionalDouble.of(metric.rounded(value * jitter));
      case Curve.Ramp(double start, double end) ->
          OptionalDouble.of(metric.rounded(start + (end - start) * passed / one.minutes()));
      case Curve.Toggle(double value, int up, int down) ->
          OptionalDouble.of(
              metric.rounded(passed % (up + down) < up ? value * jitter : quiet(minute)));
      case Curve.Gap() -> OptionalDouble.empty();
    };
  }

  private double quiet(long minute) {
    double wave = Math.sin(2 * Math.PI * (minute + phase) / DAY);
    double noise = 2 * chance.fraction("noise", minute) - 1;
    return metric.base() * (1 + 0.12 * wave + 0.06 * noise);
  }
}
