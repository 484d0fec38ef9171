package dev.quell.channel.rule;

import dev.quell.model.Filter;

/** Triggers the channel wants nothing to do with; only their trace stays. */
public record DropRule(RuleHead head, Filter filter) implements ChannelRule {
  @Override
  public DropRule with(RuleHead other) {
    return new DropRule(other, filter);
  }

  @Override
  public long weight() {
    return filter.weight();
  }
}
