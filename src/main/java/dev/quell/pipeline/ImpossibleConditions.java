package dev.quell.pipeline;

import dev.quell.model.Condition;
import dev.quell.model.Field;
import dev.quell.model.Severity;
import dev.quell.model.ValuePattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds conditions that no event can meet together; it only claims what is certain. */
final class ImpossibleConditions {
  private ImpossibleConditions() {}

  /** The field of which too much is asked; empty when some event may meet them all. */
  static Optional<Field> among(long integrationId, List<Condition> all) {
    Map<Field, List<Condition>> byField = new HashMap<>();
    for (Condition condition : all) {
      byField.computeIfAbsent(condition.field(), field -> new ArrayList<>()).add(condition);
    }
    return byField.entrySet().stream()
        .filter(entry -> isImpossible(integrationId, entry.getKey(), entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether any value at all will do. */
  static boolean acceptsAll(Condition condition) {
    return condition.values().all().stream()
        .anyMatch(pattern ->
            pattern instanceof ValuePattern.Wildcard
                && pattern.text().chars().allMatch(c -> c == '*'));
  }

  private static boolean isImpossible(long integrationId, Field field, List<Condition> conditions) {
    boolean mustBeThere =
        conditions.stream().anyMatch(one -> one.operator() == Condition.Operator.IN);
    boolean mustBeAbsent =
        conditions.stream()
            .anyMatch(one -> one.operator() == Condition.Operator.NOTIN && acceptsAll(one));
    if (mustBeAbsent) {
      return mustBeThere || field instanceof Field.Named;
    }
    return possibleValues(integrationId, field, conditions)
        .filter(values ->
            values.stream()
                .noneMatch(value -> conditions.stream().allMatch(one -> one.holdsOf(value))))
        .isPresent();
  }

  /** All values that could do, where they can be counted. */
  private static Optional<List<String>> possibleValues(
      long integrationId, Field field, List<Condition> conditions) {
    if (field == Field.Named.SEVERITY || field == Field.Named.STATUS) {
      return Optional.of(Arrays.stream(Severity.values()).map(Severity::wire).toList());
    }
    if (field == Field.Named.INTEGRATION_ID && integrationId != 0) {
      return Optional.of(List.of(Long.toString(integrationId)));
    }
    return conditions.stream()
        .filter(one -> one.operator() == Condition.Operator.IN && one.values().isExact())
        .map(one -> one.values().all().stream().map(ValuePattern::text).toList())
        .findFirst();
  }
}
