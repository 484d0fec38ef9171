package dev.quell.source;

import java.math.BigDecimal;

/** Numbers as a person writes them: no trailing {@code .0}, no exponent while it stays short. */
public final class Numbers {
  private static final double WHOLE = 1e15;
  private static final double SMALLEST_PLAIN = 1e-9;
  private static final double LARGEST_PLAIN = 1e30;

  private Numbers() {}

  public static String plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
      return Long.toString((long) value);
    }
    double size = Math.abs(value);
    // the bounds keep 1e-300 from becoming three hundred zeros; NaN and infinity fail them too
    if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) {
      return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
    return Double.toString(value);
  }
}
