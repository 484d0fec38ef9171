package dev.quell.pipeline.mapping;

import dev.quell.queue.Commands;
import dev.quell.web.Caller;
import dev.quell.web.HiddenText;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Servers of other people that enrichment asks for labels. */
@RestController
@Tag(name = "Mapping APIs", description = "Servers that are asked for labels")
public final class LookupApi {
  private static final JsonMapper JSON = Json.mapper();

  private final MappingApis apis;
  private final LookupDesk desk;
  private final Commands commands;

  public LookupApi(MappingApis apis, LookupDesk desk, Commands commands) {
    this.apis = apis;
    this.desk = desk;
    this.commands = commands;
  }

  record CreateRequest(
      @Required String apiName,
      @Required String url,
      Optional<String> description,
      Optional<Boolean> insecureSkipVerify,
      Optional<Map<String, String>> headers,
      Optional<Long> timeout,
      Optional<Long> retryCount,
      Optional<Long> teamId,
      Optional<List<String>> lookupLabels) {

    MappingApiForm form() {
      return new MappingApiForm(
          Optional.empty(),
          Optional.of(apiName),
          description,
          Optional.of(url),
          insecureSkipVerify,
          headers,
          timeout,
          retryCount,
          teamId,
          lookupLabels);
    }
  }

  record UpdateRequest(
      @Required String apiId,
      Optional<String> apiName,
      Optional<String> url,
      Optional<String> description,
      Optional<Boolean> insecureSkipVerify,
      Optional<Map<String, String>> headers,
      Optional<Long> timeout,
      Optional<Long> retryCount,
      Optional<Long> teamId,
      Optional<List<String>> lookupLabels) {

    MappingApiForm form() {
      return new MappingApiForm(
          Optional.of(apiId),
          apiName,
          description,
          url,
          insecureSkipVerify,
          headers,
          timeout,
          retryCount,
          teamId,
          lookupLabels);
    }
  }

  record IdRequest(@Required String apiId) {}

  record ListRequest() {}

  record Created(String apiId, String apiName) {}

  /**
   * One API; times are epoch seconds.
   *
   * @param timeout seconds
   * @param breaker {@code closed}, {@code open} after five failures in a row, {@code half_open}
   *     when the next question tries it again
   */
  record ApiItem(
      String apiId,
      String apiName,
      String description,
      String url,
      Map<String, String> headers,
      long timeout,
      int retryCount,
      boolean insecureSkipVerify,
      String status,
      long teamId,
      long creatorId,
      long updatedBy,
      long createdAt,
      long updatedAt,
      List<String> lookupLabels,
      String breaker) {}

  record Apis(int total, List<ApiItem> items) {}

  @Operation(
      summary = "Name a server that is asked for labels",
      description =
          "It gets a POST of {result_label_keys, event} and answers {result_labels}. Events alike"
              + " in all lookup_labels are one question; without any, all of the event counts.")
  @PostMapping("/enrichment/mapping/api/create")
  @Needs(Permission.MAPPINGS_MANAGE)
  Created create(@RequestBody CreateRequest request, Caller caller) {
    Requests.text("api_name", request.apiName(), Integer.MAX_VALUE);
    Requests.text("url", request.url(), Integer.MAX_VALUE);
    return run("lookup.create", caller, request.form());
  }

  @Operation(summary = "Change it; what is left out stays")
  @PostMapping("/enrichment/mapping/api/update")
  @Needs(Permission.MAPPINGS_MANAGE)
  Nothing update(@RequestBody UpdateRequest request, Caller caller) {
    apis.existing(request.apiId());
    run("lookup.update", caller, request.form());
    return new Nothing();
  }

  @Operation(summary = "Delete it; refused while rules ask it")
  @PostMapping("/enrichment/mapping/api/delete")
  @Needs(Permission.MAPPINGS_MANAGE)
  Nothing delete(@RequestBody IdRequest request, Caller caller) {
    apis.existing(request.apiId());
    commands.run("lookup.delete", caller.personId(), JSON.writeValueAsString(request));
    return new Nothing();
  }

  @Operation(summary = "One of them, with how it does")
  @PostMapping("/enrichment/mapping/api/info")
  @Needs(Permission.MAPPINGS_READ)
  ApiItem info(@RequestBody IdRequest request) {
    return item(apis.existing(request.apiId()));
  }

  @Operation(summary = "All of them, the oldest first")
  @PostMapping("/enrichment/mapping/api/list")
  @Needs(Permission.MAPPINGS_READ)
  Apis list(@RequestBody ListRequest request) {
    List<ApiItem> items = apis.all().stream().map(this::item).toList();
    return new Apis(items.size(), items);
  }

  private Created run(String kind, Caller caller, MappingApiForm form) {
    form.check();
    String answer = commands.run(kind, caller.personId(), JSON.writeValueAsString(form));
    return JSON.readValue(answer, Created.class);
  }

  /** Who may not change it is told neither its headers nor its query, which may hold a key. */
  private ApiItem item(MappingApi api) {
    boolean tells =
        Caller.current()
            .filter(caller -> caller.rights().has(Permission.MAPPINGS_MANAGE))
            .isPresent();
    int query = tells ? -1 : api.url().indexOf('?');
    Map<String, String> headers = new TreeMap<>(api.headers());
    headers.replaceAll((name, value) -> tells ? value : HiddenText.hide(value));
    return new ApiItem(
        api.id(),
        api.name(),
        api.description(),
        query < 0 ? api.url() : api.url().substring(0, query + 1) + HiddenText.HIDDEN,
        headers,
        api.timeout().toSeconds(),
        api.retries(),
        api.anyCertificate(),
        "enabled",
        api.teamId(),
        api.stamps().creatorId(),
        api.stamps().updatedBy(),
        api.stamps().createdAt() / 1000,
        api.stamps().updatedAt() / 1000,
        api.lookupLabels(),
        desk.breakerState(api).wire());
  }
}
