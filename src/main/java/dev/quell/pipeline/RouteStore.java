package dev.quell.pipeline;

import dev.quell.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of routes. */
final class RouteStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RouteStore() {}

  /** Routes people made. */
  static List<Route> all(Sql sql) {
    return sql.list(
        "select integration_id, version, body, updated_by, created_at, updated_at from route",
        RouteStore::route);
  }

  /**
   * The routes nobody makes: a private integration has no cases, all goes to its own channel. Also
   * of deleted ones, since what they were told before is still on its way.
   */
  static List<Route> ofPrivateIntegrations(Sql sql) {
    return sql.list(
        """
        select integration_id, channel_id, creator_id, created_at, updated_at
        from integration where channel_id <> 0
        """,
        RouteStore::ownChannel);
  }

  /**
   * The channel of an integration, 0 when it is shared; empty when there is no such integration.
   */
  static Optional<Long> channelOf(Sql sql, long integrationId) {
    return sql.one(
        "select channel_id from integration where integration_id = ? and status <> 'deleted'",
        row -> row.getLong(1),
        integrationId);
  }

  static boolean hasChannel(Sql sql, long channelId) {
    return sql.number(
            "select count(*) from channel where channel_id = ? and status <> 'deleted'", channelId)
        > 0;
  }

  static void put(Sql sql, Route route) {
    sql.update(
        """
        insert into route (integration_id, version, body, updated_by, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?)
        on conflict (integration_id) do update set
          version = excluded.version, body = excluded.body, updated_by = excluded.updated_by,
          updated_at = excluded.updated_at
        """,
        route.integrationId(),
        route.version(),
        route.body(),
        route.updatedBy(),
        route.createdAt(),
        route.updatedAt());
  }

  private static Route ownChannel(ResultSet row) throws SQLException {
    long channel = row.getLong("channel_id");
    return new Route(
        row.getLong("integration_id"),
        0,
        List.of(channel),
        "{\"cases\":[],\"default\":{\"channel_ids\":[" + channel + "]}}",
        row.getLong("creator_id"),
        row.getLong("created_at"),
        row.getLong("updated_at"));
  }

  private static Route route(ResultSet row) throws SQLException {
    String body = row.getString("body");
    List<Long> channels = new ArrayList<>();
    JSON.readTree(body)
        .path("default")
        .path("channel_ids")
        .forEach(channel -> channels.add(channel.asLong()));
    return new Route(
        row.getLong("integration_id"),
        row.getLong("version"),
        channels,
        body,
        row.getLong("updated_by"),
        row.getLong("created_at"),
        row.getLong("updated_at"));
  }
}
