package dev.quell.access;

import dev.quell.storage.Sql;
import dev.quell.web.Json;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of teams. */
final class TeamStore {
  private static final JsonMapper JSON = Json.mapper();

  private TeamStore() {}

  private record Body(String description, List<Long> memberIds, String refId) {}

  static List<Team> all(Sql sql) {
    return sql.list(
        """
        select team_id, name, body, creator_id, created_at, updated_by, updated_at
        from team where status = 'enabled' order by created_at, team_id
        """,
        row -> {
          Body body = JSON.readValue(row.getString(3), Body.class);
          return new Team(
              row.getLong(1),
              row.getString(2),
              body.description(),
              body.memberIds(),
              body.refId(),
              new Team.Made(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7)));
        });
  }

  static void put(Sql sql, Team team) {
    sql.update(
        """
        insert into team
          (team_id, status, name, body, creator_id, created_at, updated_by, updated_at)
        values (?, 'enabled', ?, ?, ?, ?, ?, ?)
        on conflict (team_id) do update set
          name = excluded.name, body = excluded.body, updated_by = excluded.updated_by,
          updated_at = excluded.updated_at
        """,
        team.id(),
        team.name(),
        JSON.writeValueAsString(new Body(team.description(), team.memberIds(), team.refId())),
        team.made().by(),
        team.made().at(),
        team.made().changedBy(),
        team.made().changedAt());
  }

  static void delete(Sql sql, long teamId, long by, long now) {
    sql.update(
        "update team set status = 'deleted', updated_by = ?, updated_at = ? where team_id = ?",
        by,
        now,
        teamId);
  }
}
