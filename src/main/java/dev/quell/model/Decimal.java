package dev.quell.model;

import java.math.BigDecimal;
import java.util.Optional;

/** A number as people write it: sign, digits, fraction, exponent; compared exactly. */
record Decimal(BigDecimal value) implements Comparable<Decimal> {
  /** Beyond this, texts are no measurements, and comparing them could be made to take long. */
  private static final int LONGEST = 64;

  private static final int EXPONENT_DIGITS = 3;

  /** Empty when the text is anything but a number. */
  static Optional<Decimal> parse(String text) {
    return text.length() <= LONGEST && isNumber(text)
        ? Optional.of(new Decimal(new BigDecimal(text)))
        : Optional.empty();
  }

  @Override
  public int compareTo(Decimal other) {
    return value.compareTo(other.value);
  }

  private static boolean isNumber(String text) {
    int at = sign(text, 0);
    int whole = digits(text, at);
    if (whole == at) {
      return false;
    }
    at = whole;
    if (at < text.length() && text.charAt(at) == '.') {
      int fraction = digits(text, at + 1);
      if (fraction == at + 1) {
        return false;
      }
      at = fraction;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int begin = sign(text, at + 1);
      int end = digits(text, begin);
      if (end == begin || end - begin > EXPONENT_DIGITS) {
        return false;
      }
      at = end;
    }
    return at == text.length();
  }

  private static int sign(String text, int at) {
    boolean signed = at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
    return signed ? at + 1 : at;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
