package dev.quell.channel;

import dev.quell.channel.rule.ChannelRule;
import dev.quell.channel.rule.DaysOff;
import dev.quell.queue.RuleHitStore;
import dev.quell.queue.RuleHitStore.Figures;
import dev.quell.storage.MemberNames;
import dev.quell.storage.Sql;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is around the rules of a channel: everything they do not say themselves.
 *
 * @param now epoch milliseconds
 */
record RuleSurroundings(
    Map<Long, String> names,
    Map<String, Figures> hits,
    Map<String, Long> held,
    DaysOff calendars,
    long now) {

  static RuleSurroundings of(Sql sql, Channel channel, DaysOff calendars, long now) {
    return new RuleSurroundings(
        names(sql, channel),
        RuleHitStore.figures(sql, channel.id(), ids(channel), now),
        ChannelRuleStore.held(sql, channel.id()),
        calendars,
        now);
  }

  /** Of rules as they once were: nobody asks what they did since. */
  static RuleSurroundings past(Sql sql, Channel channel, DaysOff calendars, long now) {
    return new RuleSurroundings(names(sql, channel), Map.of(), Map.of(), calendars, now);
  }

  private static Map<Long, String> names(Sql sql, Channel channel) {
    Set<Long> people =
        channel.rules().all().stream()
            .map(rule -> rule.head().stamps().updatedBy())
            .collect(Collectors.toSet());
    return MemberNames.of(sql, people);
  }

  private static List<String> ids(Channel channel) {
    return channel.rules().all().stream().map(rule -> rule.head().id()).toList();
  }

  String nameOf(long person) {
    return names.getOrDefault(person, "");
  }

  Figures hitsOf(ChannelRule rule) {
    return hits.getOrDefault(rule.head().id(), Figures.NONE);
  }

  long heldBy(ChannelRule rule) {
    return held.getOrDefault(rule.head().id(), 0L);
  }

  List<RuleWarning> warningsOf(Channel channel, ChannelRule rule) {
    return RuleWarnings.of(channel.rules(), rule, calendars, now);
  }
}
