package dev.quell.incident;

import dev.quell.channel.rule.SilenceForm;
import dev.quell.model.UnreadableFilter;
import dev.quell.model.ValuePattern;
import dev.quell.web.ConditionItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A silence for whatever looks like an incident, as somebody may want to save it.
 *
 * @param startTime epoch seconds, as the end
 */
record QuickSilence(
    String ruleName,
    String description,
    List<List<ConditionItem>> filters,
    long startTime,
    long endTime) {
  private static final long SECONDS = Duration.ofDays(1).toSeconds();
  private static final int MOST_LABELS = 19;
  private static final int LONGEST_VALUE = 256;
  private static final int LONGEST_DESCRIPTION = 500;
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+([.,][0-9]+)*%?");
  private static final Pattern DATE =
      Pattern.compile(".*[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}.*|.*[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*");
  private static final Set<String> NOISY =
      Set.of("trigger_value", "prom_ql", "detail_url", "first_trigger_time", "rule_config");

  /**
   * What is alike in severity and in every label that does not change from alert to alert; where
   * its alerts have none in common, what is like its first one.
   *
   * @param shared labels all its alerts have
   */
  static QuickSilence of(Incident incident, Map<String, String> shared, long now) {
    List<ConditionItem> conditions = new ArrayList<>();
    conditions.add(new ConditionItem("severity", "IN", List.of(incident.severity().wire())));
    List<ConditionItem> common = conditions(shared);
    conditions.addAll(common.isEmpty() ? conditions(incident.wording().labels().values()) : common);
    String title = incident.wording().title();
    return new QuickSilence(
        SilenceForm.quickName(incident.id()),
        title.substring(0, title.offsetByCodePoints(0, most(title))),
        List.of(conditions),
        now / 1000,
        now / 1000 + SECONDS);
  }

  private static List<ConditionItem> conditions(Map<String, String> labels) {
    return labels.entrySet().stream()
        .filter(label -> lasts(label.getKey(), label.getValue()))
        .limit(MOST_LABELS)
        .map(
            label -> new ConditionItem("labels." + label.getKey(), "IN", List.of(label.getValue())))
        .toList();
  }

  private static int most(String title) {
    return Math.min(LONGEST_DESCRIPTION, title.codePointCount(0, title.length()));
  }

  private static boolean lasts(String name, String value) {
    String key = name.toLowerCase(Locale.ROOT);
    boolean noisyName = NOISY.contains(key) || key.endsWith("_url") || key.contains("timestamp");
    boolean noisyValue =
        value.isBlank()
            || value.length() > LONGEST_VALUE
            || NUMBER.matcher(value).matches()
            || DATE.matcher(value).matches();
    return !noisyName && !noisyValue && means(value);
  }

  /** Some texts would be read as a pattern that does not match them. */
  private static boolean means(String value) {
    try {
      return ValuePattern.read("value", value).matches(value);
    } catch (UnreadableFilter e) {
      return false;
    }
  }
}
