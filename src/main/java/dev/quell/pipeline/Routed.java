package dev.quell.pipeline;

import dev.quell.model.Step;
import java.util.List;

/**
 * The channels an event goes to, possibly none, and why.
 *
 * @param matched numbers of the cases that took it, in order
 * @param byDefault whether its channels are those of the default
 */
public record Routed(
    List<Long> channelIds, List<Integer> matched, boolean byDefault, List<Step> steps) {
  private static final String CASE = "case_";

  public Routed {
    channelIds = List.copyOf(channelIds);
    matched = List.copyOf(matched);
    steps = List.copyOf(steps);
  }

  /** What the API calls a case. */
  static String caseId(int number) {
    return CASE + number;
  }

  /** What took it, as the API calls it: {@code case_0}, {@code default}. */
  public List<String> takers() {
    List<String> takers = new java.util.ArrayList<>();
    matched.forEach(number -> takers.add(caseId(number)));
    if (byDefault) {
      takers.add("default");
    }
    return takers;
  }
}
