package dev.quell.incident;

import java.util.Map;
import java.util.Optional;

/** What the people and integrations of a page are called. */
record Names(Map<Long, Person> people, Map<Long, Integration> integrations) {

  record Person(long personId, String personName, String email) {}

  record Integration(String name, String type) {
    static final Integration UNKNOWN = new Integration("", "");
  }

  Names {
    people = Map.copyOf(people);
    integrations = Map.copyOf(integrations);
  }

  Optional<Person> person(long id) {
    return Optional.ofNullable(people.get(id));
  }

  Integration integration(long id) {
    return integrations.getOrDefault(id, Integration.UNKNOWN);
  }
}
