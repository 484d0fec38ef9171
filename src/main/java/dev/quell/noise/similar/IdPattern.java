package dev.quell.noise.similar;

/** Tells what digits inside a word are: part of its meaning, a count, or a machine's id. */
final class IdPattern {
  private static final int SHORTEST_ID = 4;
  private static final int SHORTEST_HEXADECIMAL = 8;
  private static final int POD_SUFFIX = 5;

  private IdPattern() {}

  static int digits(char[] text, int from, int end) {
    int digits = 0;
    for (int i = from; i < end; i++) {
      digits += Characters.isDigit(text[i]) ? 1 : 0;
    }
    return digits;
  }

  /**
   * Made by a machine: letters and digits in turn, as in {@code 7d9f8b6c5d} or {@code x2x4z}.
   *
   * @param goesOn whether a hyphen ties this to an id
   */
  static boolean matches(char[] text, int from, int end, boolean goesOn) {
    int length = end - from;
    int digits = digits(text, from, end);
    if (digits == 0) {
      return goesOn && length == POD_SUFFIX && !hasVowel(text, from, end);
    }
    return goesOn
        || (digits >= 2 && length >= SHORTEST_ID && turns(text, from, end) >= 2)
        || (length >= SHORTEST_HEXADECIMAL && isHexadecimal(text, from, end));
  }

  /** A percentile, a class of codes, a version of addresses: {@code p99}, {@code 5xx}. */
  static boolean numberSaysWhat(char[] text, int from, int end) {
    char first = Characters.small(text[from]);
    int digits = digits(text, from, end);
    if (digits == 0) {
      return false;
    }
    return (first == 'p' && digits >= 2 && digits == end - from - 1)
        || (first == 'i' && startsWith(text, from, end, "ipv"))
        || (end - from >= 3
            && Characters.isDigit(text[end - 3])
            && startsWith(text, end - 2, end, "xx"));
  }

  private static boolean startsWith(char[] text, int from, int end, String start) {
    if (end - from < start.length()) {
      return false;
    }
    for (int i = 0; i < start.length(); i++) {
      if (Characters.small(text[from + i]) != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int turns(char[] text, int from, int end) {
    int turns = 0;
    for (int i = from + 1; i < end; i++) {
      turns += Characters.isDigit(text[i]) == Characters.isDigit(text[i - 1]) ? 0 : 1;
    }
    return turns;
  }

  private static boolean hasVowel(char[] text, int from, int end) {
    for (int i = from; i < end; i++) {
      if ("aeiou".indexOf(Characters.small(text[i])) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHexadecimal(char[] text, int from, int end) {
    for (int i = from; i < end; i++) {
      char c = Characters.small(text[i]);
      if (!Characters.isDigit(c) && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
