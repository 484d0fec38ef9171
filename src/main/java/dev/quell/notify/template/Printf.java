package dev.quell.notify.template;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Go's {@code printf} for what templates hold. */
final class Printf {
  private static final Pattern VERB =
      Pattern.compile("%([-+# 0]*)(\\d{0,3})(?:\\.(\\d{0,2}))?([a-zA-Z%])");

  private Printf() {}

  static String print(Given given) {
    StringBuilder out = new StringBuilder();
    String format = given.text(0);
    Matcher verb = VERB.matcher(format);
    int next = 1;
    int at = 0;
    while (verb.find()) {
      out.append(format, at, verb.start());
      at = verb.end();
      if (verb.group(4).equals("%")) {
        out.append('%');
      } else {
        out.append(next < given.size() ? one(verb, given.at(next)) : "%!" + verb.group(4));
        next++;
      }
    }
    return out.append(format.substring(at)).toString();
  }

  private static String one(Matcher verb, Object value) {
    String precision = verb.group(3);
    int digits = precision == null || precision.isEmpty() ? -1 : Integer.parseInt(precision);
    String text =
        switch (verb.group(4)) {
          case "s", "v" -> cut(Value.text(value), digits);
          case "d" -> Long.toString((long) Value.number(value));
          case "f", "F" ->
              String.format(Locale.ROOT, "%." + (digits < 0 ? 6 : digits) + "f", number(value));
          case "e" ->
              String.format(Locale.ROOT, "%." + (digits < 0 ? 6 : digits) + "e", number(value));
          case "g" -> Value.text(number(value));
          case "t" -> Boolean.toString(Value.isTrue(value));
          case "q" -> "\"" + Value.text(value).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
          case "x" -> value instanceof Long number ? Long.toHexString(number) : Value.text(value);
          case "X" ->
              value instanceof Long number
                  ? Long.toHexString(number).toUpperCase(Locale.ROOT)
                  : Value.text(value);
          case "c" -> character(value);
          default -> "%!" + verb.group(4) + "(" + Value.text(value) + ")";
        };
    String flags = verb.group(1);
    boolean isNumber = Value.isNumber(value);
    if (flags.contains("+") && isNumber && !text.startsWith("-")) {
      text = "+" + text;
    }
    int width = verb.group(2).isEmpty() ? 0 : Integer.parseInt(verb.group(2));
    return padded(text, width, flags.contains("-"), flags.contains("0") && isNumber);
  }

  private static double number(Object value) {
    return Value.number(value);
  }

  private static String character(Object value) {
    int code = (int) Value.number(value);
    return Character.isValidCodePoint(code) ? Character.toString(code) : "";
  }

  private static String cut(String text, int most) {
    boolean fits = most < 0 || text.codePointCount(0, text.length()) <= most;
    return fits ? text : text.substring(0, text.offsetByCodePoints(0, most));
  }

  private static String padded(String text, int width, boolean left, boolean zeros) {
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    if (left) {
      return text + " ".repeat(missing);
    }
    boolean signed = zeros && (text.startsWith("-") || text.startsWith("+"));
    return signed
        ? text.charAt(0) + "0".repeat(missing) + text.substring(1)
        : (zeros ? "0" : " ").repeat(missing) + text;
  }
}
