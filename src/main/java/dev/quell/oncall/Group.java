package dev.quell.oncall;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/** People who are on call together. */
record Group(String name, List<Seat> seats) {

  /**
   * The people of one role.
   *
   * @param roleId 0 when no role is said
   */
  record Seat(long roleId, List<Long> personIds) {
    Seat {
      personIds = List.copyOf(personIds);
    }
  }

  /** One person in one role. */
  record Person(long roleId, long personId) {}

  Group {
    seats = List.copyOf(seats);
  }

  boolean hasNobody() {
    return seats.stream().allMatch(seat -> seat.personIds().isEmpty());
  }

  /** Each once, in the order in which they are named. */
  SequencedSet<Person> people() {
    SequencedSet<Person> people = new LinkedHashSet<>();
    for (Seat seat : seats) {
      seat.personIds().forEach(person -> people.add(new Person(seat.roleId(), person)));
    }
    return people;
  }

  /** Everybody of all of them, each once in a role; the first group comes first. */
  static Group together(List<Group> groups) {
    if (groups.size() == 1) {
      return groups.getFirst();
    }
    Map<Long, SequencedSet<Long>> byRole = new LinkedHashMap<>();
    for (Group group : groups) {
      for (Person person : group.people()) {
        byRole
            .computeIfAbsent(person.roleId(), role -> new LinkedHashSet<>())
            .add(person.personId());
      }
    }
    List<Seat> seats = new ArrayList<>();
    byRole.forEach((role, people) -> seats.add(new Seat(role, List.copyOf(people))));
    String name =
        groups.stream()
            .map(Group::name)
            .filter(word -> !word.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    return new Group(name, seats);
  }
}
