package dev.quell.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers people may have sent along with requests to other systems. */
public final class HeaderRules {
  private static final int MAX_HEADERS = 20;
  private static final int MAX_BYTES = 1024;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  private HeaderRules() {}

  /**
   * Refuses names and values that are none, each by its place.
   *
   * @param refused names that may not be set, in lower case
   */
  public static void check(Map<String, String> headers, Set<String> refused) {
    Requests.between("headers", headers.size(), 0, MAX_HEADERS);
    Map<String, String> taken = new HashMap<>();
    headers.forEach((name, value) -> {
      String where = "headers." + name;
      String lower = name.toLowerCase(Locale.ROOT);
      if (!TOKEN.matcher(name).matches() || name.length() > MAX_BYTES) {
        throw Requests.invalid("headers", '"' + name + '"', "the name of a header");
      }
      if (refused.contains(lower) || taken.put(lower, name) != null) {
        throw Requests.invalid(
            "headers", '"' + name + '"', "each once, and none that HTTP or a proxy sets itself");
      }
      String text = Requests.required(where, value);
      boolean broken = text.chars().anyMatch(c -> (c < ' ' && c != '\t') || c >= 127);
      if (broken || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
        throw Requests.invalid(
            where, text.length() + " characters", "at most 1024 in ASCII on one line");
      }
    });
  }
}
