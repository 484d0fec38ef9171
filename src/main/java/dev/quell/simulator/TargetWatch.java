package dev.quell.simulator;

import dev.quell.simulator.Finding.Measured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** One policy's eye on one target: counts minutes, remembers its open alarms, says what changed. */
final class TargetWatch {
  private record Alarm(Tier tier, long first, long last) {}

  private final AlertPolicy policy;
  private final Target target;
  private final List<Series> series;
  private final int[] minutesHeld;
  private int minutesWithoutData;
  private Optional<Alarm> alarm = Optional.empty();
  private Optional<Alarm> noDataAlarm = Optional.empty();

  TargetWatch(AlertPolicy policy, Target target, Scenario scenario) {
    this.policy = policy;
    this.target = target;
    this.series =
        policy.metrics().stream().map(metric -> new Series(target, metric, scenario)).toList();
    this.minutesHeld = new int[policy.tiers().size()];
  }

  /**
   * Evaluates one minute.
   *
   * @param minute the minute in the world, for the alarm's times
   * @param scenarioMinute the same minute within the scenario, for the values
   */
  List<Finding> look(long minute, long scenarioMinute) {
    Map<Metric, OptionalDouble> values = new HashMap<>();
    for (Series one : series) {
      values.put(one.metric(), one.at(scenarioMinute));
    }
    boolean silent = values.values().stream().allMatch(OptionalDouble::isEmpty);
    List<Finding> findings = new ArrayList<>();
    judgeSilence(silent, minute, values).ifPresent(findings::add);
    if (!silent) {
      judgeThresholds(minute, values).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Finding> judgeSilence(
      boolean silent, long minute, Map<Metric, OptionalDouble> values) {
    minutesWithoutData = silent ? minutesWithoutData + 1 : 0;
    Optional<AlertPolicy.NoData> setting = policy.noData();
    if (setting.isEmpty()) {
      return Optional.empty();
    }
    Tier tier = new Tier(setting.get().level(), policy.tiers().getFirst().conditions());
    boolean missing = minutesWithoutData >= setting.get().periods();
    if (missing && due(noDataAlarm, tier, minute)) {
      noDataAlarm = Optional.of(raised(noDataAlarm, tier, minute));
      return noDataAlarm.map(open -> finding(CallbackKind.METRICS_NO_DATA, open, values));
    }
    if (silent || noDataAlarm.isEmpty()) {
      return Optional.empty();
    }
    Alarm over = noDataAlarm.get();
    noDataAlarm = Optional.empty();
    return recovery(CallbackKind.NO_DATA_RECOVERED, over, values);
  }

  private Optional<Finding> judgeThresholds(long minute, Map<Metric, OptionalDouble> values) {
    Optional<Tier> reached = reached(values);
    if (reached.isPresent()) {
      if (!due(alarm, reached.get(), minute)) {
        return Optional.empty();
      }
      alarm = Optional.of(raised(alarm, reached.get(), minute));
      return alarm.map(open -> finding(CallbackKind.METRIC, open, values));
    }
    if (alarm.isEmpty()) {
      return Optional.empty();
    }
    Alarm over = alarm.get();
    alarm = Optional.empty();
    return recovery(CallbackKind.METRIC_RECOVERED, over, values);
  }

  /** The worst tier that held for long enough. */
  private Optional<Tier> reached(Map<Metric, OptionalDouble> values) {
    Optional<Tier> worst = Optional.empty();
    for (int index = 0; index < minutesHeld.length; index++) {
      Tier tier = policy.tiers().get(index);
      minutesHeld[index] = holds(tier, values) ? minutesHeld[index] + 1 : 0;
      if (worst.isEmpty() && minutesHeld[index] >= policy.evaluationCount()) {
        worst = Optional.of(tier);
      }
    }
    return worst;
  }

  private boolean holds(Tier tier, Map<Metric, OptionalDouble> values) {
    List<Measured> measured = measured(tier, values);
    return policy.matchAll()
        ? measured.stream().allMatch(Measured::warning)
        : measured.stream().anyMatch(Measured::warning);
  }

  private boolean due(Optional<Alarm> open, Tier tier, long minute) {
    return open.isEmpty()
        || open.get().tier().level() != tier.level()
        || minute - open.get().last() >= policy.silenceMinutes();
  }

  private static Alarm raised(Optional<Alarm> open, Tier tier, long minute) {
    return new Alarm(tier, open.map(Alarm::first).orElse(minute), minute);
  }

  private Optional<Finding> recovery(
      CallbackKind kind, Alarm over, Map<Metric, OptionalDouble> values) {
    return policy.recoveryNotification()
        ? Optional.of(finding(kind, over, values))
        : Optional.empty();
  }

  private Finding finding(CallbackKind kind, Alarm of, Map<Metric, OptionalDouble> values) {
    return new Finding(
        target, kind, of.tier().level(), of.first(), of.last(), measured(of.tier(), values));
  }

  private static List<Measured> measured(Tier tier, Map<Metric, OptionalDouble> values) {
    return tier.conditions().stream()
        .map(condition ->
            new Measured(
                condition, values.getOrDefault(condition.metric(), OptionalDouble.empty())))
        .toList();
  }
}
