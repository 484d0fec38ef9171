package dev.quell.pipeline;

import dev.quell.model.Condition;
import dev.quell.model.Field;
import dev.quell.model.Filter;
import dev.quell.model.ValuePattern;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A case ready to be asked.
 *
 * @param number counts from 0
 * @param section the heading it stands under; empty when there is none
 * @param conditions as they were written
 * @param group the same, those first that are asked fastest
 * @param mapping the label that names the channel, where names are mapped
 */
record CompiledCase(
    int number,
    String section,
    List<Condition> conditions,
    Filter.Group group,
    List<Long> channelIds,
    boolean stops,
    Optional<Field.Label> mapping) {
  private static final Comparator<Condition> FASTEST_FIRST =
      Comparator.comparingInt(CompiledCase::cost);

  static CompiledCase of(
      int number,
      String section,
      RouteCase written,
      List<Condition> conditions,
      Optional<Field.Label> mapping) {
    return new CompiledCase(
        number,
        section,
        List.copyOf(conditions),
        new Filter.Group(conditions.stream().sorted(FASTEST_FIRST).toList()),
        written.channelIds().stream().distinct().toList(),
        !written.fallthrough(),
        mapping);
  }

  /** What its regular expressions take together. */
  long weight() {
    return conditions.stream().mapToLong(Condition::weight).sum();
  }

  private static int cost(Condition condition) {
    int patterns = 0;
    for (ValuePattern pattern : condition.values().all()) {
      patterns +=
          switch (pattern) {
            case ValuePattern.Exact exact -> 0;
            case ValuePattern.Wildcard wildcard -> 1;
            case ValuePattern.Contained contained -> 1;
            case ValuePattern.Bound bound -> 2;
            case ValuePattern.Block block -> 3;
            case ValuePattern.Expression expression -> 20;
          };
    }
    return patterns;
  }
}
