package dev.quell.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a channel groups alerts, as the API spells it.
 *
 * @param method {@code n} not at all, {@code p} by equal values
 * @param timeWindow minutes; 0 gathers until the incident closes
 */
record ChannelGroup(
    String method,
    List<List<String>> equals,
    List<Map<String, Object>> cases,
    boolean allEqualsRequired,
    long timeWindow,
    Optional<String> windowType,
    Optional<Integer> stormThreshold,
    Optional<List<Integer>> stormThresholds) {
  static final ChannelGroup NONE =
      new ChannelGroup(
          "n",
          List.of(),
          List.of(),
          false,
          0,
          Optional.of("tumbling"),
          Optional.empty(),
          Optional.empty());
}
