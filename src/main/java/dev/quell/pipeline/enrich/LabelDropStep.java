package dev.quell.pipeline.enrich;

import dev.quell.pipeline.rule.Draft;
import dev.quell.pipeline.rule.RuleName;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Takes labels off that nobody wants to see; one that is not there is no matter. */
public record LabelDropStep(List<String> labels) implements EnrichStep {
  public LabelDropStep {
    labels = List.copyOf(labels);
  }

  @Override
  public boolean apply(Draft draft, RuleName rule, Lookups lookups) {
    StringJoiner before = new StringJoiner("; ");
    for (String label : labels) {
      draft.remove(label).ifPresent(value -> before.add(label + "=" + Draft.shown(label, value)));
    }
    if (before.length() > 0) {
      draft.tell(rule, "labels_dropped", Map.of("before", before.toString()));
    }
    return true;
  }
}
