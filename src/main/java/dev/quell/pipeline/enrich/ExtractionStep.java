package dev.quell.pipeline.enrich;

import dev.quell.model.Field;
import dev.quell.pipeline.rule.Draft;
import dev.quell.pipeline.rule.RuleName;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a piece of the title, the description or a label and makes it a label of its own.
 *
 * @param override whether a label that is there already is replaced
 */
public record ExtractionStep(Field source, String label, Finder finder, boolean override)
    implements EnrichStep {

  @Override
  public boolean apply(Draft draft, RuleName rule, Lookups lookups) {
    Optional<String> found =
        source.of(draft.subject()).flatMap(finder::find).filter(text -> !text.isEmpty());
    if (found.isEmpty()) {
      draft.tell(rule, "nothing_extracted", Map.of("source", source.key(), "label", label));
    } else {
      EnrichStep.write(draft, rule, Map.entry(label, found.get()), "label_extracted", override);
    }
    return true;
  }
}
