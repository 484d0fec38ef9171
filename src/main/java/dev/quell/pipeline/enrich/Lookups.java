package dev.quell.pipeline.enrich;

import dev.quell.pipeline.rule.RuleName;
import java.util.Optional;

/** Where mapping rules get their labels from, without knowing tables or networks. */
public interface Lookups {

  /** Empty while nobody has answered yet. */
  Optional<Answer> answer(RuleName rule, Question question);
}
