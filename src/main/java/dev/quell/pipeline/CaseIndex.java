package dev.quell.pipeline;

import dev.quell.model.Condition;
import dev.quell.model.Field;
import dev.quell.model.Labels;
import dev.quell.model.Subject;
import dev.quell.model.ValuePattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the few cases worth asking among thousands. Each case is filed under the condition that
 * fewest others share: under its values where they are texts or begin with one, else under the
 * label it asks for. A case without such a condition is asked every time.
 */
final class CaseIndex {
  private final Map<Field, FieldIndex> named = new HashMap<>();
  private final Map<String, FieldIndex> labels = new HashMap<>();
  private final Postings always = new Postings();

  CaseIndex(List<CompiledCase> cases) {
    Map<Field, Map<String, Integer>> uses = uses(cases);
    cases.forEach(one -> file(one, uses));
  }

  /** Numbers of the cases that may match, rising; the others surely do not. */
  Candidates candidates(Subject subject) {
    Candidates found = new Candidates();
    found.add(always);
    named.forEach(
        (field, index) -> field.of(subject).ifPresent(value -> index.collect(value, found)));
    Labels present = subject.labels();
    if (labels.size() < present.values().size()) {
      labels.forEach(
          (name, index) -> present.get(name).ifPresent(value -> index.collect(value, found)));
    } else {
      present
          .values()
          .forEach((name, value) -> {
            FieldIndex index = labels.get(name);
            if (index != null) {
              index.collect(value, found);
            }
          });
    }
    return found;
  }

  private static Map<Field, Map<String, Integer>> uses(List<CompiledCase> cases) {
    Map<Field, Map<String, Integer>> uses = new HashMap<>();
    for (CompiledCase one : cases) {
      for (Condition condition : one.conditions()) {
        if (isAnchored(condition)) {
          Map<String, Integer> counts =
              uses.computeIfAbsent(condition.field(), field -> new HashMap<>());
          condition
              .values()
              .all()
              .forEach(pattern -> counts.merge(pattern.prefix(), 1, Integer::sum));
        }
      }
    }
    return uses;
  }

  private void file(CompiledCase one, Map<Field, Map<String, Integer>> uses) {
    Optional<Condition> best = Optional.empty();
    long fewest = Long.MAX_VALUE;
    Optional<Field.Label> asked = Optional.empty();
    for (Condition condition : one.conditions()) {
      if (isAnchored(condition)) {
        Map<String, Integer> counts = uses.getOrDefault(condition.field(), Map.of());
        long shared =
            condition.values().all().stream()
                .mapToLong(pattern -> counts.getOrDefault(pattern.prefix(), 0))
                .sum();
        if (shared < fewest) {
          fewest = shared;
          best = Optional.of(condition);
        }
      } else if (condition.operator() == Condition.Operator.IN
          && condition.field() instanceof Field.Label label) {
        asked = Optional.of(label);
      }
    }
    if (best.isPresent()) {
      index(best.get().field()).add(one.number(), best.get());
    } else if (asked.isPresent()) {
      index(asked.get()).present.add(one.number());
    } else {
      always.add(one.number());
    }
  }

  private FieldIndex index(Field field) {
    return field instanceof Field.Label(String name)
        ? labels.computeIfAbsent(name, key -> new FieldIndex())
        : named.computeIfAbsent(field, key -> new FieldIndex());
  }

  /** Whether every value it accepts begins with something known. */
  private static boolean isAnchored(Condition condition) {
    return condition.operator() == Condition.Operator.IN
        && condition.values().all().stream()
            .allMatch(
                pattern -> pattern instanceof ValuePattern.Exact || !pattern.prefix().isEmpty());
  }

  /** The cases filed under one field. */
  private static final class FieldIndex {
    private final Map<String, Postings> exact = new HashMap<>();
    private final Map<String, Postings> prefixes = new HashMap<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final Postings present = new Postings();

    void add(int number, Condition condition) {
      for (ValuePattern pattern : condition.values().all()) {
        if (pattern instanceof ValuePattern.Exact) {
          exact.computeIfAbsent(pattern.text(), text -> new Postings()).add(number);
        } else {
          String prefix = pattern.prefix();
          prefixes.computeIfAbsent(prefix, text -> new Postings()).add(number);
          if (!lengths.contains(prefix.length())) {
            lengths.add(prefix.length());
          }
        }
      }
    }

    void collect(String value, Candidates found) {
      found.add(present);
      Postings same = exact.get(value);
      if (same != null) {
        found.add(same);
      }
      for (int length : lengths) {
        Postings begun = length <= value.length() ? prefixes.get(value.substring(0, length)) : null;
        if (begun != null) {
          found.add(begun);
        }
      }
    }
  }

  /** Case numbers, rising; cases are filed in their order. */
  private static final class Postings {
    private int[] numbers = new int[1];
    private int size;

    void add(int number) {
      if (size > 0 && numbers[size - 1] == number) {
        return;
      }
      if (size == numbers.length) {
        numbers = java.util.Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size++] = number;
    }
  }

  /** Goes through several lists at once, lowest number first, each number once. */
  static final class Candidates {
    static final int NONE = Integer.MAX_VALUE;

    private final List<Postings> lists = new ArrayList<>();
    private int[] at = new int[0];
    private int last = -1;

    private void add(Postings list) {
      if (list.size > 0) {
        lists.add(list);
      }
    }

    /** The next number, or {@link #NONE}. */
    int next() {
      if (at.length < lists.size()) {
        at = new int[lists.size()];
      }
      int lowest = NONE;
      for (int i = 0; i < at.length; i++) {
        Postings list = lists.get(i);
        while (at[i] < list.size && list.numbers[at[i]] <= last) {
          at[i]++;
        }
        if (at[i] < list.size) {
          lowest = Math.min(lowest, list.numbers[at[i]]);
        }
      }
      last = lowest;
      return lowest;
    }
  }
}
