package dev.quell.notify.template;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.quell.notify.template.Functions.TemplateFunction;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Changing texts. Lengths and places count characters as people do: code points. */
final class TextFunctions {
  private static final int LONGEST_PATTERN = 1000;

  private TextFunctions() {}

  static Map<String, TemplateFunction> all() {
    Map<String, TemplateFunction> all = new HashMap<>();
    all.put("print", given -> joined(given, ""));
    all.put("println", given -> joined(given, " ") + "\n");
    all.put("printf", Printf::print);
    all.put("html", given -> dev.quell.notify.Markup.HTML.escape(joined(given, "")));
    all.put("toString", given -> given.text(0));
    all.put("cat", given -> joined(given, " "));
    all.put("trim", given -> given.text(0).strip());
    all.put("trimAll", given -> trimmed(given.text(1), given.text(0)));
    all.put("trimPrefix", given -> withoutPrefix(given.text(1), given.text(0)));
    all.put("trimSuffix", given -> withoutSuffix(given.text(1), given.text(0)));
    all.put("upper", given -> given.text(0).toUpperCase(Locale.ROOT));
    all.put("lower", given -> given.text(0).toLowerCase(Locale.ROOT));
    all.put("title", given -> capitals(given.text(0)));
    all.put("nospace", given -> given.text(0).replaceAll("\\s+", ""));
    all.put("contains", given -> given.text(1).contains(given.text(0)));
    all.put("hasPrefix", given -> given.text(1).startsWith(given.text(0)));
    all.put("hasSuffix", given -> given.text(1).endsWith(given.text(0)));
    all.put("replace", given -> replaced(given.text(2), given.text(0), given.text(1)));
    all.put("repeat", given -> repeated(given.text(1), given.count(0)));
    all.put("trunc", given -> truncated(given.text(1), given.count(0)));
    all.put("abbrev", given -> abbreviated(given.text(1), given.count(0)));
    all.put("substr", given -> part(given.text(2), given.count(0), given.count(1)));
    all.put("substrRune", given -> part(given.text(2), given.count(0), given.count(1)));
    all.put("quote", given -> quoted(given, "\""));
    all.put("squote", given -> quoted(given, "'"));
    all.put("indent", given -> indented(given.text(1), given.count(0)));
    all.put("nindent", given -> "\n" + indented(given.text(1), given.count(0)));
    all.put("normalizeMessage", given -> given.text(0).replaceAll("\\s+", " ").strip());
    all.put("regexMatch", given -> pattern(given).matcher(given.text(1)).find());
    all.put("regexFind", TextFunctions::found);
    all.put(
        "regexReplaceAll",
        given -> pattern(given).matcher(given.text(1)).replaceAll(references(given.text(2))));
    return all;
  }

  private static String joined(Given given, String between) {
    return given.from(0).stream().map(Value::text).collect(Collectors.joining(between));
  }

  private static String trimmed(String text, String characters) {
    int start = 0;
    int end = text.length();
    while (start < end && characters.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && characters.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  private static String withoutPrefix(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private static String withoutSuffix(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }

  private static String capitals(String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = 0; i < changed.length(); i++) {
      if (i == 0 || Character.isWhitespace(changed.charAt(i - 1))) {
        changed.setCharAt(i, Character.toUpperCase(changed.charAt(i)));
      }
    }
    return changed.toString();
  }

  private static String replaced(String text, String old, String by) {
    long grows = old.isEmpty() ? text.length() : text.length() / old.length();
    mayGrowTo(text.length() + grows * by.length());
    return text.replace(old, by);
  }

  private static String repeated(String text, int times) {
    mayGrowTo((long) text.length() * times);
    return text.repeat(Math.max(times, 0));
  }

  /** Refused before it is made. */
  static void mayGrowTo(long length) {
    if (length > Evaluation.MOST_OUTPUT) {
      throw new TemplateException("a value grows beyond what a message can hold");
    }
  }

  /** The first characters, or the last where the number is below zero. */
  private static String truncated(String text, int most) {
    int length = text.codePointCount(0, text.length());
    return most < 0 ? part(text, Math.max(0, length + most), length) : part(text, 0, most);
  }

  private static String abbreviated(String text, int most) {
    boolean fits = text.codePointCount(0, text.length()) <= most || most < 4;
    return fits ? text : part(text, 0, most - 3) + "...";
  }

  private static String part(String text, int start, int end) {
    int length = text.codePointCount(0, text.length());
    int from = Math.min(Math.max(start, 0), length);
    int to = end < 0 ? length : Math.min(Math.max(end, from), length);
    return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
  }

  private static String quoted(Given given, String mark) {
    return given.from(0).stream()
        .map(Value::text)
        .map(text -> mark + text.replace("\\", "\\\\").replace(mark, "\\" + mark) + mark)
        .collect(Collectors.joining(" "));
  }

  private static String indented(String text, int blanks) {
    String before = " ".repeat(Math.min(Math.max(blanks, 0), 100));
    return before + replaced(text, "\n", "\n" + before);
  }

  private static Pattern pattern(Given given) {
    String written = given.text(0);
    if (written.length() > LONGEST_PATTERN) {
      throw new TemplateException("an expression of more than 1000 characters");
    }
    try {
      return Pattern.compile(written);
    } catch (PatternSyntaxException e) {
      throw new TemplateException("\"" + written + "\" is no expression");
    }
  }

  private static String found(Given given) {
    var matcher = pattern(given).matcher(given.text(1));
    return matcher.find() ? matcher.group() : "";
  }

  /** Go writes <code>${1}</code> where Java writes {@code $1}. */
  private static String references(String replacement) {
    return replacement.replace("\\", "\\\\").replaceAll("\\$\\{(\\d+)}", "\\$$1");
  }
}
