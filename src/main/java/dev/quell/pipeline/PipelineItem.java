package dev.quell.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.web.ConditionItem;
import dev.quell.web.Required;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * One rule of an alert pipeline, as the API spells it.
 *
 * @param ruleId kept when given, made when not
 * @param enabled true when left out
 * @param kind {@code title_reset}, {@code description_reset}, {@code severity_reset}, {@code
 *     labels_reset}, {@code alert_drop} or {@code alert_inhibit}
 * @param conditions all of at least one group must hold; without a group it is for all triggers
 */
public record PipelineItem(
    Optional<String> ruleId,
    Optional<String> ruleName,
    Optional<Boolean> enabled,
    @Required String kind,
    @JsonProperty("if") @JsonDeserialize(using = EitherShape.class)
        List<List<ConditionItem>> conditions,
    Optional<Settings> settings) {

  /**
   * What the kind needs; anything else is left out.
   *
   * @param labels by name; an empty text takes the label off
   * @param equalItems what the event and the alert that explains it must have alike
   * @param sourceFilters which alerts explain
   */
  public record Settings(
      Optional<String> title,
      Optional<String> description,
      Optional<String> severity,
      Optional<Map<String, String>> labels,
      @JsonProperty("equals") Optional<List<String>> equalItems,
      @JsonDeserialize(using = EitherShape.class) List<List<ConditionItem>> sourceFilters) {
    static final Settings NONE =
        new Settings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
  }

  PipelineItem identified(String id) {
    String own = ruleId.filter(given -> !given.isEmpty()).orElse(id);
    return new PipelineItem(
        Optional.of(own),
        Optional.of(ruleName.orElse("")),
        Optional.of(enabled.orElse(true)),
        kind,
        conditions,
        Optional.of(settings.orElse(Settings.NONE)));
  }
}
