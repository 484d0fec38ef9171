package dev.quell.incident;

import java.util.Optional;

/** What moves have to know of escalation rules. */
@FunctionalInterface
public interface RulesAsked {
  /** For going through the past once more: what was done then could be done. */
  RulesAsked ANY = (channelId, ruleId, level) -> Optional.of("");

  /** What a rule is called; empty when the channel has none of this id, or it has no such level. */
  Optional<String> nameOf(long channelId, String ruleId, int level);
}
