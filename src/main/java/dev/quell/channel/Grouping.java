package dev.quell.channel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a channel makes few incidents of many alerts.
 *
 * @param byRule false: every alert opens an incident of its own
 * @param dimensions an alert joins when all values of any one group are equal; at most 5 groups of
 *     5 names such as {@code labels.check}, {@code severity}, {@code title}
 * @param strict whether a dimension that is absent on both sides counts as different
 * @param window how long after its start an incident takes in more, by received time; empty: until
 *     it closes
 */
public record Grouping(
    boolean byRule, List<List<String>> dimensions, boolean strict, Optional<Duration> window) {
  public static final Grouping NONE = new Grouping(false, List.of(), false, Optional.empty());

  public Grouping {
    dimensions = dimensions.stream().map(List::copyOf).toList();
  }

  /** The letter of the API: {@code p} by rule, {@code n} not at all. */
  public String method() {
    return byRule ? "p" : "n";
  }
}
