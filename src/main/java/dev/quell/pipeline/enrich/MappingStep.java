package dev.quell.pipeline.enrich;

import dev.quell.pipeline.rule.Draft;
import dev.quell.pipeline.rule.RuleName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Writes labels that a table or an API knows for this event. Whatever goes wrong there, the event
 * goes on without them.
 *
 * @param from the id of the table or the API
 * @param labels those that are wanted; what else is known is left out
 * @param override whether labels that are there already are replaced
 */
public record MappingStep(Question.Kind kind, String from, List<String> labels, boolean override)
    implements EnrichStep {
  /** What stands for the answer as a whole among the answers that are kept. */
  public static final String WHOLE = "";

  public MappingStep {
    labels = List.copyOf(labels);
  }

  @Override
  public boolean apply(Draft draft, RuleName rule, Lookups lookups) {
    Question question = new Question(kind, from, labels, draft.integrationId(), draft.event());
    Optional<Answer> answer = lookups.answer(rule, question);
    answer.ifPresent(found -> write(draft, rule, found));
    return answer.isPresent();
  }

  private void write(Draft draft, RuleName rule, Answer answer) {
    TreeMap<String, String> wanted = new TreeMap<>(answer.labels());
    wanted.keySet().retainAll(labels);
    wanted.values().removeIf(String::isEmpty);
    if (wanted.isEmpty()) {
      String miss = answer.miss().isEmpty() ? Answer.NOTHING : answer.miss();
      draft.answered(rule, WHOLE, (miss + " " + answer.detail()).strip());
      draft.tell(rule, miss, compared(answer, Map.of("detail", answer.detail())));
      return;
    }
    wanted.forEach((label, value) -> draft.answered(rule, label, value));
    StringJoiner before = new StringJoiner("; ");
    StringJoiner after = new StringJoiner("; ");
    wanted.forEach((label, value) -> {
      Optional<String> old = draft.label(label);
      if (old.isPresent() && !override) {
        draft.tell(
            rule, "label_kept", Map.of("label", label, "value", Draft.shown(label, old.get())));
        return;
      }
      draft
          .put(rule, label, value)
          .ifPresent(now -> {
            before.add(
                label + "=" + old.map(text -> Draft.shown(label, text)).orElse(Draft.NOTHING));
            after.add(label + "=" + Draft.shown(label, now));
          });
    });
    if (after.length() > 0) {
      Map<String, String> change = Map.of("before", before.toString(), "after", after.toString());
      draft.tell(rule, "labels_mapped", compared(answer, change));
    }
  }

  private static Map<String, String> compared(Answer answer, Map<String, String> more) {
    Map<String, String> compared = new TreeMap<>(more);
    compared.put("from", answer.from());
    compared.put("asked", answer.asked());
    compared.values().removeIf(String::isEmpty);
    return compared;
  }
}
