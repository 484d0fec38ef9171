package dev.quell.channel.rule;

import java.util.List;

/** All rules of a channel, each list in the order in which its rules are asked. */
public record RuleLists(
    List<DropRule> drops, List<SilenceRule> silences, List<InhibitRule> inhibits) {
  public static final RuleLists NONE = new RuleLists(List.of(), List.of(), List.of());

  public RuleLists {
    drops = List.copyOf(drops);
    silences = List.copyOf(silences);
    inhibits = List.copyOf(inhibits);
  }
}
