package dev.quell.model;

/** Matches {@code *} and {@code ?} without ever trying more than one star at a time. */
final class Wildcards {
  private Wildcards() {}

  /** What stands before the first {@code *} or {@code ?}. */
  static String prefix(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '*' || pattern.charAt(i) == '?') {
        return pattern.substring(0, i);
      }
    }
    return pattern;
  }

  /**
   * When text and pattern part ways behind a star, that star takes one character more; stars before
   * it never need to, since whatever they took leaves the most for those behind.
   */
  static boolean matches(String pattern, String text) {
    if (!endsAlike(pattern, text)) {
      return false;
    }
    int p = 0;
    int t = 0;
    int star = -1;
    int taken = 0;
    while (t < text.length()) {
      char wanted = p < pattern.length() ? pattern.charAt(p) : 0;
      if (p < pattern.length() && wanted == '*') {
        star = p++;
        taken = t;
      } else if (p < pattern.length() && wanted == '?') {
        p++;
        t += width(text, t);
      } else if (p < pattern.length() && wanted == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        taken += width(text, taken);
        t = taken;
        p = star + 1;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Compares what stands behind the last {@code *} or {@code ?}, which rules most texts out. */
  private static boolean endsAlike(String pattern, String text) {
    int t = text.length();
    for (int p = pattern.length() - 1; p >= 0; p--) {
      char wanted = pattern.charAt(p);
      if (wanted == '*' || wanted == '?') {
        return true;
      }
      if (--t < 0 || text.charAt(t) != wanted) {
        return false;
      }
    }
    return t == 0;
  }

  /** A character outside the basic plane counts as one. */
  private static int width(String text, int at) {
    return Character.charCount(text.codePointAt(at));
  }
}
