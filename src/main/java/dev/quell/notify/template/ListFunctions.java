package dev.quell.notify.template;

import dev.quell.notify.template.Functions.TemplateFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Lists, and maps of names. */
final class ListFunctions {
  private static final int MOST_COUNTED = 1000;

  private ListFunctions() {}

  static Map<String, TemplateFunction> all() {
    Map<String, TemplateFunction> all = new HashMap<>();
    all.put("len", ListFunctions::length);
    all.put("index", ListFunctions::index);
    all.put("slice", ListFunctions::slice);
    all.put("list", given -> List.copyOf(given.from(0)));
    all.put("first", given -> place(given.list(0), 0));
    all.put("last", given -> place(given.list(0), given.list(0).size() - 1));
    all.put("rest", given -> given.list(0).stream().skip(1).toList());
    all.put("initial", given -> given.list(0).stream().limit(given.list(0).size() - 1L).toList());
    all.put("reverse", given -> given.list(0).reversed());
    all.put("uniq", given -> given.list(0).stream().distinct().toList());
    all.put("compact", given -> given.list(0).stream().filter(Value::isTrue).toList());
    all.put("sortAlpha", given -> given.list(0).stream().map(Value::text).sorted().toList());
    all.put("has", given -> given.list(1).stream().anyMatch(one -> Value.equal(one, given.at(0))));
    all.put("join", given -> joined(given.at(1), given.text(0)));
    all.put("splitList", given -> parted(given.text(1), given.text(0)));
    all.put("split", given -> parted(given.text(1), given.text(0)));
    all.put(
        "until",
        given -> LongStream.range(0, Math.min(given.count(0), MOST_COUNTED)).boxed().toList());
    all.put("dict", ListFunctions::dict);
    all.put("get", given -> named(given.map(0), given.text(1)));
    all.put("hasKey", given -> given.map(0).containsKey(given.text(1)));
    all.put("keys", given -> given.map(0).keySet().stream().map(String::valueOf).sorted().toList());
    all.put("values", given -> List.copyOf(given.map(0).values()));
    return all;
  }

  private static long length(Given given) {
    return switch (given.at(0)) {
      case List<?> list -> list.size();
      case Map<?, ?> map -> map.size();
      // Go counts bytes
      default -> given.text(0).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    };
  }

  /** {@code index .Labels "a.b"}, {@code index .Alerts 0}, also several deep. */
  private static Object index(Given given) {
    Object at = given.at(0);
    for (Object key : given.from(1)) {
      at =
          switch (at) {
            case List<?> list -> {
              int place = (int) Value.number(key);
              if (place < 0 || place >= list.size()) {
                throw new TemplateException("index: " + place + " of a list with " + list.size());
              }
              yield list.get(place);
            }
            case Map<?, ?> map -> named(map, Value.text(key));
            case Value.Struct struct -> named(struct.fields(), Value.text(key));
            default -> throw new TemplateException("index: \"" + Value.text(at) + "\" has none");
          };
    }
    return at;
  }

  private static Object slice(Given given) {
    int start = given.size() > 1 ? given.count(1) : 0;
    int end = given.size() > 2 ? given.count(2) : Integer.MAX_VALUE;
    if (given.at(0) instanceof List<?> list) {
      int from = Math.min(Math.max(start, 0), list.size());
      return List.copyOf(list.subList(from, Math.min(Math.max(end, from), list.size())));
    }
    String text = given.text(0);
    int length = text.codePointCount(0, text.length());
    int from = Math.min(Math.max(start, 0), length);
    int to = Math.min(Math.max(end, from), length);
    return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
  }

  private static Object place(List<Object> list, int place) {
    return list.isEmpty() ? Value.NONE : list.get(place);
  }

  private static String joined(Object list, String between) {
    if (!(list instanceof List<?> items)) {
      return Value.text(list);
    }
    TextFunctions.mayGrowTo((long) items.size() * between.length());
    return items.stream().map(Value::text).collect(Collectors.joining(between));
  }

  private static List<Object> parted(String text, String at) {
    return List.copyOf(Arrays.asList((Object[]) text.split(java.util.regex.Pattern.quote(at), -1)));
  }

  private static Map<String, Object> dict(Given given) {
    Map<String, Object> dict = new TreeMap<>();
    List<Object> all = new ArrayList<>(given.from(0));
    for (int i = 0; i + 1 < all.size(); i += 2) {
      dict.put(Value.text(all.get(i)), all.get(i + 1));
    }
    return dict;
  }

  private static Object named(Map<?, ?> map, String name) {
    Object value = map.get(name);
    return value == null ? Value.NONE : value;
  }
}
