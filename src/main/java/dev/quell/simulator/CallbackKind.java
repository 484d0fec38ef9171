package dev.quell.simulator;

/** The five kinds of body Cloud Monitor sends, and the list each of them fills. */
public enum CallbackKind {
  METRIC("Metric", "Resources", "threshold", false),
  METRIC_RECOVERED("MetricRecovered", "RecoveredResources", "threshold", true),
  METRICS_NO_DATA("MetricsNoData", "NoDataResources", "nodata", false),
  NO_DATA_RECOVERED("NoDataRecovered", "NoDataRecoveredResources", "nodata", true),
  EVENT("Event", "", "event", false);

  private final String wire;
  private final String list;
  private final String alertKind;
  private final boolean recovery;

  CallbackKind(String wire, String list, String alertKind, boolean recovery) {
    this.wire = wire;
    this.list = list;
    this.alertKind = alertKind;
    this.recovery = recovery;
  }

  /** The value of {@code Type}. */
  public String wire() {
    return wire;
  }

  /** The name of the list its items stand in; empty for an event. */
  String list() {
    return list;
  }

  /** What keeps a no-data alarm apart from a threshold alarm on the same resource. */
  public String alertKind() {
    return alertKind;
  }

  public boolean recovery() {
    return recovery;
  }

  boolean noData() {
    return alertKind.equals("nodata");
  }
}
