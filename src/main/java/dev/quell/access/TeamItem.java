package dev.quell.access;

import java.util.List;

/** A team as the API shows it; times are epoch seconds. */
record TeamItem(
    long accountId,
    long teamId,
    String teamName,
    String description,
    String status,
    String updatedByName,
    long updatedBy,
    long creatorId,
    String creatorName,
    long createdAt,
    long updatedAt,
    List<Long> personIds,
    String refId) {

  static TeamItem of(Team team, PeopleBook book) {
    Team.Made made = team.made();
    return new TeamItem(
        MemberItem.ACCOUNT,
        team.id(),
        team.name(),
        team.description(),
        "enabled",
        book.name(made.changedBy()),
        made.changedBy(),
        made.by(),
        book.name(made.by()),
        made.at() / 1000,
        made.changedAt() / 1000,
        team.memberIds(),
        team.refId());
  }
}
