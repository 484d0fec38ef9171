package dev.quell.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.queue.Commands;
import dev.quell.storage.Database;
import dev.quell.web.ApiException;
import dev.quell.web.Caller;
import dev.quell.web.Edits;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Page;
import dev.quell.web.PageRequest;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Where the events of shared integrations go. */
@RestController
@Tag(name = "Routes", description = "Which channels the events of a shared integration go to")
public final class RouteApi {
  public static final String UPSERT = "/route/upsert";

  /** Thousands of cases with their values need more room than other requests. */
  public static final int MOST_REQUEST_BYTES = 8 << 20;

  private static final JsonMapper JSON = Json.mapper();
  private static final int MAX_LISTED = 1000;
  private static final int VERSIONS = 50;

  /** What the versions on one page may hold; read and written they take many times as much. */
  private static final long MOST_PAGE_BYTES = 8L << 20;

  private final Pipeline pipeline;
  private final Commands commands;
  private final Database database;
  private final Destinations destinations;
  private final Function<Caller, Set<Long>> hidden;

  /**
   * @param hidden the channels a caller does not know of
   */
  public RouteApi(
      Pipeline pipeline,
      Commands commands,
      Database database,
      Destinations destinations,
      Function<Caller, Set<Long>> hidden) {
    this.pipeline = pipeline;
    this.commands = commands;
    this.database = database;
    this.destinations = destinations;
    this.hidden = hidden;
  }

  record UpsertRequest(
      @Required Long integrationId,
      List<RouteCase> cases,
      List<RouteSection> sections,
      @JsonProperty("default") Optional<RouteFallback> fallback,
      Optional<Long> version) {}

  record InfoRequest(@Required Long integrationId) {}

  record ListRequest(List<Long> integrationIds) {}

  record Routes(List<RouteItem> items) {}

  record HistoryRequest(
      @Required Long integrationId, int p, int limit, boolean asc, Optional<String> orderby) {}

  /** A route as it was from one change to the next. */
  record Version(
      long version,
      List<RouteCase> cases,
      List<RouteSection> sections,
      @JsonProperty("default") RouteFallback fallback,
      long updatedBy,
      String updatedByName,
      long updatedAt) {}

  @Operation(summary = "Set where the events of a shared integration go")
  @PostMapping(UPSERT)
  @Needs(Permission.INTEGRATIONS_MANAGE)
  @Edits("integration_id")
  Nothing upsert(@RequestBody UpsertRequest request, Caller caller) {
    RouteBody body = new RouteBody(request.cases(), request.sections(), request.fallback());
    RouteForm.read("", body);
    refuseHidden(request.integrationId(), body, caller);
    commands.run("route.upsert", caller.personId(), JSON.writeValueAsString(request));
    return new Nothing();
  }

  /** Where a route leads already it may go on leading, whoever changes the rest of it. */
  private void refuseHidden(long integrationId, RouteBody body, Caller caller) {
    Set<Long> unknown = hidden.apply(caller);
    Set<Long> before =
        pipeline.route(integrationId).map(route -> route.body().channels()).orElse(Set.of());
    body.channels().stream()
        .filter(channel -> unknown.contains(channel) && !before.contains(channel))
        .findFirst()
        .ifPresent(channel -> {
          throw ApiException.notFound("channel", channel);
        });
  }

  @Operation(summary = "The route of an integration; null when nobody set one")
  @PostMapping("/route/info")
  @Needs(Permission.INTEGRATIONS_READ)
  Optional<RouteItem> info(@RequestBody InfoRequest request) {
    long id = request.integrationId();
    pipeline.refuseUnknown(id);
    return items(pipeline.route(id).stream().toList()).stream().findFirst();
  }

  @Operation(summary = "Routes of several integrations; those without one are left out")
  @PostMapping("/route/list")
  @Needs(Permission.INTEGRATIONS_READ)
  Routes list(@RequestBody ListRequest request) {
    return new Routes(
        items(
            Requests.list("integration_ids", request.integrationIds(), 0, MAX_LISTED).stream()
                .distinct()
                .flatMap(id -> pipeline.route(id).stream())
                .filter(route -> route.version() > 0)
                .toList()));
  }

  @Operation(
      summary = "Every version of a route, the newest first",
      description = "Where versions are very large, every page holds fewer than asked for.")
  @PostMapping("/route/history/list")
  @Needs(Permission.INTEGRATIONS_READ)
  Page<Version> history(@RequestBody HistoryRequest request) {
    long id = request.integrationId();
    request
        .orderby()
        .filter(word -> !word.isEmpty())
        .ifPresent(word -> Requests.oneOf("orderby", word, List.of("updated_at")));
    PageRequest asked = PageRequest.of(request.p(), request.limit(), VERSIONS, VERSIONS * 2);
    pipeline.refuseUnknown(id);
    return database.read(sql -> {
      long fit = MOST_PAGE_BYTES / Math.max(1, RouteStore.longestVersion(sql, id));
      PageRequest page = new PageRequest(asked.p(), Math.clamp(fit, 1, asked.limit()));
      List<RouteVersion> found =
          RouteStore.versions(sql, id, request.asc(), page.limit(), page.offset());
      Map<Long, String> names =
          RouteStore.names(
              sql, found.stream().map(RouteVersion::updatedBy).collect(Collectors.toSet()));
      List<Version> items = found.stream().map(version -> item(version, names)).toList();
      return Page.of(items, RouteStore.versionCount(sql, id), page);
    });
  }

  private List<RouteItem> items(List<Route> routes) {
    Set<Long> people =
        routes.stream().map(route -> route.stamps().updatedBy()).collect(Collectors.toSet());
    Map<Long, String> names = database.read(sql -> RouteStore.names(sql, people));
    return routes.stream()
        .map(route ->
            RouteItem.of(
                route,
                names.getOrDefault(route.stamps().updatedBy(), ""),
                RouteWarnings.of(route.integrationId(), route.router(), destinations)))
        .toList();
  }

  private static Version item(RouteVersion version, Map<Long, String> names) {
    return new Version(
        version.version(),
        version.body().cases(),
        version.body().sections(),
        new RouteFallback(version.body().fallbackChannels()),
        version.updatedBy(),
        names.getOrDefault(version.updatedBy(), ""),
        version.updatedAt() / 1000);
  }
}
