package dev.quell.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what follows from conditions before any subject is seen. It only claims what is certain:
 * two expressions may mean the same without being noticed.
 */
public final class Entailment {
  private final long integrationId;
  private long comparisons;

  /** Of subjects that came in through this integration; 0: through any. */
  public Entailment(long integrationId) {
    this.integrationId = integrationId;
  }

  /** How much was compared so far, for those who want to stop in time. */
  public long comparisons() {
    return comparisons;
  }

  /** What conditions that must all hold ask the impossible of; empty where nothing is known. */
  public Optional<Field> impossible(List<Condition> conditions) {
    Map<Field, List<Condition>> byField = new HashMap<>();
    for (Condition condition : conditions) {
      byField.computeIfAbsent(condition.field(), field -> new ArrayList<>()).add(condition);
    }
    return byField.entrySet().stream()
        .filter(entry -> isImpossible(entry.getKey(), entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether every subject there may be meets a condition. */
  public boolean isMetByAll(Condition condition) {
    boolean wantsOne = condition.operator() == Condition.Operator.IN;
    if (!(condition.field() instanceof Field.Named)) {
      return false;
    }
    if (wantsOne && acceptsAll(condition)) {
      return true;
    }
    return counted(condition.field())
        .filter(values -> values.stream().allMatch(condition::holdsOf))
        .isPresent();
  }

  /** Whether conditions surely all hold wherever the narrow ones do. */
  public boolean covers(List<Condition> wide, List<Condition> narrow) {
    return wide.stream()
        .allMatch(
            asked -> isMetByAll(asked) || narrow.stream().anyMatch(known -> follows(known, asked)));
  }

  /** The same for filters. */
  public boolean covers(Filter wide, Filter narrow) {
    return narrow.anyOf().stream()
        .filter(group -> impossible(group.allOf()).isEmpty())
        .allMatch(
            group -> wide.anyOf().stream().anyMatch(other -> covers(other.allOf(), group.allOf())));
  }

  private boolean isImpossible(Field field, List<Condition> conditions) {
    boolean mustBeThere =
        conditions.stream().anyMatch(one -> one.operator() == Condition.Operator.IN);
    boolean mustBeAbsent =
        conditions.stream()
            .anyMatch(one -> one.operator() == Condition.Operator.NOTIN && acceptsAll(one));
    if (mustBeAbsent) {
      return mustBeThere || field instanceof Field.Named;
    }
    return possibleValues(field, conditions)
        .filter(values ->
            values.stream()
                .noneMatch(value -> conditions.stream().allMatch(one -> one.holdsOf(value))))
        .isPresent();
  }

  /** All values that could do, where they can be counted. */
  private Optional<List<String>> possibleValues(Field field, List<Condition> conditions) {
    return counted(field)
        .or(() ->
            conditions.stream()
                .filter(one -> one.operator() == Condition.Operator.IN && one.values().isExact())
                .map(Entailment::texts)
                .findFirst());
  }

  /** All values a field can have, where they are few. */
  private Optional<List<String>> counted(Field field) {
    if (field == Field.Named.SEVERITY || field == Field.Named.STATUS) {
      return Optional.of(Arrays.stream(Severity.values()).map(Severity::wire).toList());
    }
    if (field == Field.Named.INTEGRATION_ID && integrationId != 0) {
      return Optional.of(List.of(Long.toString(integrationId)));
    }
    return Optional.empty();
  }

  private static boolean acceptsAll(Condition condition) {
    return condition.values().all().stream()
        .anyMatch(pattern ->
            pattern instanceof ValuePattern.Wildcard
                && pattern.text().chars().allMatch(c -> c == '*'));
  }

  /** Whether {@code asked} surely holds wherever {@code known} does. */
  private boolean follows(Condition known, Condition asked) {
    comparisons++;
    if (!known.field().equals(asked.field())) {
      return false;
    }
    long knownSize = known.values().all().size();
    long askedSize = asked.values().all().size();
    comparisons += asked.values().isExact() ? knownSize + askedSize : knownSize * askedSize;
    boolean wantsOne = known.operator() == Condition.Operator.IN;
    if (wantsOne && known.values().isExact()) {
      return texts(known).stream().allMatch(asked::holdsOf);
    }
    if (known.operator() != asked.operator()) {
      return false;
    }
    if (wantsOne && acceptsAll(asked)) {
      return true;
    }
    Set<String> more = new HashSet<>(texts(wantsOne ? asked : known));
    return more.containsAll(texts(wantsOne ? known : asked));
  }

  private static List<String> texts(Condition condition) {
    return condition.values().all().stream().map(ValuePattern::text).toList();
  }
}
