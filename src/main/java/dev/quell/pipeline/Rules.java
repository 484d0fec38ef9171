package dev.quell.pipeline;

import dev.quell.model.Event;
import dev.quell.model.Step;
import dev.quell.pipeline.enrich.EnrichRules;
import dev.quell.pipeline.rule.Draft;
import dev.quell.pipeline.transform.TransformRules;
import java.util.ArrayList;
import java.util.List;

/** Everything one integration does to its events: enrich, transform, route. */
public record Rules(EnrichRules enrich, TransformRules transform, Router router) {
  private static final Routed NOWHERE = new Routed(List.of(), List.of(), false, List.of());

  /** Recoveries are enriched and nothing else: they go wherever their alert is. */
  public Passed pass(long integrationId, Event received, Around around) {
    Draft draft = new Draft(integrationId, received);
    enrich.apply(draft, around.answers());
    boolean goesOn = received.recovered() || transform.apply(draft, around.active());
    Routed routed =
        received.recovered() || !goesOn
            ? NOWHERE
            : router.route(draft.subject(), around.destinations());
    List<Step> steps = new ArrayList<>(draft.steps());
    steps.addAll(routed.steps());
    return new Passed(draft.event(), !goesOn, routed, steps, draft.answers());
  }
}
