package dev.quell.pipeline.enrich;

import dev.quell.pipeline.rule.Draft;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All enrichment of one integration, in order; each rule sees what those before it made. */
public record EnrichRules(List<EnrichRule> rules) {
  public static final EnrichRules NONE = new EnrichRules(List.of());

  public EnrichRules {
    rules = List.copyOf(rules);
  }

  /** Whether any answer has to be fetched before an event can be judged. */
  public boolean askApis() {
    return rules.stream()
        .filter(EnrichRule::enabled)
        .anyMatch(rule ->
            rule.step() instanceof MappingStep mapping && mapping.kind() == Question.Kind.API);
  }

  /** Ids of the tables or APIs the rules name, also of those that are switched off. */
  public Set<String> named(Question.Kind kind) {
    return rules.stream()
        .map(EnrichRule::step)
        .filter(MappingStep.class::isInstance)
        .map(MappingStep.class::cast)
        .filter(mapping -> mapping.kind() == kind)
        .map(MappingStep::from)
        .collect(Collectors.toSet());
  }

  /** Whether it came to the end; false when an answer is missing, which was told the lookups. */
  public boolean apply(Draft draft, Lookups lookups) {
    draft.enter("enrich");
    for (EnrichRule rule : rules) {
      boolean asked = rule.enabled() && rule.when().matches(draft.subject());
      if (asked && !rule.step().apply(draft, rule.name(), lookups)) {
        return false;
      }
    }
    return true;
  }
}
