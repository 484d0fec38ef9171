package dev.quell.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The values of one condition, any of which may match; texts are looked up, patterns are tried. */
public final class ValueSet {
  private final List<ValuePattern> all;
  private final Set<String> exact;
  private final List<ValuePattern> patterns;

  public ValueSet(List<ValuePattern> all) {
    Set<String> texts = new LinkedHashSet<>();
    List<ValuePattern> others = new ArrayList<>();
    for (ValuePattern pattern : all) {
      if (pattern instanceof ValuePattern.Exact) {
        texts.add(pattern.text());
      } else {
        others.add(pattern);
      }
    }
    this.all = List.copyOf(all);
    this.exact = texts;
    this.patterns = List.copyOf(others);
  }

  public boolean match(String value) {
    if (exact.contains(value)) {
      return true;
    }
    for (ValuePattern pattern : patterns) {
      if (pattern.matches(value)) {
        return true;
      }
    }
    return false;
  }

  /** Which of them says yes to this value; the first, as they were written. */
  public Optional<ValuePattern> matching(String value) {
    return all.stream().filter(pattern -> pattern.matches(value)).findFirst();
  }

  /** All of them, as they were written. */
  public List<ValuePattern> all() {
    return all;
  }

  /** Whether every value is a plain text. */
  public boolean isExact() {
    return patterns.isEmpty();
  }

  /** Two are equal when they were written the same, whatever the order. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ValueSet that && texts().equals(that.texts());
  }

  @Override
  public int hashCode() {
    return texts().hashCode();
  }

  private Set<String> texts() {
    Set<String> texts = new LinkedHashSet<>();
    all.forEach(pattern -> texts.add(pattern.text()));
    return texts;
  }
}
