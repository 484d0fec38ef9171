package dev.quell.simulator;

import java.math.BigDecimal;

/** One comparison of a policy. */
public record Condition(
    Metric metric, Statistic statistic, Comparison comparison, double threshold) {

  /** The statistics a period can be boiled down to. */
  public enum Statistic {
    AVG("avg", "平均值"),
    MAX("max", "最大值"),
    MIN("min", "最小值");

    private final String wire;
    private final String chinese;

    Statistic(String wire, String chinese) {
      this.wire = wire;
      this.chinese = chinese;
    }
  }

  /** The comparisons with a fixed threshold. */
  public enum Comparison {
    ABOVE(">"),
    AT_LEAST(">="),
    BELOW("<"),
    AT_MOST("<=");

    private final String wire;

    Comparison(String wire) {
      this.wire = wire;
    }
  }

  public static Condition above(Metric metric, double threshold) {
    return new Condition(metric, Statistic.AVG, Comparison.ABOVE, threshold);
  }

  public static Condition peakAtLeast(Metric metric, double threshold) {
    return new Condition(metric, Statistic.MAX, Comparison.AT_LEAST, threshold);
  }

  public static Condition below(Metric metric, double threshold) {
    return new Condition(metric, Statistic.MIN, Comparison.BELOW, threshold);
  }

  public boolean holds(double value) {
    return switch (comparison) {
      case ABOVE -> value > threshold;
      case AT_LEAST -> value >= threshold;
      case BELOW -> value < threshold;
      case AT_MOST -> value <= threshold;
    };
  }

  /** As {@code TriggerCondition} prints it: {@code avg > 90}. */
  String text() {
    return statistic.wire + " " + comparison.wire + " " + plain(threshold);
  }

  /** As a line of {@code RuleCondition} prints it. */
  String line(int periods) {
    return metric.chinese()
        + " "
        + statistic.chinese
        + " "
        + comparison.wire
        + " "
        + plain(threshold)
        + metric.shortUnit()
        + "，持续 "
        + periods
        + " 个周期";
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
