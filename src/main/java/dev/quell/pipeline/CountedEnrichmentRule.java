package dev.quell.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.pipeline.EnrichmentItem.Settings;
import dev.quell.queue.RuleHitStore.Figures;
import dev.quell.web.ConditionItem;
import java.util.List;

/**
 * An enrichment rule as it holds now, and of how many events of late it did something.
 *
 * @param hitCnt in the last 30 days
 * @param lastHitAt epoch seconds; 0: not in the last 30 days
 * @param hitDays the same for each 24 hours up to now, the oldest first
 */
record CountedEnrichmentRule(
    String ruleId,
    String ruleName,
    boolean enabled,
    String kind,
    @JsonProperty("if") List<ConditionItem> conditions,
    Settings settings,
    long hitCnt,
    long lastHitAt,
    List<Long> hitDays) {

  static CountedEnrichmentRule of(EnrichmentItem item, Figures hits) {
    return new CountedEnrichmentRule(
        item.ruleId().orElse(""),
        item.ruleName().orElse(""),
        item.enabled().orElse(true),
        item.kind(),
        item.conditions(),
        item.settings(),
        hits.hits(),
        hits.lastAt() / 1000,
        hits.days());
  }
}
