package dev.quell.source;

import java.util.Locale;

/** Links are clicked in the console, so nothing but a web address may become one. */
public final class WebAddress {
  private WebAddress() {}

  /** Whether the text begins as a link to the web does, and has at most so many characters. */
  public static boolean isOne(String text, int most) {
    String start = text.substring(0, Math.min(text.length(), 8)).toLowerCase(Locale.ROOT);
    return text.length() <= most && (start.startsWith("http://") || start.startsWith("https://"));
  }
}
