package dev.quell.pipeline;

import dev.quell.model.Step;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
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
    refuseWithoutRoutes(sql, integrationId);
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
    List<Long> channels = new ArrayList<>();
    body.path("default").path("channel_ids").forEach(channel -> channels.add(channel.asLong()));
    refuseUnknown(sql, channels);
    ObjectNode kept = JSON.createObjectNode();
    kept.set("cases", JSON.createArrayNode());
    kept.set("default", body.path("default"));
    RouteStore.put(
        sql,
        new Route(
            integrationId,
            current + 1,
            channels,
            kept.toString(),
            command.by(),
            command.receivedAt(),
            command.receivedAt()));
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
        .read(RouteStore::ofPrivateIntegrations)
        .forEach(route -> loaded.put(route.integrationId(), route));
    database.read(RouteStore::all).forEach(route -> loaded.put(route.integrationId(), route));
    routes = loaded;
  }

  /** Checked here as well as at the edge, since an integration may go while a command waits. */
  private static void refuseWithoutRoutes(Sql sql, long integrationId) {
    long channel =
        RouteStore.channelOf(sql, integrationId)
            .orElseThrow(() ->
                new ApiException(
                    ErrorCode.RESOURCE_NOT_FOUND,
                    "integration_id: " + integrationId + " (expected: an existing integration)"));
    if (channel != 0) {
      throw new ApiException(
          ErrorCode.INVALID_PARAMETER,
          "integration_id: "
              + integrationId
              + " belongs to channel "
              + channel
              + " (expected: a shared integration; all of a private one goes to its channel)");
    }
  }

  private static void refuseUnknown(Sql sql, List<Long> channels) {
    for (long channel : channels) {
      if (!RouteStore.hasChannel(sql, channel)) {
        throw new ApiException(
            ErrorCode.RESOURCE_NOT_FOUND,
            "default.channel_ids: " + channel + " (expected: existing channels)");
      }
    }
  }

  private static String join(List<Long> numbers) {
    return String.join(", ", numbers.stream().map(String::valueOf).toList());
  }
}
