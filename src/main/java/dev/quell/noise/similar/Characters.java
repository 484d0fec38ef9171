package dev.quell.noise.similar;

import java.text.Normalizer;

/** What kind of character this is, without asking the locale; text is folded before. */
final class Characters {
  private Characters() {}

  /**
   * Compatible forms made equal (NFKC) and letters made small. Plain text and the full-width forms
   * of Chinese keyboards, which are nearly all there is, take one pass without the JDK's tables.
   */
  static char[] fold(String text) {
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      char c = folded[i];
      if (c >= 0x80 && !isComposed(c)) {
        return foldSlowly(text);
      }
      folded[i] = narrow(c);
    }
    return folded;
  }

  private static char[] foldSlowly(String text) {
    char[] folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = narrow(folded[i]);
    }
    return folded;
  }

  /** Whether NFKC leaves it alone, or does with it what {@link #narrow} does. */
  private static boolean isComposed(char c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3001 && c <= 0x301B)
        || (c >= 0xFF01 && c <= 0xFF5E)
        || (c >= 0x2010 && c <= 0x2027 && c != 0x2011 && c != 0x2017 && (c < 0x2024 || c > 0x2026))
        || c == 0x00B0
        || c == 0x00B7
        || (c >= 0xD83D && c <= 0xD83E) // nearly all emoji
        || Character.isLowSurrogate(c);
  }

  private static char narrow(char c) {
    return c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c;
  }

  static char small(char c) {
    if (c < 0x80) {
      return isCapital(c) ? (char) (c + 32) : c;
    }
    return Character.toLowerCase(c);
  }

  static boolean isCapital(char c) {
    return c < 0x80 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isSmall(char c) {
    return isLetter(c) && !isCapital(c);
  }

  static boolean isAlphanumeric(char c) {
    return isDigit(c) || isLetter(c);
  }

  /** A letter of a script that parts its words by spaces. */
  static boolean isLetter(char c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return !isDense(c) && Character.isLetter(c);
  }

  /** A character of a script without spaces between words: Chinese, Japanese, Korean. */
  static boolean isDense(char c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3041 && c <= 0x30FF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF);
  }
}
