package dev.quell.pipeline.transform;

import dev.quell.model.Filter;
import dev.quell.model.Subject;
import dev.quell.pipeline.rule.RuleName;

/**
 * One line of an integration's alert pipeline: for which triggers it does what.
 *
 * @param when without a group it is for all
 */
public record TransformRule(RuleName name, boolean enabled, Filter when, TransformStep step) {

  boolean isFor(Subject subject) {
    return when.anyOf().isEmpty() || when.matches(subject);
  }
}
