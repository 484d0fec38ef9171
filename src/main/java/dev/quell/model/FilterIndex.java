package dev.quell.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the few filters worth asking among thousands. Each of their groups is filed under the
 * condition that fewest others share: under its values where they are texts or begin with one, else
 * under the label it asks for. A group without such a condition is asked every time.
 */
public final class FilterIndex {
  private final Map<Field, FieldIndex> named = new HashMap<>();
  private final Map<String, FieldIndex> labels = new HashMap<>();
  private final Postings always = new Postings();

  /** They are numbered from 0. */
  public FilterIndex(List<Filter> filters) {
    Map<Field, Map<String, Integer>> uses = uses(filters);
    for (int i = 0; i < filters.size(); i++) {
      for (Filter.Group group : filters.get(i).anyOf()) {
        file(i, group.allOf(), uses);
      }
    }
  }

  /** Numbers of the filters that may match, rising; the others surely do not. */
  public Candidates candidates(Subject subject) {
    Candidates found = new Candidates();
    found.add(always);
    for (Map.Entry<Field, FieldIndex> one : named.entrySet()) {
      Optional<String> value = one.getKey().of(subject);
      if (value.isPresent()) {
        one.getValue().collect(value.get(), found);
      }
    }
    Map<String, String> present = subject.labels().values();
    if (labels.size() < present.size()) {
      for (Map.Entry<String, FieldIndex> one : labels.entrySet()) {
        String value = present.get(one.getKey());
        if (value != null) {
          one.getValue().collect(value, found);
        }
      }
    } else {
      present.forEach((name, value) -> {
        FieldIndex index = labels.get(name);
        if (index != null) {
          index.collect(value, found);
        }
      });
    }
    return found;
  }

  private static Map<Field, Map<String, Integer>> uses(List<Filter> filters) {
    Map<Field, Map<String, Integer>> uses = new HashMap<>();
    filters.stream()
        .flatMap(filter -> filter.anyOf().stream())
        .flatMap(group -> group.allOf().stream())
        .filter(FilterIndex::isAnchored)
        .forEach(condition -> {
          Map<String, Integer> counts =
              uses.computeIfAbsent(condition.field(), field -> new HashMap<>());
          condition
              .values()
              .all()
              .forEach(pattern -> counts.merge(pattern.prefix(), 1, Integer::sum));
        });
    return uses;
  }

  private void file(int number, List<Condition> group, Map<Field, Map<String, Integer>> uses) {
    Optional<Condition> best = Optional.empty();
    long fewest = Long.MAX_VALUE;
    Optional<Field.Label> asked = Optional.empty();
    for (Condition condition : group) {
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
      index(best.get().field()).add(number, best.get());
    } else if (asked.isPresent()) {
      index(asked.get()).present.add(number);
    } else {
      always.add(number);
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

  /** The filters filed under one field. */
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

  /** Numbers, rising; filters are filed in their order. */
  private static final class Postings {
    private int[] numbers = new int[1];
    private int size;

    void add(int number) {
      if (size > 0 && numbers[size - 1] == number) {
        return;
      }
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size++] = number;
    }
  }

  /** Goes through several lists at once, lowest number first, each number once. */
  public static final class Candidates {
    public static final int NONE = Integer.MAX_VALUE;

    private Postings[] lists = new Postings[6];
    private int count;
    private int[] at = new int[0];
    private int last = -1;

    private void add(Postings list) {
      if (list.size > 0) {
        if (count == lists.length) {
          lists = Arrays.copyOf(lists, 2 * count);
        }
        lists[count++] = list;
      }
    }

    /** The next number, or {@link #NONE}. */
    public int next() {
      if (at.length < count) {
        at = new int[count];
      }
      int lowest = NONE;
      for (int i = 0; i < count; i++) {
        Postings list = lists[i];
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
