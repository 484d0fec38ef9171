package dev.quell.access;

import java.util.List;

/**
 * People who own things together.
 *
 * @param refId what another system calls it
 */
public record Team(
    long id, String name, String description, List<Long> memberIds, String refId, Made made) {

  /** Who made and changed it when; epoch milliseconds. */
  record Made(long by, long at, long changedBy, long changedAt) {}

  public Team {
    memberIds = List.copyOf(memberIds);
  }

  Team without(long person) {
    return new Team(
        id,
        name,
        description,
        memberIds.stream().filter(one -> one != person).toList(),
        refId,
        made);
  }
}
