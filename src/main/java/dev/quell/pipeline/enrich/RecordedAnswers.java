package dev.quell.pipeline.enrich;

import dev.quell.pipeline.rule.RuleName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What mapping rules were told when the event was judged first, so that it can be judged again
 * without asking anybody.
 */
public record RecordedAnswers(Map<String, String> answers) implements Lookups {
  public RecordedAnswers {
    answers = Map.copyOf(answers);
  }

  @Override
  public Optional<Answer> answer(RuleName rule, Question question) {
    Map<String, String> labels = new HashMap<>();
    for (String label : question.resultLabels()) {
      String value = answers.get(rule.id() + "." + label);
      if (value != null) {
        labels.put(label, value);
      }
    }
    if (!labels.isEmpty()) {
      return Optional.of(Answer.of("", "", labels));
    }
    String miss = answers.getOrDefault(rule.id() + "." + MappingStep.WHOLE, Answer.NOT_ASKED);
    int blank = miss.indexOf(' ');
    return Optional.of(
        blank < 0
            ? Answer.missed("", "", miss, "")
            : Answer.missed("", "", miss.substring(0, blank), miss.substring(blank + 1)));
  }
}
