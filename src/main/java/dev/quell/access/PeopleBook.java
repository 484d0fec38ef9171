package dev.quell.access;

import dev.quell.web.Permission;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All people, teams and roles at one moment; people are kept when deleted, for their names. */
record PeopleBook(Map<Long, Person> persons, Map<Long, Team> teams, Map<Long, Role> roles) {

  static PeopleBook of(List<Person> persons, List<Team> teams, List<Role> own) {
    Map<Long, Role> roles = byId(Role.BUILT_IN, Role::id);
    own.forEach(role -> roles.put(role.id(), role));
    return new PeopleBook(byId(persons, Person::id), byId(teams, Team::id), roles);
  }

  private static <T> Map<Long, T> byId(Collection<T> things, Function<T, Long> id) {
    return things.stream()
        .collect(Collectors.toMap(id, one -> one, (one, other) -> one, LinkedHashMap::new));
  }

  /** Those not deleted, the oldest first. */
  List<Person> present() {
    return persons.values().stream()
        .filter(person -> person.status() != Person.Status.DELETED)
        .toList();
  }

  Optional<Person> present(long id) {
    return Optional.ofNullable(persons.get(id))
        .filter(person -> person.status() != Person.Status.DELETED);
  }

  Optional<Team> team(long id) {
    return Optional.ofNullable(teams.get(id));
  }

  String name(long personId) {
    return Optional.ofNullable(persons.get(personId)).map(Person::name).orElse("");
  }

  Set<Permission> permissions(Collection<Long> roleIds) {
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    roleIds.stream()
        .map(roles::get)
        .filter(role -> role != null && role.isEnabled())
        .forEach(role -> all.addAll(role.permissions()));
    return all;
  }

  boolean isAdmin(long personId) {
    return present(personId).filter(person -> person.roleIds().contains(Role.ADMIN_ID)).isPresent();
  }

  Set<Long> teamsOf(long personId) {
    return teams.values().stream()
        .filter(team -> team.memberIds().contains(personId))
        .map(Team::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
