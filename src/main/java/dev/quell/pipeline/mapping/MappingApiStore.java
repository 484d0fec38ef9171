package dev.quell.pipeline.mapping;

import dev.quell.pipeline.rule.Stamps;
import dev.quell.storage.Sql;
import dev.quell.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of mapping APIs. */
final class MappingApiStore {
  private static final JsonMapper JSON = Json.mapper();
  private static final String COLUMNS =
      "api_id, api_name, body, creator_id, updated_by, created_at, updated_at";

  private MappingApiStore() {}

  /** What is kept as JSON; the timeout in seconds. */
  record Body(
      String description,
      String url,
      Map<String, String> headers,
      long timeout,
      int retryCount,
      boolean insecureSkipVerify,
      long teamId,
      List<String> lookupLabels) {}

  static List<MappingApi> all(Sql sql) {
    return sql.list(
        "select " + COLUMNS + " from mapping_api order by created_at, api_id",
        MappingApiStore::api);
  }

  static Optional<MappingApi> one(Sql sql, String id) {
    return sql.one(
        "select " + COLUMNS + " from mapping_api where api_id = ?", MappingApiStore::api, id);
  }

  static void put(Sql sql, MappingApi api) {
    Body body =
        new Body(
            api.description(),
            api.url(),
            api.headers(),
            api.timeout().toSeconds(),
            api.retries(),
            api.anyCertificate(),
            api.teamId(),
            api.lookupLabels());
    sql.update(
        """
        insert into mapping_api (api_id, api_name, body, creator_id, updated_by, created_at,
                                 updated_at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (api_id) do update set
          api_name = excluded.api_name, body = excluded.body, updated_by = excluded.updated_by,
          updated_at = excluded.updated_at
        """,
        api.id(),
        api.name(),
        JSON.writeValueAsString(body),
        api.stamps().creatorId(),
        api.stamps().updatedBy(),
        api.stamps().createdAt(),
        api.stamps().updatedAt());
  }

  static void delete(Sql sql, String id) {
    sql.update("delete from mapping_api where api_id = ?", id);
  }

  private static MappingApi api(ResultSet row) throws SQLException {
    Body body = JSON.readValue(row.getString("body"), Body.class);
    return new MappingApi(
        row.getString("api_id"),
        row.getString("api_name"),
        body.description(),
        body.url(),
        body.headers(),
        Duration.ofSeconds(body.timeout()),
        body.retryCount(),
        body.insecureSkipVerify(),
        body.teamId(),
        body.lookupLabels(),
        new Stamps(
            row.getLong("creator_id"),
            row.getLong("updated_by"),
            row.getLong("created_at"),
            row.getLong("updated_at")));
  }
}
