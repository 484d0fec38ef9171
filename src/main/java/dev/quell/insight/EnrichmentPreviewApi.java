package dev.quell.insight;

import dev.quell.model.Event;
import dev.quell.model.Step;
import dev.quell.pipeline.Around;
import dev.quell.pipeline.Destinations;
import dev.quell.pipeline.EnrichmentItem;
import dev.quell.pipeline.Passed;
import dev.quell.pipeline.Pipeline;
import dev.quell.pipeline.PipelineItem;
import dev.quell.pipeline.ProcessingWarning;
import dev.quell.pipeline.ProcessingWarnings;
import dev.quell.pipeline.Rules;
import dev.quell.pipeline.enrich.EnrichRules;
import dev.quell.pipeline.enrich.Lookups;
import dev.quell.pipeline.mapping.LookupDesk;
import dev.quell.pipeline.transform.ActiveAlerts;
import dev.quell.pipeline.transform.TransformRules;
import dev.quell.web.Costly;
import dev.quell.web.Needs;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Trying enrichment and pipeline rules on what came in lately, before they are saved. */
@RestController
@Tag(name = "Enrichment")
public final class EnrichmentPreviewApi {
  private static final int MOST_EVENTS = 20;

  private final Pipeline pipeline;
  private final LookupDesk desk;
  private final Destinations destinations;
  private final RecentEvents recent;

  public EnrichmentPreviewApi(
      Pipeline pipeline, LookupDesk desk, Destinations destinations, RecentEvents recent) {
    this.pipeline = pipeline;
    this.desk = desk;
    this.destinations = destinations;
    this.recent = recent;
  }

  record PreviewRequest(
      @Required Long integrationId,
      Optional<List<EnrichmentItem>> rules,
      Optional<List<PipelineItem>> pipelineRules,
      int limit) {}

  /** What rules can change of an event. */
  record Words(String title, String description, String severity, Map<String, String> labels) {
    static Words of(Event event) {
      return new Words(
          event.title(), event.description(), event.severity().wire(), event.labels().values());
    }
  }

  /** What one rule did; the words belong to the code. */
  record Told(
      String hop, String code, String ruleId, String ruleName, Map<String, String> compared) {
    static Told of(Step step) {
      return new Told(step.hop(), step.code(), step.ruleId(), step.ruleName(), step.compared());
    }
  }

  /**
   * One event, before the rules and behind them.
   *
   * @param dropped whether a rule would discard it
   */
  record Item(
      String eventId,
      String alertTitle,
      String eventStatus,
      Words before,
      Words after,
      List<Told> steps,
      boolean dropped) {}

  /** How many of the shown events a rule did something to. */
  record Hits(String ruleId, String hop, int hitCnt) {}

  /** Of both kinds of rules, what is allowed but hardly meant. */
  record Preview(
      List<Item> items,
      List<Hits> ruleHits,
      List<ProcessingWarning> warnings,
      List<ProcessingWarning> pipelineWarnings) {}

  @Operation(
      summary = "What rules would make of the newest events; nothing is saved",
      description =
          "Rules that are left out are as they are now. Mapping APIs are asked; alert_inhibit finds"
              + " no alerts here.")
  @PostMapping("/enrichment/preview")
  @Costly
  @Needs(Permission.INTEGRATIONS_READ)
  Preview preview(@RequestBody PreviewRequest request) {
    long id = request.integrationId();
    pipeline.refuseUnknown(id);
    int limit = request.limit() < 1 ? MOST_EVENTS : request.limit();
    Requests.between("limit", limit, 1, MOST_EVENTS);
    EnrichRules enrich =
        request
            .rules()
            .map(items -> pipeline.enrichment().compile("rules", items))
            .orElseGet(() -> pipeline.enrichment().rules(id));
    TransformRules transform =
        request
            .pipelineRules()
            .map(items -> pipeline.transformation().compile("pipeline_rules", items))
            .orElseGet(() -> pipeline.transformation().rules(id));
    Rules rules = new Rules(enrich, transform, pipeline.router(id));
    List<RecentEvents.Seen> events = recent.newest(id, limit);
    Lookups lookups =
        desk.gather(id, enrich, events.stream().map(RecentEvents.Seen::event).toList());
    Around around = new Around(lookups, ActiveAlerts.none(), destinations);
    List<Item> items =
        events.stream().map(seen -> item(seen, rules.pass(id, seen.event(), around))).toList();
    return new Preview(
        items,
        hits(rules, items),
        ProcessingWarnings.of(id, enrich),
        ProcessingWarnings.of(id, transform));
  }

  private static Item item(RecentEvents.Seen seen, Passed passed) {
    return new Item(
        seen.id(),
        passed.event().title(),
        seen.event().status(),
        Words.of(seen.event()),
        Words.of(passed.event()),
        passed.steps().stream().filter(step -> !step.hop().equals("route")).map(Told::of).toList(),
        passed.dropped());
  }

  private static List<Hits> hits(Rules rules, List<Item> items) {
    Map<String, Hits> hits = new LinkedHashMap<>();
    rules.enrich().rules().forEach(rule -> none(hits, "enrich", rule.name().id()));
    rules.transform().rules().forEach(rule -> none(hits, "pipeline", rule.name().id()));
    for (Item item : items) {
      item.steps().stream()
          .map(step -> step.hop() + " " + step.ruleId())
          .distinct()
          .forEach(key ->
              hits.computeIfPresent(
                  key, (k, old) -> new Hits(old.ruleId(), old.hop(), old.hitCnt() + 1)));
    }
    return new ArrayList<>(hits.values());
  }

  private static void none(Map<String, Hits> hits, String hop, String ruleId) {
    hits.put(hop + " " + ruleId, new Hits(ruleId, hop, 0));
  }
}
