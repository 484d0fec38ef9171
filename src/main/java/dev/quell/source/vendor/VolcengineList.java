package dev.quell.source.vendor;

/** The four lists of a metric callback; where an item stands says what happened to it. */
enum VolcengineList {
  FIRING("Resources", "Metric", "threshold", false),
  RECOVERED("RecoveredResources", "MetricRecovered", "threshold", true),
  NO_DATA("NoDataResources", "MetricsNoData", "nodata", false),
  NO_DATA_RECOVERED("NoDataRecoveredResources", "NoDataRecovered", "nodata", true);

  final String field;

  /** The {@code Type} of a body that is about this list. */
  final String type;

  /** A missing value and a passed threshold are two problems, even on the same resource. */
  final String kind;

  final boolean recovered;

  VolcengineList(String field, String type, String kind, boolean recovered) {
    this.field = field;
    this.type = type;
    this.kind = kind;
    this.recovered = recovered;
  }

  boolean isNoData() {
    return this == NO_DATA || this == NO_DATA_RECOVERED;
  }
}
