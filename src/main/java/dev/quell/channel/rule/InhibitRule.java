package dev.quell.channel.rule;

import dev.quell.model.Field;
import dev.quell.model.Filter;
import java.time.Duration;
import java.util.List;

/**
 * New alerts that another, active alert explains.
 *
 * @param equals on which both must agree, 1..10; absent on both sides agrees, but not on all
 * @param source what explains
 * @param target what is explained
 * @param lookBack how lately the source must have been heard of
 * @param discard no alert is kept at all; else it is kept and marked, without an incident
 * @param judgeAgain whether what still fires when the source is gone is judged again
 */
public record InhibitRule(
    RuleHead head,
    List<Field> equals,
    Filter source,
    Filter target,
    Duration lookBack,
    boolean discard,
    boolean judgeAgain)
    implements ChannelRule {
  public static final Duration USUAL_LOOK_BACK = Duration.ofMinutes(10);

  public InhibitRule {
    equals = List.copyOf(equals);
  }

  @Override
  public InhibitRule with(RuleHead other) {
    return new InhibitRule(other, equals, source, target, lookBack, discard, judgeAgain);
  }

  @Override
  public long weight() {
    return source.weight() + target.weight();
  }
}
