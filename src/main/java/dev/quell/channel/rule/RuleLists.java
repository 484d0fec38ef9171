package dev.quell.channel.rule;

import dev.quell.model.Filter;
import dev.quell.model.ObjectId;
import dev.quell.model.RuleSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All rules of a channel, each list in the order in which its rules are asked; of inhibition rules
 * the targets are asked. Those that are not enabled match nothing.
 */
public record RuleLists(
    RuleSet<DropRule> drops, RuleSet<SilenceRule> silences, RuleSet<InhibitRule> inhibits) {
  private static final Comparator<ChannelRule> AS_ASKED =
      Comparator.comparingInt((ChannelRule rule) -> rule.head().priority())
          .thenComparingLong(rule -> rule.head().stamps().createdAt())
          .thenComparingLong(RuleLists::place)
          .thenComparing(rule -> rule.head().id());

  public static final RuleLists NONE = new RuleLists(List.of(), List.of(), List.of());

  public RuleLists(List<DropRule> drops, List<SilenceRule> silences, List<InhibitRule> inhibits) {
    this(
        RuleSet.of(drops, rule -> asked(rule, rule.filter())),
        RuleSet.of(silences, rule -> asked(rule, rule.filter())),
        RuleSet.of(inhibits, rule -> asked(rule, rule.target())));
  }

  private static Optional<Filter> asked(ChannelRule rule, Filter filter) {
    return Optional.of(filter).filter(found -> rule.head().enabled());
  }

  /** Puts rules of all kinds in order: by priority, and among equals the older first. */
  public static RuleLists of(Collection<ChannelRule> rules) {
    List<DropRule> drops = new ArrayList<>();
    List<SilenceRule> silences = new ArrayList<>();
    List<InhibitRule> inhibits = new ArrayList<>();
    for (ChannelRule rule : rules.stream().sorted(AS_ASKED).toList()) {
      switch (rule) {
        case DropRule drop -> drops.add(drop);
        case SilenceRule silence -> silences.add(silence);
        case InhibitRule inhibit -> inhibits.add(inhibit);
      }
    }
    return new RuleLists(drops, silences, inhibits);
  }

  /** Ids sort by second only; within one, the place of their command in the log tells. */
  private static long place(ChannelRule rule) {
    return ObjectId.parse(rule.head().id()).map(ObjectId.Address::offset).orElse(0L);
  }

  /** Those of one kind, in their order. */
  public List<? extends ChannelRule> of(ChannelRule.Kind kind) {
    return switch (kind) {
      case UNSUBSCRIBE -> drops;
      case SILENCE -> silences;
      case INHIBIT -> inhibits;
    };
  }

  /** All, kind by kind as they are asked. */
  public List<ChannelRule> all() {
    return Stream.<List<? extends ChannelRule>>of(drops, silences, inhibits)
        .<ChannelRule>flatMap(List::stream)
        .toList();
  }

  public Optional<ChannelRule> find(String id) {
    return all().stream().filter(rule -> rule.head().id().equals(id)).findFirst();
  }

  /** With this rule, in place of the one with its id where there is one. */
  public RuleLists with(ChannelRule rule) {
    List<ChannelRule> changed = new ArrayList<>(without(rule.head().id()).all());
    changed.add(rule);
    return of(changed);
  }

  public RuleLists without(String id) {
    return of(all().stream().filter(rule -> !rule.head().id().equals(id)).toList());
  }
}
