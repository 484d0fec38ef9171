package dev.quell.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * Reads text with U+FFFD where a client sent U+0000 or half a character: one database refuses them,
 * and neither keeps both apart.
 */
final class MendedText extends StringDeserializer {
  private static final long serialVersionUID = 1L;
  private static final char REPLACEMENT = '\uFFFD';

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) {
    return mend(super.deserialize(parser, context));
  }

  /** The text without what cannot be kept. */
  static String mend(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isBroken(text, i)) {
        return mended(text);
      }
    }
    return text;
  }

  private static String mended(String text) {
    StringBuilder mended = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      mended.append(isBroken(text, i) ? REPLACEMENT : text.charAt(i));
    }
    return mended.toString();
  }

  private static boolean isBroken(String text, int index) {
    char found = text.charAt(index);
    boolean pairsWithNext =
        index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
    boolean pairsWithLast = index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    return found == 0
        || (Character.isHighSurrogate(found) && !pairsWithNext)
        || (Character.isLowSurrogate(found) && !pairsWithLast);
  }
}
