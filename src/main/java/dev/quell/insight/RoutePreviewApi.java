package dev.quell.insight;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.pipeline.Destinations;
import dev.quell.pipeline.Pipeline;
import dev.quell.pipeline.RouteBody;
import dev.quell.pipeline.RouteCase;
import dev.quell.pipeline.RouteFallback;
import dev.quell.pipeline.RouteForm;
import dev.quell.pipeline.RouteWarning;
import dev.quell.pipeline.RouteWarnings;
import dev.quell.pipeline.Router;
import dev.quell.web.ApiException;
import dev.quell.web.Costly;
import dev.quell.web.Needs;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Trying a route on what came in lately, before it is saved. */
@RestController
@Tag(name = "Routes")
public final class RoutePreviewApi {
  public static final String PREVIEW = "/route/preview";

  private static final int MOST_SHOWN = 20;
  private static final int MOST_SAMPLED = 1000;
  private static final int MOST_ASKED = 500;

  private final Pipeline pipeline;
  private final Destinations destinations;
  private final RecentProblems problems;

  public RoutePreviewApi(Pipeline pipeline, Destinations destinations, RecentProblems problems) {
    this.pipeline = pipeline;
    this.destinations = destinations;
    this.problems = problems;
  }

  /** What would be saved. */
  record Draft(List<RouteCase> cases, @JsonProperty("default") Optional<RouteFallback> fallback) {}

  record PreviewRequest(
      List<String> alertIds, Optional<Long> integrationId, @Required Draft route) {}

  record Preview(
      List<RoutePreview.Item> items, List<RouteWarning> warnings, RoutePreview.Sample sample) {}

  record LabelsRequest(@Required Long integrationId) {}

  record Suggestions(List<LabelSuggestions.Suggestion> items) {}

  @Operation(summary = "Where recent alerts would go by a changed route; nothing is saved")
  @PostMapping(PREVIEW)
  @Costly
  @Needs(Permission.INTEGRATIONS_READ)
  Preview preview(@RequestBody PreviewRequest request) {
    Router draft = router(request.route());
    List<String> ids = Requests.list("alert_ids", request.alertIds(), 0, MOST_SHOWN);
    List<RecentAlert> chosen = ids.isEmpty() ? List.of() : alerts(ids);
    long integration =
        Requests.required(
            "integration_id",
            request
                .integrationId()
                .or(() -> chosen.stream().findFirst().map(RecentAlert::integrationId))
                .orElse(null));
    pipeline.refuseUnlessShared(integration);
    List<RecentAlert> sample = problems.seen(problems.newest(integration, MOST_SAMPLED)).toList();
    List<RecentAlert> shown = ids.isEmpty() ? sample.stream().limit(MOST_SHOWN).toList() : chosen;
    RoutePreview preview = new RoutePreview(draft, destinations);
    return new Preview(
        shown.stream()
            .map(alert -> preview.item(alert, pipeline.router(alert.integrationId())))
            .toList(),
        RouteWarnings.of(integration, draft, destinations),
        preview.sample(sample));
  }

  @Operation(summary = "Keys and values that conditions can ask for, as recent alerts have them")
  @PostMapping("/route/label/list")
  @Costly
  @Needs(Permission.INTEGRATIONS_READ)
  Suggestions labels(@RequestBody LabelsRequest request) {
    long integration = request.integrationId();
    pipeline.refuseUnknown(integration);
    return new Suggestions(
        LabelSuggestions.of(problems.seen(problems.newest(integration, MOST_ASKED)).toList()));
  }

  /** An empty draft is one, too: somebody is about to write it. */
  private static Router router(Draft draft) {
    RouteFallback fallback = draft.fallback().orElseGet(() -> new RouteFallback(List.of()));
    return RouteForm.read("route.", new RouteBody(draft.cases(), List.of(), Optional.of(fallback)));
  }

  /** These alerts in this order. */
  private List<RecentAlert> alerts(List<String> ids) {
    Map<String, RecentAlert> found = new HashMap<>();
    problems.byIds(ids).forEach(alert -> found.put(alert.id(), alert));
    return ids.stream()
        .distinct()
        .map(id ->
            Optional.ofNullable(found.get(id))
                .orElseThrow(() -> ApiException.notFound("alert", id)))
        .toList();
  }
}
