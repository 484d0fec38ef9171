package dev.quell.web;

import java.util.List;

/**
 * Whose a thing is.
 *
 * @param teamId 0 when it is everybody's
 * @param managingTeamIds who may change it instead of that team; none: that team may
 * @param isPrivate only the teams, its creator and administrators see it
 */
public record Owner(long creatorId, long teamId, List<Long> managingTeamIds, boolean isPrivate) {
  public Owner {
    managingTeamIds = List.copyOf(managingTeamIds);
  }

  /** Of a thing that everybody sees. */
  public static Owner of(long creatorId, long teamId) {
    return new Owner(creatorId, teamId, List.of(), false);
  }

  public boolean mayEdit(Caller caller) {
    return isOwn(caller)
        || (managingTeamIds.isEmpty()
            ? teamId == 0 || caller.rights().teamIds().contains(teamId)
            : managingTeamIds.stream().anyMatch(caller.rights().teamIds()::contains));
  }

  public boolean maySee(Caller caller) {
    return !isPrivate
        || isOwn(caller)
        || caller.rights().teamIds().contains(teamId)
        || managingTeamIds.stream().anyMatch(caller.rights().teamIds()::contains);
  }

  private boolean isOwn(Caller caller) {
    return caller.rights().isAdmin() || caller.personId() == creatorId;
  }
}
