package dev.quell.model;

import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What is known about the origin of an event, by name; kept sorted so that equal sets are equal
 * text.
 */
public record Labels(SequencedMap<String, String> values) {
  private static final Labels NONE = new Labels(new TreeMap<>());

  public Labels {
    values = SortedTexts.of(values);
  }

  public static Labels none() {
    return NONE;
  }

  public static Labels of(Map<String, String> values) {
    return values.isEmpty() ? NONE : new Labels(SortedTexts.of(values));
  }

  /** Names and their values, in the same order; the arrays must not be used any more. */
  public static Labels of(String[] names, String[] values) {
    return names.length == 0 ? NONE : new Labels(SortedTexts.of(names, values));
  }

  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** These labels, with those of {@code other} added where the name is new. */
  public Labels withMissingFrom(Labels other) {
    if (values.keySet().containsAll(other.values.keySet())) {
      return this;
    }
    TreeMap<String, String> merged = new TreeMap<>(other.values);
    merged.putAll(values);
    return new Labels(merged);
  }
}
