package dev.quell.channel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a channel groups alerts, as the API spells it.
 *
 * @param method {@code n} not at all, {@code p} by equal values, {@code i} by similar texts
 * @param timeWindow minutes; 0 gathers until the incident closes
 * @param iScoreThreshold what the likeness of two texts must exceed, 0.5..1
 */
record ChannelGroup(
    String method,
    List<List<String>> equals,
    List<Map<String, Object>> cases,
    boolean allEqualsRequired,
    long timeWindow,
    Optional<String> windowType,
    Optional<Integer> stormThreshold,
    Optional<List<Integer>> stormThresholds,
    @JsonProperty("i_keys") Optional<List<String>> iKeys,
    @JsonProperty("i_score_threshold") Optional<Double> iScoreThreshold) {
  static final ChannelGroup NONE =
      new ChannelGroup(
          "n",
          List.of(),
          List.of(),
          false,
          0,
          Optional.of("tumbling"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
