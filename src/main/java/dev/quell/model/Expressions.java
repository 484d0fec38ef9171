package dev.quell.model;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads regular expressions, and says where one is broken. */
final class Expressions {
  /** Steps of the compiled form; more than a long list of names written by hand. */
  private static final long MOST_STEPS = 2_500;

  /** What a repeated step weighs: any of them may be tried at every place of a value. */
  private static final long REPEATED = 20;

  private static final String SPECIAL = "\\.+*?()[]{}^$|";

  private Expressions() {}

  /** Reads one with the slashes around it. */
  static ValuePattern read(String path, String text) {
    String inner = text.substring(1, text.length() - 1);
    if (inner.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0)) {
      return new ValuePattern.Contained(text, inner);
    }
    long steps = steps(inner);
    if (steps > MOST_STEPS) {
      throw new UnreadableFilter(
          path, text, "a smaller regular expression; its repetitions make it too large to run");
    }
    try {
      return new ValuePattern.Expression(
          text, Pattern.compile(inner), prefix(inner), weight(inner, steps));
    } catch (PatternSyntaxException e) {
      throw new UnreadableFilter(path, text, "a regular expression of RE2; " + why(inner, e));
    } catch (StackOverflowError e) {
      throw new UnreadableFilter(path, text, "a regular expression with less nesting");
    }
  }

  private static int weight(String inner, long steps) {
    return (int) (inner.length() + REPEATED * Math.max(0, steps - inner.length()));
  }

  /** What every match begins with, as far as that is plain to see: {@code ^node-12-[0-9]+$}. */
  private static String prefix(String inner) {
    if (!inner.startsWith("^") || inner.indexOf('|') >= 0) {
      return "";
    }
    int end = 1;
    while (end < inner.length() && SPECIAL.indexOf(inner.charAt(end)) < 0) {
      end++;
    }
    // What may be repeated may also be missing.
    boolean optional = end < inner.length() && "*?{".indexOf(inner.charAt(end)) >= 0;
    int last = optional && end > 1 ? inner.offsetByCodePoints(end, -1) : end;
    return inner.substring(1, last);
  }

  /** RE2 names the broken piece, not its place; positions count from 1 and include the slash. */
  private static String why(String inner, PatternSyntaxException e) {
    String piece = e.getPattern() == null ? "" : e.getPattern();
    int stray = unpaired(inner);
    boolean paren = e.getDescription().contains("closing )") || piece.equals("stack underflow");
    if (paren && stray >= 0) {
      String missing = inner.charAt(stray) == '(' ? "missing closing )" : "unexpected )";
      return missing + " at position " + (stray + 2);
    }
    int at = piece.isEmpty() ? inner.length() - 1 : inner.indexOf(piece);
    return e.getDescription() + " at position " + (Math.max(at, 0) + 2);
  }

  /** Where a parenthesis stands that has no partner; -1 when all have. */
  private static int unpaired(String inner) {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < inner.length(); i++) {
      switch (inner.charAt(i)) {
        case '\\' -> i++;
        case '[' -> i = endOfClass(inner, i);
        case '(' -> open.push(i);
        case ')' -> {
          if (open.isEmpty()) {
            return i;
          }
          open.pop();
        }
        default -> {}
      }
    }
    return open.isEmpty() ? -1 : open.pop();
  }

  /** How long the compiled form gets: counted repetitions are written out, also within others. */
  private static long steps(String inner) {
    Deque<Long> before = new ArrayDeque<>();
    long sum = 0;
    long last = 0;
    for (int i = 0; i < inner.length() && sum <= MOST_STEPS; i++) {
      switch (inner.charAt(i)) {
        case '\\' -> {
          i++;
          last = 1;
        }
        case '[' -> {
          i = endOfClass(inner, i);
          last = 1;
        }
        case '(' -> {
          before.push(sum);
          sum = 0;
          continue;
        }
        case ')' -> {
          last = sum + 2;
          sum = before.isEmpty() ? 0 : before.pop();
        }
        case '{' -> last = last * (repetitions(inner, i) - 1);
        default -> last = 1;
      }
      sum += last;
    }
    return sum + before.stream().mapToLong(Long::longValue).sum();
  }

  /** The larger number of {@code {n}}, {@code {n,}} or {@code {n,m}}; at least 1. */
  private static long repetitions(String inner, int brace) {
    long most = 1;
    long number = 0;
    for (int i = brace + 1; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c >= '0' && c <= '9' && number < MOST_STEPS) {
        number = number * 10 + (c - '0');
      } else if (c == ',' || c == '}') {
        most = Math.max(most, number);
        number = 0;
      }
      if (c != ',' && (c < '0' || c > '9')) {
        break;
      }
    }
    return most;
  }

  private static int endOfClass(String inner, int from) {
    int at = from + 1;
    if (at < inner.length() && inner.charAt(at) == '^') {
      at++;
    }
    // A bracket that stands first belongs to the class.
    if (at < inner.length() && inner.charAt(at) == ']') {
      at++;
    }
    for (; at < inner.length(); at++) {
      if (inner.charAt(at) == '\\') {
        at++;
      } else if (inner.charAt(at) == ']') {
        return at;
      }
    }
    return inner.length();
  }
}
