package dev.quell.model;

/** Text that every store can hold: no NUL, no half of a surrogate pair, and of a known length. */
public final class PlainText {
  /** Stands where a character could not be stored. */
  public static final char REPLACEMENT = '\uFFFD';

  private PlainText() {}

  /** The first characters; never half of a pair. */
  public static String head(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean splitsPair = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, splitsPair ? most - 1 : most);
  }

  /** As much as a sentence can quote, with an ellipsis where something is left out. */
  public static String quoted(String text, int most) {
    return text.length() <= most ? text : head(text, most) + "…";
  }

  /** The text with {@link #REPLACEMENT} for what databases refuse or blur. */
  public static String mended(String text) {
    int first = firstUnstorable(text, 0);
    if (first < 0) {
      return text;
    }
    StringBuilder mended = new StringBuilder(text);
    for (int at = first; at >= 0; at = firstUnstorable(text, at + 1)) {
      mended.setCharAt(at, REPLACEMENT);
    }
    return mended.toString();
  }

  private static int firstUnstorable(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return i;
      }
      if (Character.isSurrogate(c)) {
        boolean isPair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!isPair) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
