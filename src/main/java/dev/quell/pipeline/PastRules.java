package dev.quell.pipeline;

import dev.quell.pipeline.enrich.EnrichRules;
import dev.quell.pipeline.transform.TransformRules;
import dev.quell.queue.LogRecord;
import dev.quell.queue.StateKind;
import dev.quell.queue.StateSource;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What integrations did to their events at a place in the log, moved on command by command; those
 * that were refused must be left out.
 */
public final class PastRules implements Routing {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final StateKind<Row> ROUTES =
      kind(
          "route",
          sql ->
              RouteStore.all(sql).stream()
                  .map(route -> new Row(route.integrationId(), route.body().json()))
                  .toList());
  private static final StateKind<Row> ENRICHMENTS = kind("enrichment", rowsOf(RuleKind.ENRICHMENT));
  private static final StateKind<Row> TRANSFORMATIONS =
      kind("pipeline", rowsOf(RuleKind.TRANSFORMATION));

  /** What a checkpoint holds so that these can be made again. */
  public static final List<StateKind<?>> KINDS = List.of(ROUTES, ENRICHMENTS, TRANSFORMATIONS);

  private final Map<Long, Router> routers = new HashMap<>();
  private final Map<Long, EnrichRules> enrichment = new HashMap<>();
  private final Map<Long, TransformRules> transformation = new HashMap<>();

  /** What people wrote for an integration, as a checkpoint holds it. */
  record Row(long integrationId, String body) {}

  private PastRules() {}

  /** As they were then. Whose integration it is never changes, so the store tells that. */
  public static PastRules of(StateSource state, Database database) {
    PastRules past = new PastRules();
    database
        .read(sql -> RouteStore.ofPrivateIntegrations(sql, 0))
        .forEach(route -> past.routers.put(route.integrationId(), route.router()));
    state.read(ROUTES, row -> past.route(row.integrationId(), row.body()));
    state.read(
        ENRICHMENTS,
        row -> past.enrichment.put(row.integrationId(), compiled(RuleKind.ENRICHMENT, row.body())));
    state.read(
        TRANSFORMATIONS,
        row ->
            past.transformation.put(
                row.integrationId(), compiled(RuleKind.TRANSFORMATION, row.body())));
    return past;
  }

  /** A second set that begins as this one is now. */
  public PastRules copy() {
    PastRules copy = new PastRules();
    copy.routers.putAll(routers);
    copy.enrichment.putAll(enrichment);
    copy.transformation.putAll(transformation);
    return copy;
  }

  @Override
  public Rules rules(long integrationId) {
    return new Rules(
        enrichment.getOrDefault(integrationId, RuleKind.ENRICHMENT.none()),
        transformation.getOrDefault(integrationId, RuleKind.TRANSFORMATION.none()),
        routers.getOrDefault(integrationId, Router.none()));
  }

  /** Makes the change a command made, which was not refused; those of other areas mean nothing. */
  public void apply(LogRecord.Command command, long offset) {
    JsonNode request = JSON.readTree(command.body());
    long integrationId = request.path("integration_id").asLong();
    if (isOf(command, "route")) {
      route(integrationId, command.body());
    } else if (isOf(command, RuleKind.ENRICHMENT.area())) {
      enrichment.put(integrationId, commanded(RuleKind.ENRICHMENT, request, command, offset));
    } else if (isOf(command, RuleKind.TRANSFORMATION.area())) {
      transformation.put(
          integrationId, commanded(RuleKind.TRANSFORMATION, request, command, offset));
    }
  }

  private void route(long integrationId, String body) {
    routers.put(integrationId, RouteForm.read("", RouteBody.of(body)));
  }

  private static boolean isOf(LogRecord.Command command, String area) {
    return command.kind().startsWith(area + ".");
  }

  private static <I, R> R commanded(
      RuleKind<I, R> kind, JsonNode request, LogRecord.Command command, long offset) {
    return kind.compile("rules", RuleBook.asked(kind, request, command.receivedAt(), offset));
  }

  private static <I, R> R compiled(RuleKind<I, R> kind, String body) {
    return kind.compile("rules", kind.read(body));
  }

  private static StateKind<Row> kind(String name, Function<Sql, List<Row>> rows) {
    return new StateKind<>(
        name, Row.class, (sql, asked) -> asked.last().isPresent() ? List.of() : rows.apply(sql));
  }

  private static Function<Sql, List<Row>> rowsOf(RuleKind<?, ?> kind) {
    return sql ->
        kind.store().all(sql).stream()
            .map(row -> new Row(row.integrationId(), row.body()))
            .toList();
  }
}
