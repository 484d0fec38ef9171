package dev.quell.notify.template;

import dev.quell.notify.Markup;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a template works on: texts, whole and broken numbers, truths, lists, maps, and nothing.
 * Nothing else gets in, so that no template reaches into the program.
 */
final class Value {
  /** Where nothing is. */
  static final Object NONE = Missing.NOTHING;

  private enum Missing {
    NOTHING
  }

  /** A thing with known names, all of which are there; asking for another is a mistake. */
  record Struct(Map<String, Object> fields) {
    Struct {
      fields = Map.copyOf(fields);
    }
  }

  /** Text that is markup already. */
  record Markedup(String text) {}

  /** A web address of our own or one that was looked at. */
  record Address(String url) {}

  private Value() {}

  /** A value of the JDK's as one of these. */
  static Object of(Object given) {
    return switch (given) {
      case Integer number -> (Object) number.longValue();
      case Float number -> (Object) number.doubleValue();
      case List<?> list -> list.stream().map(Value::of).toList();
      case Map<?, ?> map -> {
        Map<String, Object> copy = new TreeMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), of(value)));
        yield copy;
      }
      case String text -> text;
      case Long number -> number;
      case Double number -> number;
      case Boolean truth -> truth;
      case Struct struct -> struct;
      case Address address -> address;
      case Markedup text -> text;
      default -> NONE.equals(given) ? NONE : given.toString();
    };
  }

  static boolean isTrue(Object value) {
    return switch (value) {
      case Boolean truth -> truth;
      case Long number -> number != 0;
      case Double number -> number != 0;
      default -> !text(value).isEmpty() && !isEmptyCollection(value) && !NONE.equals(value);
    };
  }

  private static boolean isEmptyCollection(Object value) {
    return (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  /** As it is printed. */
  static String text(Object value) {
    return switch (value) {
      case String text -> text;
      case Markedup marked -> marked.text();
      case Address address -> address.url();
      case Double number -> decimal(number);
      case List<?> list ->
          list.stream().map(Value::text).collect(Collectors.joining(" ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> entry.getKey() + ":" + text(entry.getValue()))
              .collect(Collectors.joining(" ", "map[", "]"));
      case Struct struct ->
          new TreeMap<>(struct.fields())
              .values().stream().map(Value::text).collect(Collectors.joining(" ", "{", "}"));
      default -> NONE.equals(value) ? "" : value.toString();
    };
  }

  private static String decimal(double number) {
    boolean isWhole = number == Math.rint(number) && Math.abs(number) < 1e15;
    return isWhole ? Long.toString((long) number) : Double.toString(number);
  }

  /** As it stands in a message: text from outside is escaped, and addresses are made fit. */
  static String written(Object value, Markup markup) {
    return switch (value) {
      case Markedup marked -> marked.text();
      case Address address ->
          switch (markup) {
            case HTML, TELEGRAM, SLACK -> markup.escape(address.url()).replace("\u200B", "");
            case PLAIN, LARK, MARKDOWN -> Markup.clean(address.url());
          };
      default -> markup.escape(text(value));
    };
  }

  static double number(Object value) {
    return switch (value) {
      case Long number -> number;
      case Double number -> number;
      case Boolean truth -> truth ? 1 : 0;
      default -> {
        try {
          yield NONE.equals(value) || text(value).isBlank()
              ? 0
              : Double.parseDouble(text(value).strip());
        } catch (NumberFormatException e) {
          throw new TemplateException("\"" + text(value) + "\" is no number");
        }
      }
    };
  }

  /** Less than zero, zero, or more; numbers as numbers, all else as text. */
  static int compare(Object first, Object second) {
    Object one = NONE.equals(first) ? zeroLike(second) : first;
    Object other = NONE.equals(second) ? zeroLike(first) : second;
    boolean numbers = isNumber(one) && isNumber(other);
    if (!numbers && isNumber(one) != isNumber(other)) {
      throw new TemplateException(
          "\"" + text(one) + "\" and \"" + text(other) + "\" cannot be compared");
    }
    if (one instanceof Long left && other instanceof Long right) {
      return Long.compare(left, right);
    }
    return numbers ? Double.compare(number(one), number(other)) : text(one).compareTo(text(other));
  }

  /** What nothing counts as beside this. */
  private static Object zeroLike(Object beside) {
    return isNumber(beside) ? (Object) 0L : "";
  }

  static boolean equal(Object one, Object other) {
    if (NONE.equals(one) || NONE.equals(other)) {
      return text(one).isEmpty() && text(other).isEmpty();
    }
    return isNumber(one) == isNumber(other) && compare(one, other) == 0;
  }

  static boolean isNumber(Object value) {
    return value instanceof Long || value instanceof Double;
  }
}
