package dev.quell.pipeline;

import dev.quell.model.Subject;
import dev.quell.queue.LogRecord;
import dev.quell.queue.StateKind;
import dev.quell.queue.StateSource;
import dev.quell.storage.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The routes as they were at a place in the log, moved on command by command; those that were
 * refused must be left out.
 */
public final class PastRoutes implements Routing {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final StateKind<Row> ROWS =
      new StateKind<>(
          "route", Row.class, (sql, asked) -> asked.last().isPresent() ? List.of() : rows(sql));

  /** What a checkpoint holds so that these can be made again. */
  public static final List<StateKind<?>> KINDS = List.of(ROWS);

  private final Map<Long, Router> routers = new HashMap<>();

  /** A route as a checkpoint holds it. */
  record Row(long integrationId, String body) {}

  private PastRoutes() {}

  /** As they were then. Whose integration it is never changes, so the store tells that. */
  public static PastRoutes of(StateSource state, Database database) {
    PastRoutes past = new PastRoutes();
    database
        .read(sql -> RouteStore.ofPrivateIntegrations(sql, 0))
        .forEach(route -> past.routers.put(route.integrationId(), route.router()));
    state.read(ROWS, row -> past.put(row.integrationId(), row.body()));
    return past;
  }

  /** A second set that begins as this one is now. */
  public PastRoutes copy() {
    PastRoutes copy = new PastRoutes();
    copy.routers.putAll(routers);
    return copy;
  }

  @Override
  public Routed route(long integrationId, Subject subject, Destinations destinations) {
    return routers.getOrDefault(integrationId, Router.none()).route(subject, destinations);
  }

  /** Makes the change a command made, which was not refused. */
  public void apply(LogRecord.Command command) {
    put(JSON.readTree(command.body()).path("integration_id").asLong(), command.body());
  }

  private void put(long integrationId, String body) {
    routers.put(integrationId, RouteForm.read("", RouteBody.of(body)));
  }

  private static List<Row> rows(dev.quell.storage.Sql sql) {
    return RouteStore.all(sql).stream()
        .map(route -> new Row(route.integrationId(), route.body().json()))
        .toList();
  }
}
