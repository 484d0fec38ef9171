package dev.quell.pipeline.transform;

import dev.quell.pipeline.rule.Draft;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Gives labels other values; an empty one takes the label off.
 *
 * @param templates by label name; they all see the labels as they were before the rule
 */
public record LabelsResetStep(SequencedMap<String, String> templates) implements TransformStep {
  public LabelsResetStep {
    templates = Collections.unmodifiableSequencedMap(new TreeMap<>(templates));
  }

  @Override
  public boolean apply(Draft draft, TransformRule rule, ActiveAlerts active) {
    TreeMap<String, String> wanted = new TreeMap<>();
    templates.forEach(
        (name, template) -> wanted.put(name, TransformStep.rendered(template, draft)));
    StringJoiner before = new StringJoiner("; ");
    StringJoiner after = new StringJoiner("; ");
    wanted.forEach((name, value) -> {
      Optional<String> old = draft.label(name);
      Optional<String> now =
          value.isBlank() ? Optional.empty() : draft.put(rule.name(), name, value);
      if (value.isBlank()) {
        draft.remove(name);
      }
      before.add(name + "=" + Draft.shown(name, old.orElse("")));
      after.add(name + "=" + Draft.shown(name, now.orElse("")));
    });
    draft.tell(
        rule.name(),
        "labels_reset",
        Map.of("before", before.toString(), "after", after.toString()));
    return true;
  }
}
