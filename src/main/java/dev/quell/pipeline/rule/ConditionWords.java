package dev.quell.pipeline.rule;

import dev.quell.model.Condition;
import dev.quell.model.Filter;
import dev.quell.model.PlainText;
import dev.quell.model.Subject;
import dev.quell.model.ValuePattern;
import java.util.List;

/** Conditions beside what they were asked about: {@code labels.region IN cn-*: cn-beijing}. */
public final class ConditionWords {
  private static final int LONGEST_VALUE = 120;
  private static final int LONGEST = 500;

  private ConditionWords() {}

  /** Of the first group that the subject meets. */
  public static String of(Filter filter, Subject subject) {
    return filter.anyOf().stream()
        .filter(group -> group.matches(subject))
        .findFirst()
        .map(group -> of(group.allOf(), subject))
        .orElse("");
  }

  public static String of(List<Condition> conditions, Subject subject) {
    StringBuilder told = new StringBuilder();
    for (Condition condition : conditions) {
      if (told.length() > LONGEST) {
        break;
      }
      told.append(told.isEmpty() ? "" : "; ").append(told(condition, subject));
    }
    return PlainText.quoted(told.toString(), LONGEST);
  }

  private static String told(Condition condition, Subject subject) {
    String value = condition.field().of(subject).orElse("–");
    List<ValuePattern> all = condition.values().all();
    ValuePattern shown = condition.values().matching(value).orElse(all.getFirst());
    boolean hasMore = condition.operator() == Condition.Operator.NOTIN && all.size() > 1;
    return condition.key()
        + " "
        + condition.operator()
        + " "
        + PlainText.quoted(shown.text(), LONGEST_VALUE)
        + (hasMore ? ", …" : "")
        + ": "
        + PlainText.quoted(value, LONGEST_VALUE);
  }
}
