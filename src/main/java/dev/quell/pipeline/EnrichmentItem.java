package dev.quell.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.web.ConditionItem;
import dev.quell.web.Required;
import java.util.List;
import java.util.Optional;

/**
 * One enrichment rule, as the API spells it.
 *
 * @param ruleId kept when given, made when not
 * @param enabled true when left out
 * @param kind {@code extraction}, {@code composition}, {@code mapping} or {@code drop}
 * @param conditions must all hold; none at all is met by every event
 */
public record EnrichmentItem(
    Optional<String> ruleId,
    Optional<String> ruleName,
    Optional<Boolean> enabled,
    @Required String kind,
    @JsonProperty("if") List<ConditionItem> conditions,
    @Required Settings settings) {

  /**
   * What the kind needs; anything else is left out.
   *
   * @param sourceField {@code title}, {@code description} or {@code labels.<name>}
   * @param pattern an expression of RE2; the group named {@code result}, else all it matches
   * @param jsonPath a place in a field that holds JSON
   * @param mappingType {@code schema} when left out, or {@code api}
   */
  public record Settings(
      Optional<String> sourceField,
      Optional<String> resultLabel,
      Optional<String> pattern,
      @JsonProperty("g_json") Optional<String> jsonPath,
      Optional<String> template,
      Optional<List<String>> resultLabels,
      Optional<String> mappingType,
      Optional<String> schemaId,
      Optional<String> apiId,
      Optional<List<String>> dropLabels,
      Optional<Boolean> override) {

    boolean overrides() {
      return override.orElse(false);
    }
  }

  EnrichmentItem identified(String id) {
    String own = ruleId.filter(given -> !given.isEmpty()).orElse(id);
    return new EnrichmentItem(
        Optional.of(own),
        Optional.of(ruleName.orElse("")),
        Optional.of(enabled.orElse(true)),
        kind,
        conditions,
        settings);
  }
}
