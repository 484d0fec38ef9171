package dev.quell.pipeline.enrich;

import dev.quell.model.Step;
import dev.quell.pipeline.rule.RuleName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What mapping rules were told when the event was judged first, so that it can be judged again
 * without asking anybody.
 *
 * @param answers by rule and label
 * @param steps what the trace said then, which tells who was asked, and by what
 */
public record RecordedAnswers(Map<String, String> answers, List<Step> steps) implements Lookups {
  public RecordedAnswers {
    answers = Map.copyOf(answers);
    steps = List.copyOf(steps);
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
      return Optional.of(Answer.of(told(rule, "from"), told(rule, "asked"), labels));
    }
    String miss = answers.getOrDefault(rule.id() + "." + MappingStep.WHOLE, Answer.NOT_ASKED);
    int blank = miss.indexOf(' ');
    return Optional.of(
        Answer.missed(
            told(rule, "from"),
            told(rule, "asked"),
            blank < 0 ? miss : miss.substring(0, blank),
            blank < 0 ? "" : miss.substring(blank + 1)));
  }

  private String told(RuleName rule, String name) {
    return steps.stream()
        .filter(step -> step.ruleId().equals(rule.id()))
        .flatMap(step -> Optional.ofNullable(step.compared().get(name)).stream())
        .findFirst()
        .orElse("");
  }
}
