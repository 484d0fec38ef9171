package dev.quell.pipeline;

import dev.quell.storage.MemberNames;
import dev.quell.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SQL of routes. */
final class RouteStore {
  private static final String COLUMNS =
      "integration_id, version, body, creator_id, updated_by, created_at, updated_at";

  private RouteStore() {}

  /** Routes people made. */
  static List<Route> all(Sql sql) {
    return sql.list("select " + COLUMNS + " from route", RouteStore::route);
  }

  static Optional<Route> one(Sql sql, long integrationId) {
    return sql.one(
        "select " + COLUMNS + " from route where integration_id = ?",
        RouteStore::route,
        integrationId);
  }

  /**
   * The routes nobody makes: a private integration has no cases, all goes to its own channel. Also
   * of deleted ones, since what they were told before is still on its way.
   *
   * @param after only those made later than this one
   */
  static List<Route> ofPrivateIntegrations(Sql sql, long after) {
    return sql.list(
        """
        select integration_id, channel_id, creator_id, created_at
        from integration where channel_id <> 0 and integration_id > ?
        """,
        RouteStore::ownChannel,
        after);
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

  /** Every channel there ever was, with whether it is deleted. */
  static Map<Long, Boolean> channels(Sql sql) {
    Map<Long, Boolean> deleted = new HashMap<>();
    sql.list(
            "select channel_id, status from channel",
            row -> Map.entry(row.getLong(1), row.getString(2).equals("deleted")))
        .forEach(entry -> deleted.put(entry.getKey(), entry.getValue()));
    return deleted;
  }

  static void put(Sql sql, Route route) {
    String body = route.body().json();
    sql.update(
        """
        insert into route (integration_id, version, body, creator_id, updated_by, created_at,
                           updated_at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (integration_id) do update set
          version = excluded.version, body = excluded.body, updated_by = excluded.updated_by,
          updated_at = excluded.updated_at
        """,
        route.integrationId(),
        route.version(),
        body,
        route.stamps().creatorId(),
        route.stamps().updatedBy(),
        route.stamps().createdAt(),
        route.stamps().updatedAt());
    sql.update(
        """
        insert into route_version (integration_id, version, body, updated_by, updated_at)
        values (?, ?, ?, ?, ?)
        """,
        route.integrationId(),
        route.version(),
        body,
        route.stamps().updatedBy(),
        route.stamps().updatedAt());
  }

  static List<RouteVersion> versions(
      Sql sql, long integrationId, boolean oldestFirst, int limit, int offset) {
    return sql.list(
        """
        select version, body, updated_by, updated_at from route_version
        where integration_id = ?
        """
            + (" order by version" + (oldestFirst ? "" : " desc"))
            + " limit ? offset ?",
        row ->
            new RouteVersion(
                row.getLong("version"),
                RouteBody.of(row.getString("body")),
                row.getLong("updated_by"),
                row.getLong("updated_at")),
        integrationId,
        limit,
        offset);
  }

  /** How long the longest version of a route is, in bytes of JSON. */
  static long longestVersion(Sql sql, long integrationId) {
    return sql.number(
        "select max(octet_length(body)) from route_version where integration_id = ?",
        integrationId);
  }

  static long versionCount(Sql sql, long integrationId) {
    return sql.number("select count(*) from route_version where integration_id = ?", integrationId);
  }

  /** What these members are called; those unknown are left out. */
  static Map<Long, String> names(Sql sql, Collection<Long> members) {
    return MemberNames.of(sql, members);
  }

  private static Route ownChannel(ResultSet row) throws SQLException {
    long creator = row.getLong("creator_id");
    long made = row.getLong("created_at");
    return Route.ofPrivate(
        row.getLong("integration_id"),
        row.getLong("channel_id"),
        new RouteStamps(creator, creator, made, made));
  }

  private static Route route(ResultSet row) throws SQLException {
    RouteBody body = RouteBody.of(row.getString("body"));
    return new Route(
        row.getLong("integration_id"),
        row.getLong("version"),
        body,
        RouteForm.read("", body),
        new RouteStamps(
            row.getLong("creator_id"),
            row.getLong("updated_by"),
            row.getLong("created_at"),
            row.getLong("updated_at")));
  }
}
