package dev.quell.simulator;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a policy watches: a resource, and where the metric is finer than that, its dimensions.
 *
 * @param zone where it stands; never sent, but storms strike by it
 * @param dimensions without {@code ResourceID}, which repeats the id
 */
public record Target(
    String id,
    String name,
    String region,
    String zone,
    String project,
    SortedMap<String, String> dimensions) {

  public Target {
    dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
  }

  public Target(String id, String name, String region, String zone, String project) {
    this(id, name, region, zone, project, Collections.emptySortedMap());
  }

  /** The same resource, seen through one more dimension. */
  public Target with(String dimension, String value) {
    TreeMap<String, String> more = new TreeMap<>(dimensions);
    more.put(dimension, value);
    return new Target(id, name, region, zone, project, more);
  }
}
