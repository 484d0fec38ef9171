package dev.quell.channel;

import java.util.Optional;

/**
 * Something in a rule that is allowed but hardly meant.
 *
 * @param code {@code never_matches}, {@code always_matches}, {@code shadowed}, {@code contradicts},
 *     {@code expired} or {@code calendar_missing}
 * @param message the same as a sentence
 * @param by the rule that takes its alerts; absent where it is about this rule alone
 */
public record RuleWarning(String code, String message, Optional<String> by) {
  static RuleWarning of(String code, String message) {
    return new RuleWarning(code, message, Optional.empty());
  }
}
