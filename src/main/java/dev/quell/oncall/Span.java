package dev.quell.oncall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time.
 *
 * @param start epoch second
 * @param end the same, not included
 */
record Span(long start, long end) {

  boolean isEmpty() {
    return end <= start;
  }

  Span within(Span other) {
    return new Span(Math.max(start, other.start), Math.min(end, other.end));
  }

  /** All time that lies in any of them, in order, without touching neighbours. */
  static List<Span> joined(List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparingLong(Span::start)).toList()) {
      if (span.isEmpty()) {
        continue;
      }
      if (!joined.isEmpty() && joined.getLast().end >= span.start) {
        Span last = joined.removeLast();
        joined.add(new Span(last.start, Math.max(last.end, span.end)));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }

  /** All time that lies in both; each list is in order and without overlaps. */
  static List<Span> common(List<Span> some, List<Span> others) {
    List<Span> common = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < some.size() && j < others.size()) {
      Span both = some.get(i).within(others.get(j));
      if (!both.isEmpty()) {
        common.add(both);
      }
      if (some.get(i).end < others.get(j).end) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }
}
