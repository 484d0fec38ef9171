package dev.quell.pipeline;

import dev.quell.queue.Commands;
import dev.quell.storage.Database;
import dev.quell.web.ApiException;
import dev.quell.web.Caller;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.Nothing;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Where the events of shared integrations go. */
@RestController
@Tag(name = "Routes", description = "Which channels the events of a shared integration go to")
public final class RouteApi {
  private static final JsonMapper JSON = Json.mapper();
  private static final int MAX_CHANNELS = 100;
  private static final int MAX_LISTED = 1000;

  private final Pipeline pipeline;
  private final Commands commands;
  private final Database database;

  public RouteApi(Pipeline pipeline, Commands commands, Database database) {
    this.pipeline = pipeline;
    this.commands = commands;
    this.database = database;
  }

  /** Where events go that no case claims. */
  record Fallback(List<Long> channelIds) {}

  record UpsertRequest(
      @Required Long integrationId,
      List<Map<String, Object>> cases,
      @com.fasterxml.jackson.annotation.JsonProperty("default") Optional<Fallback> fallback,
      Optional<Long> version) {}

  record InfoRequest(@Required Long integrationId) {}

  record ListRequest(List<Long> integrationIds) {}

  record Routes(List<RouteItem> items) {}

  @Operation(summary = "Set where the events of a shared integration go")
  @PostMapping("/route/upsert")
  Nothing upsert(@RequestBody UpsertRequest request, Caller caller) {
    if (!request.cases().isEmpty()) {
      throw Requests.invalid(
          "cases", request.cases().size() + " cases", "none; cases come later, use default");
    }
    Fallback fallback = Requests.required("default", request.fallback().orElse(null));
    for (long channel :
        Requests.list("default.channel_ids", fallback.channelIds(), 1, MAX_CHANNELS)) {
      Requests.between("default.channel_ids", channel, 1, Long.MAX_VALUE);
    }
    commands.run("route.upsert", caller.personId(), JSON.writeValueAsString(request));
    return new Nothing();
  }

  @Operation(summary = "The route of an integration; version 0 when nobody set one")
  @PostMapping("/route/info")
  RouteItem info(@RequestBody InfoRequest request) {
    long id = request.integrationId();
    if (database.read(sql -> RouteStore.channelOf(sql, id)).isEmpty()) {
      throw new ApiException(
          ErrorCode.RESOURCE_NOT_FOUND,
          "integration_id: " + id + " (expected: an existing integration)");
    }
    return pipeline.route(id).map(RouteItem::of).orElseGet(() -> RouteItem.none(id));
  }

  @Operation(summary = "Routes of several integrations; those without one are left out")
  @PostMapping("/route/list")
  Routes list(@RequestBody ListRequest request) {
    return new Routes(
        Requests.list("integration_ids", request.integrationIds(), 0, MAX_LISTED).stream()
            .distinct()
            .flatMap(id -> pipeline.route(id).stream())
            .filter(route -> route.version() > 0)
            .map(RouteItem::of)
            .toList());
  }
}
