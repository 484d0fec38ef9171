package dev.quell.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what recent alerts have to offer to somebody who writes a condition. */
final class LabelSuggestions {
  private static final int MOST_KEYS = 500;
  private static final int MOST_VALUES = 50;

  private LabelSuggestions() {}

  /** A key a condition can ask for, with the values seen there, the most frequent first. */
  record Suggestion(String key, List<String> values) {}

  /** Labels by name, then what every alert has. */
  static List<Suggestion> of(List<RecentAlert> alerts) {
    Map<String, Map<String, Integer>> labels = new TreeMap<>();
    Map<String, Map<String, Integer>> others = new LinkedHashMap<>();
    for (RecentAlert alert : alerts) {
      alert.labels().values().forEach((name, value) -> count(labels, "labels." + name, value));
      count(others, "severity", alert.severity().wire());
      count(others, "title", alert.title());
      count(others, "alert_key", alert.alertKey());
    }
    List<Suggestion> suggestions = new ArrayList<>();
    labels.entrySet().stream()
        .limit(MOST_KEYS)
        .forEach(entry -> suggestions.add(suggestion(entry.getKey(), entry.getValue())));
    others.forEach((key, values) -> suggestions.add(suggestion(key, values)));
    return suggestions;
  }

  private static void count(Map<String, Map<String, Integer>> seen, String key, String value) {
    seen.computeIfAbsent(key, name -> new LinkedHashMap<>()).merge(value, 1, Integer::sum);
  }

  private static Suggestion suggestion(String key, Map<String, Integer> values) {
    return new Suggestion(
        key,
        values.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(MOST_VALUES)
            .map(Map.Entry::getKey)
            .toList());
  }
}
