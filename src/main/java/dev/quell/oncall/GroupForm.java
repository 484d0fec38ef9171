package dev.quell.oncall;

import dev.quell.web.Requests;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What a client says about people who are on call together. */
record GroupForm(Optional<String> groupName, Optional<String> name, List<Member> members) {
  static final int MOST_PERSONS = 20;
  private static final int MOST_ROLES = 20;
  private static final int LONGEST_NAME = 40;

  /** The people of one role; no role is role 0. */
  record Member(Optional<Long> roleId, List<Long> personIds) {}

  Group group(String path) {
    String said = groupName.filter(text -> !text.isBlank()).or(() -> name).orElse("").strip();
    List<Group.Seat> seats = Requests.each(place(path), members, 0, MOST_ROLES, GroupForm::seat);
    Group group =
        new Group(
            Requests.storable(
                path + ".group_name", Requests.atMost(path + ".group_name", said, LONGEST_NAME)),
            seats);
    if (group.people().size() > MOST_PERSONS) {
      throw Requests.invalid(
          place(path), group.people().size() + " persons", "at most " + MOST_PERSONS);
    }
    return group;
  }

  private static String place(String path) {
    return path.isEmpty() ? "members" : path + ".members";
  }

  private static Group.Seat seat(String path, Member member) {
    List<Long> people =
        Requests.each(
            path + ".person_ids",
            member.personIds,
            0,
            MOST_PERSONS,
            (at, person) -> Requests.between(at, person, 1, Long.MAX_VALUE));
    return new Group.Seat(member.roleId.orElse(0L), people.stream().distinct().toList());
  }

  /** Hands over each place and what is named there: first roles, then persons. */
  void references(String path, BiConsumer<String, Long> roles, BiConsumer<String, Long> persons) {
    for (int i = 0; i < members.size(); i++) {
      String at = place(path) + "[" + i + "]";
      Member member = members.get(i);
      member.roleId.ifPresent(role -> roles.accept(at + ".role_id", role));
      for (int p = 0; p < member.personIds.size(); p++) {
        persons.accept(at + ".person_ids[" + p + "]", member.personIds.get(p));
      }
    }
  }
}
