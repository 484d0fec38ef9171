package dev.quell.simulator;

/**
 * A measured quantity as a product publishes it.
 *
 * @param base what it is on a quiet day
 */
public record Metric(String name, String unit, String chinese, String english, double base) {

  /** The unit as rule texts print it. */
  String shortUnit() {
    return switch (unit) {
      case "Percent" -> "%";
      case "None" -> "";
      default -> unit;
    };
  }

  /** Counts and bytes come whole, everything else with two decimals. */
  double rounded(double value) {
    boolean whole = unit.equals("Count") || unit.startsWith("Bytes");
    return whole ? Math.rint(value) : Math.rint(value * 100) / 100;
  }
}
