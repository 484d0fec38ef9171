package dev.quell.intake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The parameters of a URL. Asking the container instead would make it read a body that claims to be
 * a form, and the body is what we came for.
 */
final class QueryString {
  private static final int MOST = 100;

  private QueryString() {}

  /**
   * Adds each parameter; of a repeated one the first counts, what cannot be decoded stays as is.
   */
  static void parse(String text, Map<String, String> into) {
    for (String pair : text.split("&", MOST)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        into.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
