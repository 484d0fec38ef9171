package dev.quell.pipeline;

import dev.quell.pipeline.enrich.EnrichRules;
import dev.quell.pipeline.enrich.Question;
import dev.quell.pipeline.mapping.MappingApis;
import dev.quell.pipeline.mapping.MappingTables;
import dev.quell.pipeline.rule.Stamps;
import dev.quell.pipeline.transform.TransformRules;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Requests;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every integration does to its events; its routes, kept in memory as the flow last left them,
 * and beside them the books of its other rules.
 */
public final class Pipeline implements CommandHandler, Routing {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Everything else waits while old versions are read. */
  private static final int VERSIONS_LOOKED_AT = 100;

  private final Database database;
  private final MappingTables tables;
  private final MappingApis apis;
  private final RuleBook<EnrichmentItem, EnrichRules> enrichment;
  private final RuleBook<PipelineItem, TransformRules> transformation;
  private final Map<Long, Route> routes = new ConcurrentHashMap<>();
  private long newestIntegration;
  private Optional<Route> changing = Optional.empty();

  public Pipeline(Database database) {
    this.database = database;
    this.tables = new MappingTables(database);
    this.apis = new MappingApis(database);
    this.enrichment =
        new RuleBook<>(
            database, RuleKind.ENRICHMENT, new MappingReferences(tables, apis)::refuseUnknown);
    this.transformation =
        new RuleBook<>(database, RuleKind.TRANSFORMATION, PipelineForm::refuseEmptyGroups);
    tables.usedBy(id -> users(Question.Kind.TABLE, id));
    apis.usedBy(id -> users(Question.Kind.API, id));
    addPrivateOnes();
    database.read(RouteStore::all).forEach(route -> routes.put(route.integrationId(), route));
  }

  public Optional<Route> route(long integrationId) {
    return Optional.ofNullable(routes.get(integrationId));
  }

  /** How events of this integration find their channels. */
  public Router router(long integrationId) {
    return route(integrationId).map(Route::router).orElseGet(Router::none);
  }

  @Override
  public Rules rules(long integrationId) {
    return new Rules(
        enrichment.rules(integrationId),
        transformation.rules(integrationId),
        router(integrationId));
  }

  public RuleBook<EnrichmentItem, EnrichRules> enrichment() {
    return enrichment;
  }

  public RuleBook<PipelineItem, TransformRules> transformation() {
    return transformation;
  }

  public MappingTables tables() {
    return tables;
  }

  public MappingApis apis() {
    return apis;
  }

  /** Whoever applies commands about any of this. */
  public List<CommandHandler> handlers() {
    return List.of(this, enrichment, transformation, tables, apis);
  }

  @Override
  public String area() {
    return "route";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    JsonNode request = JSON.readTree(command.body());
    long integrationId = request.path("integration_id").asLong();
    refuseWithoutRoutes(sql, integrationId);
    Optional<Route> current = RouteStore.one(sql, integrationId);
    refuseLate(
        sql,
        request.path("version").asLong(0),
        current.map(Route::version).orElse(0L),
        current.map(Route::stamps));
    RouteBody body = RouteBody.of(command.body());
    Router router = RouteForm.read("", body);
    refuseUnknown(sql, current, integrationId, body);
    long now = command.receivedAt();
    Stamps stamps =
        current
            .map(Route::stamps)
            .map(old -> old.changed(command.by(), now))
            .orElseGet(() -> Stamps.first(command.by(), now));
    long version = current.map(Route::version).orElse(0L) + 1;
    Route changed = new Route(integrationId, version, body, router, stamps);
    changing = Optional.of(changed);
    RouteStore.put(sql, changed, offset);
    return "{}";
  }

  @Override
  public boolean concernedBy(String area) {
    return area.equals("route") || area.equals("integration");
  }

  /** Takes over the one route that changed; the thousands of others stay as they are. */
  @Override
  public void settled(boolean kept) {
    addPrivateOnes();
    if (changing.isPresent()) {
      long id = changing.get().integrationId();
      Optional<Route> settled = kept ? changing : database.read(sql -> RouteStore.one(sql, id));
      settled.ifPresentOrElse(route -> routes.put(id, route), () -> routes.remove(id));
      changing = Optional.empty();
    }
  }

  /** Whose integration it is never changes, so only new ones have to be looked for. */
  private void addPrivateOnes() {
    long after = newestIntegration;
    for (Route route : database.read(sql -> RouteStore.ofPrivateIntegrations(sql, after))) {
      routes.put(route.integrationId(), route);
      newestIntegration = Math.max(newestIntegration, route.integrationId());
    }
  }

  /** The integrations whose rules name this table or API. */
  private List<ApiException.Ref> users(Question.Kind kind, String id) {
    return enrichment.all().stream()
        .filter(list -> list.rules().named(kind).contains(id))
        .map(list -> new ApiException.Ref("integration", list.integrationId(), ""))
        .toList();
  }

  /** Refuses an integration nobody made, or somebody deleted. */
  public void refuseUnknown(long integrationId) {
    if (database.read(sql -> RouteStore.channelOf(sql, integrationId)).isEmpty()) {
      throw noIntegration(integrationId);
    }
  }

  /** Refuses also a private integration: its route is nobody's to set or to try. */
  public void refuseUnlessShared(long integrationId) {
    database.read(sql -> {
      refuseWithoutRoutes(sql, integrationId);
      return integrationId;
    });
  }

  /** Checked here as well as at the edge, since an integration may go while a command waits. */
  private static void refuseWithoutRoutes(Sql sql, long integrationId) {
    long channel =
        RouteStore.channelOf(sql, integrationId).orElseThrow(() -> noIntegration(integrationId));
    if (channel != 0) {
      throw privateIntegration(integrationId, channel);
    }
  }

  static ApiException noIntegration(long integrationId) {
    return new ApiException(
        ErrorCode.RESOURCE_NOT_FOUND,
        "integration_id: " + integrationId + " (expected: an existing integration)");
  }

  private static ApiException privateIntegration(long integrationId, long channel) {
    return new ApiException(
        ErrorCode.INVALID_PARAMETER,
        "integration_id: "
            + integrationId
            + " belongs to channel "
            + channel
            + " (expected: a shared integration; all of a private one goes to its channel)");
  }

  /** Of two people who change the same version, the second is told of the first. */
  static void refuseLate(Sql sql, long given, long version, Optional<Stamps> current) {
    if (given == 0 || given == version) {
      return;
    }
    String expected =
        current
            .map(stamps -> {
              long person = stamps.updatedBy();
              String name =
                  RouteStore.names(sql, List.of(person)).getOrDefault(person, "member " + person);
              Instant at = Instant.ofEpochMilli(stamps.updatedAt()).truncatedTo(ChronoUnit.SECONDS);
              return version + "; changed by " + name + " at " + at;
            })
            .orElse("none; nobody has set anything yet");
    throw new ApiException(
        ErrorCode.INVALID_PARAMETER, "version: " + given + " (expected: " + expected + ")");
  }

  /**
   * A channel must exist; a deleted one may stay, also when an old version comes back, since such
   * events go to the default.
   */
  private static void refuseUnknown(
      Sql sql, Optional<Route> current, long integrationId, RouteBody body) {
    Map<Long, Boolean> deleted = RouteStore.channels(sql);
    Set<Long> strange = body.channels();
    strange.removeIf(channel -> !deleted.getOrDefault(channel, true));
    current.ifPresent(route -> strange.removeAll(route.body().channels()));
    if (deleted.keySet().containsAll(strange)) {
      removeOnceNamed(sql, integrationId, strange);
    }
    body.eachChannel((path, channel) -> {
      if (strange.contains(channel)) {
        String sentence = Requests.invalid(path, channel, "an existing channel").sentence();
        throw new ApiException(ErrorCode.RESOURCE_NOT_FOUND, sentence);
      }
    });
  }

  /** One version at a time, as all of a large route would not fit into memory. */
  private static void removeOnceNamed(Sql sql, long integrationId, Set<Long> channels) {
    for (int back = 0; back < VERSIONS_LOOKED_AT && !channels.isEmpty(); back++) {
      List<RouteVersion> version = RouteStore.versions(sql, integrationId, false, 1, back);
      if (version.isEmpty()) {
        return;
      }
      channels.removeAll(version.getFirst().body().channels());
    }
  }
}
