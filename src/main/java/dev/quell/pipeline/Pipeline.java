package dev.quell.pipeline;

import dev.quell.model.Step;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** All routes, kept in memory as the flow last left them. */
public final class Pipeline implements CommandHandler {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;
  private volatile Map<Long, Route> routes = Map.of();

  public Pipeline(Database database) {
    this.database = database;
    settled(true);
  }

  public Optional<Route> route(long integrationId) {
    return Optional.ofNullable(routes.get(integrationId));
  }

  /** Where a trigger goes; channels that take no alerts are left out. */
  public Routed route(long integrationId, LongPredicate takesAlerts) {
    List<Long> wanted = route(integrationId).map(Route::defaultChannels).orElse(List.of());
    List<Long> usable = wanted.stream().filter(takesAlerts::test).distinct().toList();
    if (!usable.isEmpty()) {
      return new Routed(
          usable, Step.of("route", "default_channel", Map.of("channel_ids", join(usable))));
    }
    return wanted.isEmpty()
        ? new Routed(List.of(), Step.of("route", "no_route", Map.of()))
        : new Routed(
            List.of(), Step.of("route", "channels_off", Map.of("channel_ids", join(wanted))));
  }

  @Override
  public String area() {
    return "route";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    JsonNode body = JSON.readTree(command.body());
    long integrationId = body.path("integration_id").asLong();
    long current = route(integrationId).map(Route::version).orElse(0L);
    long given = body.path("version").asLong(current);
    if (given != 0 && given != current) {
      throw new ApiException(
          ErrorCode.INVALID_PARAMETER,
          "version: "
              + given
              + " (expected: "
              + current
              + "; somebody changed the route meanwhile)");
    }
    ObjectNode kept = JSON.createObjectNode();
    kept.set("cases", JSON.createArrayNode());
    kept.set("default", body.path("default"));
    put(sql, integrationId, current + 1, kept.toString(), command.by(), command.receivedAt());
    return "{}";
  }

  @Override
  public boolean concernedBy(String area) {
    return area.equals("route") || area.equals("integration");
  }

  @Override
  public void settled(boolean kept) {
    Map<Long, Route> loaded = new HashMap<>();
    database
        .read(sql ->
            sql.list(
                """
                select integration_id, channel_id, creator_id, created_at, updated_at
                from integration where channel_id <> 0
                """,
                Pipeline::ownChannel))
        .forEach(route -> loaded.put(route.integrationId(), route));
    database
        .read(sql ->
            sql.list(
                "select integration_id, version, body, updated_by, created_at, updated_at from route",
                Pipeline::route))
        .forEach(route -> loaded.put(route.integrationId(), route));
    routes = loaded;
  }

  private static void put(
      Sql sql, long integrationId, long version, String body, long by, long now) {
    sql.update(
        """
        insert into route (integration_id, version, body, updated_by, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?)
        on conflict (integration_id) do update set
          version = excluded.version, body = excluded.body, updated_by = excluded.updated_by,
          updated_at = excluded.updated_at
        """,
        integrationId,
        version,
        body,
        by,
        now,
        now);
  }

  /** A private integration has no cases: everything goes to its own channel. */
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

  private static String join(List<Long> numbers) {
    return String.join(", ", numbers.stream().map(String::valueOf).toList());
  }
}
