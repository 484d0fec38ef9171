package dev.quell.access;

import dev.quell.web.Requests;
import java.util.List;
import java.util.Locale;

/** Which passwords are too easy to guess; none of them is ever repeated in a refusal. */
final class PasswordRules {
  static final int LONGEST = 1024;
  private static final int SHORTEST = 10;

  private PasswordRules() {}

  /** The password, if it will do for this person. */
  static String check(String field, String password, String name, String email) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      throw Requests.invalid(
          field, length + " characters", SHORTEST + ".." + LONGEST + " characters");
    }
    String plain = password.strip().toLowerCase(Locale.ROOT);
    int at = email.indexOf('@');
    String begin = at < 0 ? email : email.substring(0, at);
    if (List.of(email, begin, name.strip().toLowerCase(Locale.ROOT)).contains(plain)) {
      throw Requests.invalid(field, "your name or address", "something others cannot guess");
    }
    if (plain.chars().distinct().count() == 1) {
      throw Requests.invalid(field, "one character repeated", "something others cannot guess");
    }
    return password;
  }
}
