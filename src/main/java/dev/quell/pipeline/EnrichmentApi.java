package dev.quell.pipeline;

import dev.quell.pipeline.enrich.EnrichRules;
import dev.quell.queue.Commands;
import dev.quell.queue.RuleHitStore.Figures;
import dev.quell.web.Caller;
import dev.quell.web.Edits;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Page;
import dev.quell.web.Permission;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What an integration adds to the labels of its events. */
@RestController
@Tag(name = "Enrichment", description = "Labels that rules add to events, and take off them")
public final class EnrichmentApi
    extends RuleBookApi<EnrichmentItem, EnrichRules, CountedEnrichmentRule> {
  public static final String UPSERT = "/enrichment/upsert";

  private static final JsonMapper JSON = Json.mapper();

  public EnrichmentApi(Pipeline pipeline, Commands commands, InstantSource clock) {
    super(pipeline, pipeline.enrichment(), commands, clock);
  }

  record UpsertRequest(
      @Required Long integrationId, @Required List<EnrichmentItem> rules, Optional<Long> version) {}

  @Operation(
      summary = "Replace all rules of an integration at once",
      description = "With a version, only if nobody changed them since.")
  @PostMapping(UPSERT)
  @Needs(Permission.INTEGRATIONS_MANAGE)
  @Edits("integration_id")
  Nothing upsert(@RequestBody UpsertRequest request, Caller caller) {
    String body = JSON.writeValueAsString(request);
    return upsert(request.integrationId(), request.rules(), body, caller);
  }

  @Operation(summary = "The rules of an integration; null when nobody set any")
  @PostMapping("/enrichment/info")
  @Needs(Permission.INTEGRATIONS_READ)
  Optional<RuleSet<CountedEnrichmentRule>> info(@RequestBody InfoRequest request) {
    return find(request);
  }

  @Operation(summary = "The rules of several integrations; those without any are left out")
  @PostMapping("/enrichment/list")
  @Needs(Permission.INTEGRATIONS_READ)
  RuleSets<CountedEnrichmentRule> list(@RequestBody ListRequest request) {
    return all(request);
  }

  @Operation(
      summary = "Every version of the rules, the newest first",
      description = "Where versions are very large, every page holds fewer than asked for.")
  @PostMapping("/enrichment/history/list")
  @Needs(Permission.INTEGRATIONS_READ)
  Page<Version<EnrichmentItem>> history(@RequestBody HistoryRequest request) {
    return versions(request);
  }

  @Override
  List<ProcessingWarning> warnings(long integrationId, EnrichRules rules) {
    return ProcessingWarnings.of(integrationId, rules);
  }

  @Override
  CountedEnrichmentRule counted(EnrichmentItem item, Figures hits) {
    return CountedEnrichmentRule.of(item, hits);
  }

  @Override
  String idOf(EnrichmentItem item) {
    return item.ruleId().orElse("");
  }
}
