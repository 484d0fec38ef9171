package dev.quell.pipeline;

import dev.quell.pipeline.rule.Stamps;
import java.util.List;

/**
 * One integration's rules of a kind.
 *
 * @param version rises by one with every change
 * @param items as people wrote them
 * @param rules the same, ready to be applied
 */
public record RuleList<I, R>(
    long integrationId, long version, List<I> items, R rules, Stamps stamps) {
  public RuleList {
    items = List.copyOf(items);
  }
}
