package dev.quell.storage;

/** Whether there is a team, for whoever lets something belong to one. */
public final class TeamNames {
  private TeamNames() {}

  /** 0 is nobody in particular, and always there. */
  public static boolean has(Sql sql, long teamId) {
    return teamId == 0
        || sql.number("select count(*) from team where team_id = ? and status = 'enabled'", teamId)
            > 0;
  }
}
