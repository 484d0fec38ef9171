package dev.quell.notify.template;

import java.util.List;
import java.util.Map;

/** What a function is given, each asked for as what it must be. */
final class Given {
  private final String function;
  private final List<Object> values;
  private final Circumstances circumstances;

  Given(String function, List<Object> values, Circumstances circumstances) {
    this.function = function;
    this.values = values;
    this.circumstances = circumstances;
  }

  Circumstances circumstances() {
    return circumstances;
  }

  int size() {
    return values.size();
  }

  Object at(int place) {
    if (place < 0 || place >= values.size()) {
      throw new TemplateException(
          function + ": " + values.size() + " values (expected: at least " + (place + 1) + ")");
    }
    return values.get(place);
  }

  Object last() {
    return at(values.size() - 1);
  }

  List<Object> from(int place) {
    return values.subList(Math.min(place, values.size()), values.size());
  }

  String text(int place) {
    return Value.text(at(place));
  }

  double number(int place) {
    return Value.number(at(place));
  }

  /** A whole number within reason. */
  int count(int place) {
    double number = number(place);
    if (Math.abs(number) > Integer.MAX_VALUE) {
      throw new TemplateException(function + ": " + text(place) + " is too large");
    }
    return (int) number;
  }

  /** A list; a text or a map is none. */
  List<Object> list(int place) {
    Object value = at(place);
    if (value instanceof List<?> list) {
      return List.copyOf(list);
    }
    if (Value.NONE.equals(value)) {
      return List.of();
    }
    throw new TemplateException(function + ": \"" + text(place) + "\" is no list");
  }

  /** What has names: a map, or nothing at all. */
  Map<?, ?> map(int place) {
    return switch (at(place)) {
      case Map<?, ?> map -> map;
      case Value.Struct struct -> struct.fields();
      default -> {
        if (Value.NONE.equals(at(place))) {
          yield Map.of();
        }
        throw new TemplateException(function + ": \"" + text(place) + "\" has no names");
      }
    };
  }
}
