package dev.quell.pipeline.enrich;

import dev.quell.pipeline.rule.Draft;
import dev.quell.pipeline.rule.RuleName;
import java.util.Map;
import java.util.Optional;

/** What one enrichment rule does to an event. */
public sealed interface EnrichStep
    permits ExtractionStep, CompositionStep, MappingStep, LabelDropStep {

  /** False when it needs an answer that is not there yet; nothing was changed then. */
  boolean apply(Draft draft, RuleName rule, Lookups lookups);

  /** Writes one label and tells of it, or of why it was left alone. */
  static void write(
      Draft draft, RuleName rule, Map.Entry<String, String> label, String code, boolean override) {
    String name = label.getKey();
    Optional<String> before = draft.label(name);
    if (before.isPresent() && !override) {
      draft.tell(
          rule, "label_kept", Map.of("label", name, "value", Draft.shown(name, before.get())));
      return;
    }
    draft
        .put(rule, name, label.getValue())
        .ifPresent(after ->
            draft.tell(
                rule,
                code,
                Map.of(
                    "label", name,
                    "before", before.map(text -> Draft.shown(name, text)).orElse(Draft.NOTHING),
                    "after", Draft.shown(name, after))));
  }
}
