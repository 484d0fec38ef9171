package dev.quell.channel.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One rule of a channel, of any kind. */
public sealed interface ChannelRule permits DropRule, SilenceRule, InhibitRule {

  /** The wake-up that judges again what a silence held, when it is over or was changed. */
  String SILENCE_END = "silence_end";

  /** The wake-up that judges again what an inhibition held, when its rule was changed. */
  String INHIBIT_RULE_END = "inhibit_rule_end";

  /** What those wake-ups are about. */
  static String subject(long channelId, String ruleId) {
    return channelId + "/" + ruleId;
  }

  RuleHead head();

  /** The same rule under another head. */
  ChannelRule with(RuleHead other);

  /** What its regular expressions take together, beside others. */
  long weight();

  /** Whether another state of this rule does the same, whatever it is called. */
  default boolean isMeantAs(ChannelRule other) {
    return other.head().enabled() == head().enabled() && with(other.head()).equals((Object) other);
  }

  /** Whether alerts it held are judged again when it does so no longer. */
  default boolean judgesAgain() {
    return switch (this) {
      case DropRule drop -> false;
      case SilenceRule silence -> silence.judgeAgain();
      case InhibitRule inhibit -> inhibit.judgeAgain();
    };
  }

  default Kind kind() {
    return switch (this) {
      case DropRule drop -> Kind.UNSUBSCRIBE;
      case SilenceRule silence -> Kind.SILENCE;
      case InhibitRule inhibit -> Kind.INHIBIT;
    };
  }

  /** The kinds, as the API calls them: a rule that drops is one that unsubscribes. */
  enum Kind {
    UNSUBSCRIBE,
    SILENCE,
    INHIBIT;

    /** The lower-case word of the API. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String wire) {
      return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }
  }
}
