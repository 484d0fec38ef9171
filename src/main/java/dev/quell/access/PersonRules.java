package dev.quell.access;

import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What may never happen to people, whoever asks for it. */
record PersonRules(PeopleBook book) {

  Person existing(long id) {
    return book.present(id).orElseThrow(() -> ApiException.notFound("member", id));
  }

  void refuseTakenName(String path, String name, long except) {
    if (book.present().stream()
        .anyMatch(person -> person.id() != except && person.name().equalsIgnoreCase(name))) {
      throw Requests.invalid(path, '"' + name + "\" is taken", "a name of their own");
    }
  }

  void refuseTakenEmail(String path, String email, long except) {
    if (book.present().stream()
        .anyMatch(person -> person.id() != except && person.email().equals(email))) {
      throw Requests.invalid(path, '"' + email + "\" is taken", "an address of their own");
    }
  }

  /** A name nobody has, made of the beginning of an address. */
  String freeName(String email) {
    String begin = email.substring(0, email.indexOf('@'));
    String name =
        begin.length() < MemberForms.SHORTEST_NAME
            ? email
            : begin.substring(0, Math.min(begin.length(), MemberForms.LONGEST_NAME - 5));
    Set<String> taken = book.present().stream().map(Person::name).collect(Collectors.toSet());
    int number = 2;
    String free = name;
    while (taken.contains(free)) {
      free = name + " " + number++;
    }
    return free;
  }

  /** Roles that exist. */
  Set<Long> roles(String path, List<Long> ids) {
    for (Long id : Requests.list(path, ids, 0, 100)) {
      if (!book.roles().containsKey(id)) {
        throw new ApiException(
            ErrorCode.RESOURCE_NOT_FOUND,
            Requests.invalid(path, id, "ids of existing roles").sentence());
      }
    }
    return Set.copyOf(ids);
  }

  /** Nobody hands out more than they have themselves, nor takes an administrator's place. */
  void refuseBeyond(long by, Collection<Long> roles) {
    if (isBeyond(by, roles)) {
      throw new ApiException(
          ErrorCode.ACCESS_DENIED,
          "you may give and take only roles that let people do what you may do yourself");
    }
  }

  private boolean isBeyond(long by, Collection<Long> roles) {
    if (book.isAdmin(by) || roles.isEmpty()) {
      return false;
    }
    Set<Permission> beyond = EnumSet.noneOf(Permission.class);
    beyond.addAll(book.permissions(roles));
    beyond.removeAll(book.permissions(book.present(by).map(Person::roleIds).orElse(Set.of())));
    return roles.contains(Role.ADMIN_ID) || !beyond.isEmpty();
  }

  /** Whoever decides how somebody logs in could log in as them, and do all that they may. */
  void refuseLettingIn(long by, Person person) {
    refuseOverAdmin(by, person);
    if (by != person.id() && isBeyond(by, person.roleIds())) {
      throw new ApiException(
          ErrorCode.ACCESS_DENIED,
          "member_id: "
              + person.id()
              + " may do more than you (expected: somebody whose roles let them do only what you"
              + " may do yourself)");
    }
  }

  /** Whoever could log in as an administrator would be one. */
  void refuseOverAdmin(long by, Person person) {
    if (by != person.id() && book.isAdmin(person.id()) && !book.isAdmin(by)) {
      throw new ApiException(
          ErrorCode.ACCESS_DENIED, "only an administrator may change an administrator");
    }
  }

  /** There is always somebody who may do everything. */
  void refuseWithoutAdmin(Collection<Long> leaving) {
    Optional<Person> left =
        book.present().stream()
            .filter(person -> person.status() == Person.Status.ENABLED)
            .filter(person -> person.roleIds().contains(Role.ADMIN_ID))
            .filter(person -> !leaving.contains(person.id()))
            .findFirst();
    boolean anyLeaves = leaving.stream().anyMatch(book::isAdmin);
    if (anyLeaves && left.isEmpty()) {
      throw new ApiException(
          ErrorCode.INVALID_PARAMETER,
          "nobody would be left with the role Admin (expected: one enabled administrator)");
    }
  }
}
