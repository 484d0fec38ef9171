package dev.quell.channel.rule;

import dev.quell.web.Requests;
import java.util.Optional;

/**
 * What a client says about a rule it makes or changes; what it leaves out stays as it is, or as is
 * usual for a new one.
 */
public sealed interface RuleForm permits DropForm, SilenceForm, InhibitForm {
  int LONGEST_NAME = 39;
  int LONGEST_DESCRIPTION = 500;
  int FARTHEST_PRIORITY = 1_000_000;

  Optional<Integer> priority();

  /** The rule it makes of the old one; refuses what makes none, by the field. */
  ChannelRule over(Optional<ChannelRule> old, RuleHead head);

  /** What the rule is called from now on. */
  String name(Optional<ChannelRule> old);

  Optional<String> description();

  /** The head of the rule it makes. */
  default RuleHead head(String id, Optional<ChannelRule> old, RuleHead.Stamps stamps) {
    int priority = priority().orElse(old.map(rule -> rule.head().priority()).orElse(0));
    Requests.between("priority", priority, -FARTHEST_PRIORITY, FARTHEST_PRIORITY);
    String description =
        description().orElse(old.map(rule -> rule.head().description()).orElse(""));
    Requests.storable("description", description);
    return new RuleHead(
        id,
        name(old),
        Requests.atMost("description", description, LONGEST_DESCRIPTION),
        priority,
        old.map(rule -> rule.head().enabled()).orElse(true),
        stamps);
  }

  /** A name that was given, or that of the old rule. */
  static String checkedName(Optional<String> given, Optional<ChannelRule> old) {
    String name =
        given.map(String::strip).or(() -> old.map(rule -> rule.head().name())).orElse(null);
    return Requests.storable("rule_name", Requests.text("rule_name", name, LONGEST_NAME));
  }
}
