package dev.quell.flow;

import java.util.regex.Pattern;

/**
 * What many refusals have in common: the field and what was expected of it, without the value that
 * was found, so that a flood of different values is one reason.
 */
final class ReasonWords {
  private static final int MOST = 240;
  private static final String EXPECTED = " (expected: ";
  private static final String ANY = "…";
  private static final Pattern COUNTED = Pattern.compile("\\d+( [a-z][a-z ]{0,40})");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"?|'[^']*'?");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern NOT_JSON = Pattern.compile("^([a-z_ ]{1,40}: not JSON)\\b.*");
  private static final Pattern UNSTORABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

  private ReasonWords() {}

  static String common(String reason) {
    String text = storable(reason);
    var notJson = NOT_JSON.matcher(text);
    if (notJson.matches()) {
      return notJson.group(1);
    }
    int colon = text.indexOf(": ");
    int expected = text.lastIndexOf(EXPECTED);
    return head(
        colon < 0 || expected < colon
            ? withoutValues(text)
            : withoutValues(text.substring(0, colon))
                + ": "
                + found(text.substring(colon + 2, expected))
                + text.substring(expected));
  }

  /** A sentence as it stands, if a store takes it and it is not too long. */
  static String sentence(String sentence) {
    return head(storable(sentence));
  }

  private static String storable(String text) {
    return UNSTORABLE.matcher(text).replaceAll(" ").strip();
  }

  /** How many of what there were may stay, less the number. */
  private static String found(String found) {
    var counted = COUNTED.matcher(found);
    return counted.matches() ? ANY + counted.group(1) : ANY;
  }

  private static String withoutValues(String text) {
    return NUMBER.matcher(QUOTED.matcher(text).replaceAll(ANY)).replaceAll(ANY);
  }

  private static String head(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST - 1).stripTrailing() + ANY;
  }
}
