package dev.quell.simulator;

import dev.quell.simulator.Finding.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One policy's eye on one target: counts minutes, remembers its open alarms, says what changed. */
final class TargetWatch {
  private record Alarm(Tier tier, long first, long last) {}

  /** A tier with the series its conditions look at, and how long it has held. */
  private static final class Gauge {
    private final Tier tier;
    private final List<Series> series;
    private int minutesHeld;

    private Gauge(Tier tier, List<Series> series) {
      this.tier = tier;
      this.series = series;
    }
  }

  private final AlertPolicy policy;
  private final Target target;
  private final List<Series> allSeries;
  private final List<Gauge> gauges;
  private int minutesWithoutData;
  private Optional<Alarm> alarm = Optional.empty();
  private Optional<Alarm> noDataAlarm = Optional.empty();

  TargetWatch(AlertPolicy policy, Target target, Scenario scenario) {
    this.policy = policy;
    this.target = target;
    this.allSeries =
        policy.metrics().stream().map(metric -> new Series(target, metric, scenario)).toList();
    this.gauges = policy.tiers().stream().map(this::gauge).toList();
  }

  private Gauge gauge(Tier tier) {
    List<Metric> metrics = policy.metrics();
    return new Gauge(
        tier,
        tier.conditions().stream()
            .map(condition -> allSeries.get(metrics.indexOf(condition.metric())))
            .toList());
  }

  /**
   * Evaluates one minute.
   *
   * @param minute the minute in the world, for the alarm's times
   * @param elapsed minutes since the run began, for the values
   */
  List<Finding> look(long minute, long elapsed) {
    boolean silent = true;
    for (Series one : allSeries) {
      silent &= one.at(elapsed).isEmpty();
    }
    List<Finding> findings = new ArrayList<>(0);
    judgeSilence(silent, minute, elapsed).ifPresent(findings::add);
    if (!silent) {
      judgeThresholds(minute, elapsed).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Finding> judgeSilence(boolean silent, long minute, long elapsed) {
    minutesWithoutData = silent ? minutesWithoutData + 1 : 0;
    if (policy.noData().isEmpty()) {
      return Optional.empty();
    }
    AlertPolicy.NoData setting = policy.noData().get();
    Tier tier = new Tier(setting.level(), policy.tiers().getFirst().conditions());
    boolean missing = minutesWithoutData >= setting.periods();
    if (missing && due(noDataAlarm, tier, minute)) {
      noDataAlarm = Optional.of(raised(noDataAlarm, tier, minute));
      return noDataAlarm.map(open -> finding(CallbackKind.METRICS_NO_DATA, open, elapsed));
    }
    if (silent || noDataAlarm.isEmpty()) {
      return Optional.empty();
    }
    Alarm over = noDataAlarm.get();
    noDataAlarm = Optional.empty();
    return recovery(CallbackKind.NO_DATA_RECOVERED, over, elapsed);
  }

  private Optional<Finding> judgeThresholds(long minute, long elapsed) {
    Optional<Tier> reached = reached(elapsed);
    if (reached.isPresent()) {
      if (!due(alarm, reached.get(), minute)) {
        return Optional.empty();
      }
      alarm = Optional.of(raised(alarm, reached.get(), minute));
      return alarm.map(open -> finding(CallbackKind.METRIC, open, elapsed));
    }
    if (alarm.isEmpty()) {
      return Optional.empty();
    }
    Alarm over = alarm.get();
    alarm = Optional.empty();
    return recovery(CallbackKind.METRIC_RECOVERED, over, elapsed);
  }

  /** The worst tier that held for long enough. */
  private Optional<Tier> reached(long elapsed) {
    Optional<Tier> worst = Optional.empty();
    for (Gauge gauge : gauges) {
      gauge.minutesHeld = holds(gauge, elapsed) ? gauge.minutesHeld + 1 : 0;
      if (worst.isEmpty() && gauge.minutesHeld >= policy.evaluationCount()) {
        worst = Optional.of(gauge.tier);
      }
    }
    return worst;
  }

  private boolean holds(Gauge gauge, long elapsed) {
    int held = 0;
    for (int index = 0; index < gauge.series.size(); index++) {
      OptionalDouble value = gauge.series.get(index).at(elapsed);
      if (value.isPresent() && gauge.tier.conditions().get(index).holds(value.getAsDouble())) {
        held++;
      }
    }
    return policy.matchAll() ? held == gauge.series.size() : held > 0;
  }

  private boolean due(Optional<Alarm> open, Tier tier, long minute) {
    return open.isEmpty()
        || open.get().tier().level() != tier.level()
        || minute - open.get().last() >= policy.silenceMinutes();
  }

  private static Alarm raised(Optional<Alarm> open, Tier tier, long minute) {
    return new Alarm(tier, open.map(Alarm::first).orElse(minute), minute);
  }

  private Optional<Finding> recovery(CallbackKind kind, Alarm over, long elapsed) {
    return policy.recoveryNotification()
        ? Optional.of(finding(kind, over, elapsed))
        : Optional.empty();
  }

  private Finding finding(CallbackKind kind, Alarm of, long elapsed) {
    List<Metric> metrics = policy.metrics();
    List<Measured> measured =
        of.tier().conditions().stream()
            .map(condition ->
                new Measured(
                    condition, allSeries.get(metrics.indexOf(condition.metric())).at(elapsed)))
            .toList();
    return new Finding(target, kind, of.tier().level(), of.first(), of.last(), measured);
  }
}
