package dev.quell.model;

import java.util.List;

/**
 * Which subjects a rule is about: those that meet every condition of at least one group. Without a
 * group it is about none, so that a rule somebody emptied does nothing.
 */
public record Filter(List<Group> anyOf) {
  public Filter {
    anyOf = List.copyOf(anyOf);
  }

  public boolean matches(Subject subject) {
    for (Group group : anyOf) {
      if (group.matches(subject)) {
        return true;
      }
    }
    return false;
  }

  /** What the regular expressions of all its conditions take together. */
  public long weight() {
    return anyOf.stream()
        .flatMap(group -> group.allOf().stream())
        .mapToLong(Condition::weight)
        .sum();
  }

  /** Conditions that must all hold; none at all is met by everything. */
  public record Group(List<Condition> allOf) {
    public Group {
      allOf = List.copyOf(allOf);
    }

    public boolean matches(Subject subject) {
      for (Condition condition : allOf) {
        if (!condition.holds(subject)) {
          return false;
        }
      }
      return true;
    }
  }
}
