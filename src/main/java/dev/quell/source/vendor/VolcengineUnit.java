package dev.quell.source.vendor;

import dev.quell.source.Json;
import dev.quell.source.Numbers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Says a metric's value as people say it: {@code 8 GiB} instead of 8589934592 Bytes(IEC). */
final class VolcengineUnit {
  private static final List<String> DECIMAL = List.of("", "k", "M", "G", "T", "P");
  private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi");
  private static final Map<String, String> SUFFIXES =
      Map.ofEntries(
          Map.entry("", ""),
          Map.entry("None", ""),
          Map.entry("Count", ""),
          Map.entry("Percent", "%"),
          Map.entry("Count/Second", "/s"),
          Map.entry("Second", " s"),
          Map.entry("Millisecond", " ms"),
          Map.entry("Microsecond", " µs"));
  private static final Map<String, String> SCALED =
      Map.of("Bytes", "B", "Bytes/Second", "B/s", "Bits", "bit", "Bits/Second", "bit/s");
  private static final int HUNDREDTHS = 100;

  private VolcengineUnit() {}

  /** Empty when there is no value. */
  static String format(JsonNode value, String unit) {
    if (!value.isNumber()) {
      return number(Json.scalar(value), unit);
    }
    return format(value.doubleValue(), unit);
  }

  private static String number(String text, String unit) {
    if (text.isBlank()) {
      return "";
    }
    try {
      return format(Double.parseDouble(text), unit);
    } catch (NumberFormatException words) {
      return text.strip() + suffix(unit);
    }
  }

  private static String format(double value, String unit) {
    boolean isBinary = unit.endsWith("(IEC)");
    int bracket = unit.indexOf('(');
    String base = SCALED.get(bracket < 0 ? unit : unit.substring(0, bracket));
    if (base == null) {
      return Numbers.plain(value) + suffix(unit);
    }
    List<String> prefixes = isBinary ? BINARY : DECIMAL;
    int step = isBinary ? 1024 : 1000;
    double scaled = value;
    int prefix = 0;
    while (Math.abs(scaled) >= step && prefix < prefixes.size() - 1) {
      scaled /= step;
      prefix++;
    }
    double rounded = Math.rint(scaled * HUNDREDTHS) / HUNDREDTHS;
    return Numbers.plain(rounded) + " " + prefixes.get(prefix) + base;
  }

  private static String suffix(String unit) {
    String known = SUFFIXES.get(unit);
    return known == null ? " " + unit : known;
  }
}
