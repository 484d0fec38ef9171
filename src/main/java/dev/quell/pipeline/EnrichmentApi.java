package dev.quell.pipeline;

import dev.quell.pipeline.enrich.EnrichRules;
import dev.quell.queue.Commands;
import dev.quell.web.Caller;
import dev.quell.web.Json;
import dev.quell.web.Nothing;
import dev.quell.web.Page;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What an integration adds to the labels of its events. */
@RestController
@Tag(name = "Enrichment", description = "Labels that rules add to events, and take off them")
public final class EnrichmentApi {
  public static final String UPSERT = "/enrichment/upsert";

  private static final JsonMapper JSON = Json.mapper();
  private static final int MAX_LISTED = 1000;

  private final Pipeline pipeline;
  private final Commands commands;

  public EnrichmentApi(Pipeline pipeline, Commands commands) {
    this.pipeline = pipeline;
    this.commands = commands;
  }

  record UpsertRequest(
      @Required Long integrationId, @Required List<EnrichmentItem> rules, Optional<Long> version) {}

  record InfoRequest(@Required Long integrationId) {}

  record ListRequest(List<Long> integrationIds) {}

  /**
   * The rules of one integration; times are epoch seconds.
   *
   * @param status {@code disabled} where the list is empty
   * @param warnings what is allowed but hardly meant
   */
  record RuleSet(
      long integrationId,
      List<EnrichmentItem> rules,
      String status,
      long version,
      long creatorId,
      long updatedBy,
      String updatedByName,
      long createdAt,
      long updatedAt,
      List<RuleWarning> warnings) {}

  record RuleSets(List<RuleSet> items) {}

  record HistoryRequest(@Required Long integrationId, int p, int limit, boolean asc) {}

  /** The rules as they were from one change to the next. */
  record Version(
      long version,
      List<EnrichmentItem> rules,
      long updatedBy,
      String updatedByName,
      long updatedAt) {}

  @Operation(
      summary = "Replace all rules of an integration at once",
      description = "With a version, only if nobody changed them since.")
  @PostMapping(UPSERT)
  Nothing upsert(@RequestBody UpsertRequest request, Caller caller) {
    pipeline.refuseUnknown(request.integrationId());
    book().compile("rules", request.rules());
    commands.run("enrichment.upsert", caller.personId(), JSON.writeValueAsString(request));
    return new Nothing();
  }

  @Operation(summary = "The rules of an integration; null when nobody set any")
  @PostMapping("/enrichment/info")
  Optional<RuleSet> info(@RequestBody InfoRequest request) {
    pipeline.refuseUnknown(request.integrationId());
    return items(book().find(request.integrationId()).stream().toList()).stream().findFirst();
  }

  @Operation(summary = "The rules of several integrations; those without any are left out")
  @PostMapping("/enrichment/list")
  RuleSets list(@RequestBody ListRequest request) {
    return new RuleSets(
        items(
            Requests.list("integration_ids", request.integrationIds(), 0, MAX_LISTED).stream()
                .distinct()
                .flatMap(id -> book().find(id).stream())
                .toList()));
  }

  @Operation(
      summary = "Every version of the rules, the newest first",
      description = "Where versions are very large, every page holds fewer than asked for.")
  @PostMapping("/enrichment/history/list")
  Page<Version> history(@RequestBody HistoryRequest request) {
    long id = request.integrationId();
    pipeline.refuseUnknown(id);
    return book()
        .history(id, request.p(), request.limit(), request.asc())
        .map(past ->
            new Version(
                past.version(),
                past.items(),
                past.updatedBy(),
                past.updatedByName(),
                past.updatedAt()));
  }

  private RuleBook<EnrichmentItem, EnrichRules> book() {
    return pipeline.enrichment();
  }

  private List<RuleSet> items(List<RuleList<EnrichmentItem, EnrichRules>> lists) {
    Set<Long> people =
        lists.stream().map(list -> list.stamps().updatedBy()).collect(Collectors.toSet());
    Map<Long, String> names = book().names(people);
    return lists.stream()
        .map(list ->
            new RuleSet(
                list.integrationId(),
                list.items(),
                list.items().isEmpty() ? "disabled" : "enabled",
                list.version(),
                list.stamps().creatorId(),
                list.stamps().updatedBy(),
                names.getOrDefault(list.stamps().updatedBy(), ""),
                list.stamps().createdAt() / 1000,
                list.stamps().updatedAt() / 1000,
                RuleWarnings.of(list.integrationId(), list.rules())))
        .toList();
  }
}
