package dev.quell.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.pipeline.PipelineItem.Settings;
import dev.quell.queue.RuleHitStore.Figures;
import dev.quell.web.ConditionItem;
import java.util.List;

/**
 * A rule of an alert pipeline as it holds now, and to how many triggers of late it applied.
 *
 * @param conditions all of at least one group must hold; without a group it is for all triggers
 * @param hitCnt in the last 30 days
 * @param lastHitAt epoch seconds; 0: not in the last 30 days
 * @param hitDays the same for each 24 hours up to now, the oldest first
 */
record CountedPipelineRule(
    String ruleId,
    String ruleName,
    boolean enabled,
    String kind,
    @JsonProperty("if") List<List<ConditionItem>> conditions,
    Settings settings,
    long hitCnt,
    long lastHitAt,
    List<Long> hitDays) {

  static CountedPipelineRule of(PipelineItem item, Figures hits) {
    return new CountedPipelineRule(
        item.ruleId().orElse(""),
        item.ruleName().orElse(""),
        item.enabled().orElse(true),
        item.kind(),
        item.conditions(),
        item.settings().orElse(Settings.NONE),
        hits.hits(),
        hits.lastAt() / 1000,
        hits.days());
  }
}
