package dev.quell.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Checks of what a request says; each refuses with the field's name and both values. */
public final class Requests {
  private static final int SHOWN = 64;

  private Requests() {}

  /** Refuses a field: {@code limit: 5000 (expected: 1..100)}. */
  public static ApiException invalid(String name, Object found, String expected) {
    String shown = String.valueOf(found);
    String cut = shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown;
    return new ApiException(
        ErrorCode.INVALID_PARAMETER, name + ": " + cut + " (expected: " + expected + ")");
  }

  /** The value of a field that must be there. */
  public static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new ApiException(ErrorCode.INVALID_PARAMETER, name + ": missing (required)");
    }
    return value;
  }

  /** A text that must be there, is not blank and not longer than {@code max} characters. */
  public static String text(String name, @Nullable String value, int max) {
    String text = required(name, value);
    if (text.isBlank()) {
      throw invalid(name, "\"\"", "1.." + max + " characters");
    }
    return atMost(name, text, max);
  }

  /** A text that may be empty but not longer than {@code max} characters. */
  public static String atMost(String name, String value, int max) {
    int length = value.codePointCount(0, value.length());
    if (length > max) {
      throw invalid(name, length + " characters", "at most " + max);
    }
    return value;
  }

  /** A text without the one character a database cannot hold. */
  public static String storable(String name, String value) {
    if (value.indexOf('\0') >= 0) {
      throw invalid(name, "a NUL character", "text without it");
    }
    return value;
  }

  /** A number within bounds, both included. */
  public static long between(String name, long value, long from, long to) {
    if (value < from || value > to) {
      throw invalid(name, value, from + ".." + to);
    }
    return value;
  }

  /** A list of so many things, none of which may be missing. */
  public static <T> List<T> list(String name, List<T> values, int from, int to) {
    if (values.size() < from || values.size() > to) {
      throw invalid(name, values.size() + " items", from + ".." + to);
    }
    int index = 0;
    for (T value : values) {
      required(name + "[" + index++ + "]", value);
    }
    return values;
  }

  /** Such a list, each thing of it read at its place: {@code filters[2]}. */
  public static <T, R> List<R> each(
      String name, List<T> values, int from, int to, BiFunction<String, T, R> reader) {
    List<R> read = new ArrayList<>(values.size());
    for (T value : list(name, values, from, to)) {
      read.add(reader.apply(name + "[" + read.size() + "]", value));
    }
    return read;
  }

  /** One of a few words. */
  public static String oneOf(String name, String value, Collection<String> words) {
    if (!words.contains(value)) {
      throw invalid(name, '"' + value + '"', "one of " + String.join(", ", words));
    }
    return value;
  }
}
