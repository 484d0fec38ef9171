package dev.quell.source.vendor;

import dev.quell.model.Event;
import dev.quell.source.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The metrics an item is about: those in alarm, or all of them where none is marked.
 *
 * @param noData true when they are known only because their values are missing
 * @param dropped metrics that Cloud Monitor itself could not make sense of
 */
record VolcengineMetricList(List<JsonObject> metrics, boolean noData, List<JsonObject> dropped) {

  static VolcengineMetricList of(VolcengineItem item) {
    List<JsonObject> dropped = item.object().list("DroppedMetrics");
    List<JsonObject> missing = item.object().list("NoDataMetrics");
    if (item.list() == VolcengineList.NO_DATA && !missing.isEmpty()) {
      return new VolcengineMetricList(missing, true, dropped);
    }
    List<JsonObject> all = item.object().list("Metrics");
    if (all.isEmpty()) {
      return new VolcengineMetricList(missing, true, dropped);
    }
    List<JsonObject> alarming =
        all.stream().filter(metric -> metric.text("Warning").equalsIgnoreCase("true")).toList();
    boolean showsAll = item.list().recovered || alarming.isEmpty();
    return new VolcengineMetricList(showsAll ? all : alarming, false, dropped);
  }

  /** The names, comma-separated; the order of the sender. */
  String names() {
    return metrics.stream()
        .map(metric -> metric.text("Name"))
        .filter(name -> !name.isEmpty())
        .distinct()
        .collect(Collectors.joining(","));
  }

  /** The condition, then one line a metric, then where it belongs. */
  String describe(VolcengineRule rule, String project) {
    VolcengineWords words = rule.words();
    StringBuilder lines = new StringBuilder(rule.condition().strip());
    for (JsonObject metric : metrics) {
      if (lines.length() > Event.MAX_DESCRIPTION) {
        break;
      }
      line(lines, noData ? noData(metric, words) : value(metric, rule));
    }
    for (JsonObject metric : dropped) {
      if (lines.length() > Event.MAX_DESCRIPTION) {
        break;
      }
      line(lines, dropped(metric, words));
    }
    if (!project.isEmpty()) {
      line(lines, words.project + words.colon + project);
    }
    return lines.toString();
  }

  private static void line(StringBuilder lines, String line) {
    if (!line.isEmpty()) {
      lines.append(lines.isEmpty() ? "" : "\n").append(line);
    }
  }

  private static String value(JsonObject metric, VolcengineRule rule) {
    VolcengineWords words = rule.words();
    String unit = metric.text("Unit");
    String current = VolcengineUnit.format(scalar(metric, "CurrentValue"), unit);
    StringBuilder line = new StringBuilder(called(metric, words));
    if (!current.isEmpty()) {
      line.append(words.colon).append(current);
    }
    threshold(line, metric, words);
    String condition = metric.text("TriggerCondition");
    if (rule.condition().isEmpty() && !condition.isEmpty()) {
      line.append(" (").append(condition).append(')');
    }
    return line.toString();
  }

  private static String noData(JsonObject metric, VolcengineWords words) {
    StringBuilder line = new StringBuilder(words.noData + words.colon + called(metric, words));
    threshold(line, metric, words);
    return line.toString();
  }

  private static String dropped(JsonObject metric, VolcengineWords words) {
    String reason = metric.text("Reason");
    return words.notEvaluated
        + words.colon
        + called(metric, words)
        + (reason.isEmpty() ? "" : " (" + reason + ")");
  }

  private static void threshold(StringBuilder line, JsonObject metric, VolcengineWords words) {
    String threshold = VolcengineUnit.format(scalar(metric, "Threshold"), metric.text("Unit"));
    if (!threshold.isEmpty()) {
      line.append(words.comma).append(words.threshold).append(threshold);
    }
  }

  private static JsonNode scalar(JsonObject metric, String field) {
    metric.text(field);
    return metric.get(field);
  }

  private static String called(JsonObject metric, VolcengineWords words) {
    String name = metric.text("Name");
    String said =
        words == VolcengineWords.CHINESE
            ? metric.firstText("DescriptionCn", "Description", "DescriptionEn")
            : metric.firstText("DescriptionEn", "Description", "DescriptionCn");
    if (said.isEmpty() || said.equals(name)) {
      return name;
    }
    return name.isEmpty() ? said : said + " (" + name + ")";
  }
}
