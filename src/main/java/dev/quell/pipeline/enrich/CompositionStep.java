package dev.quell.pipeline.enrich;

import dev.quell.model.Template;
import dev.quell.pipeline.rule.Draft;
import dev.quell.pipeline.rule.RuleName;
import java.util.Map;

/**
 * Puts a label together out of what the event says; a label it names that is not there is empty.
 *
 * @param override whether a label that is there already is replaced
 */
public record CompositionStep(String label, String template, boolean override)
    implements EnrichStep {

  @Override
  public boolean apply(Draft draft, RuleName rule, Lookups lookups) {
    String composed =
        Template.render(
                template,
                draft.event().labels(),
                Template.fields(draft.event()),
                "",
                notUnderstood -> {})
            .strip();
    if (composed.isEmpty()) {
      draft.tell(rule, "nothing_composed", Map.of("label", label));
    } else {
      EnrichStep.write(draft, rule, Map.entry(label, composed), "label_composed", override);
    }
    return true;
  }
}
