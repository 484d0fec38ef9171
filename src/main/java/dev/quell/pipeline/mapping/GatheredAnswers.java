package dev.quell.pipeline.mapping;

import dev.quell.model.Event;
import dev.quell.pipeline.enrich.Answer;
import dev.quell.pipeline.enrich.Lookups;
import dev.quell.pipeline.enrich.Question;
import dev.quell.pipeline.rule.RuleName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** What tables know, and what APIs were asked and said; equal questions are one. */
public final class GatheredAnswers implements Lookups {
  private final MappingTables tables;
  private final MappingApis apis;
  private final Map<Key, Answer> answers = new HashMap<>();

  /** What makes two questions one. */
  record Key(String api, List<String> resultLabels, Object about) {}

  public GatheredAnswers(MappingTables tables, MappingApis apis) {
    this.tables = tables;
    this.apis = apis;
  }

  /** Empty while an API has not been asked. */
  @Override
  public Optional<Answer> answer(RuleName rule, Question question) {
    if (question.kind() == Question.Kind.TABLE) {
      return Optional.of(tables.answer(question));
    }
    Optional<Answer> impossible = impossible(question);
    return impossible.isPresent()
        ? impossible
        : key(question).map(answers::get).map(answer -> told(answer, question));
  }

  Optional<Key> key(Question question) {
    return apis.find(question.from())
        .map(api -> new Key(api.id(), question.resultLabels(), about(api, question)));
  }

  void putAll(Map<Key, Answer> more) {
    answers.putAll(more);
  }

  private Optional<Answer> impossible(Question question) {
    Optional<MappingApi> api = apis.find(question.from());
    if (api.isEmpty()) {
      return Optional.of(Answer.missed(question.from(), "", Answer.GONE, ""));
    }
    List<String> missing =
        api.get().lookupLabels().stream()
            .filter(label -> question.event().labels().get(label).isEmpty())
            .toList();
    boolean hopeless = !missing.isEmpty() && missing.size() == api.get().lookupLabels().size();
    return hopeless
        ? Optional.of(
            Answer.missed(api.get().name(), "", Answer.LABEL_MISSING, String.join(", ", missing)))
        : Optional.empty();
  }

  private Answer told(Answer answer, Question question) {
    StringJoiner asked = new StringJoiner("; ");
    apis.find(question.from())
        .map(MappingApi::lookupLabels)
        .orElse(List.of())
        .forEach(label ->
            question
                .event()
                .labels()
                .get(label)
                .ifPresent(value -> asked.add(label + "=" + value)));
    return new Answer(
        answer.from(), asked.toString(), answer.labels(), answer.miss(), answer.detail());
  }

  /** All of the event but its times, which make no other question of it. */
  private static Object about(MappingApi api, Question question) {
    Event event = question.event();
    if (api.lookupLabels().isEmpty()) {
      return List.of(
          event.alertKey(),
          event.title(),
          event.titleRule(),
          event.description(),
          event.status(),
          event.severity(),
          event.labels(),
          event.images());
    }
    Map<String, String> labels = new HashMap<>();
    for (String label : api.lookupLabels()) {
      event.labels().get(label).ifPresent(value -> labels.put(label, value));
    }
    return labels;
  }
}
