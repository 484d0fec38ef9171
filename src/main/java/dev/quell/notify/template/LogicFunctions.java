package dev.quell.notify.template;

import dev.quell.notify.template.Functions.TemplateFunction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Truth, comparison, and choosing between values. */
final class LogicFunctions {
  private LogicFunctions() {}

  static Map<String, TemplateFunction> all() {
    Map<String, TemplateFunction> all = new HashMap<>();
    // decided where they stand, since they do not look at all they are given
    all.put("and", Given::last);
    all.put("or", Given::last);
    all.put("not", given -> !Value.isTrue(given.at(0)));
    all.put("eq", LogicFunctions::isEqualToOne);
    all.put("ne", given -> !Value.equal(given.at(0), given.at(1)));
    all.put("lt", given -> compared(given, order -> order < 0));
    all.put("le", given -> compared(given, order -> order <= 0));
    all.put("gt", given -> compared(given, order -> order > 0));
    all.put("ge", given -> compared(given, order -> order >= 0));
    all.put("in", LogicFunctions::isIn);
    all.put("empty", given -> !Value.isTrue(given.at(0)));
    all.put("default", given -> Value.isTrue(given.last()) ? given.last() : given.at(0));
    all.put("coalesce", given -> firstTrue(given.from(0)));
    all.put("ternary", given -> Value.isTrue(given.at(2)) ? given.at(0) : given.at(1));
    return all;
  }

  private static boolean isEqualToOne(Given given) {
    Object first = given.at(0);
    given.at(1);
    return given.from(1).stream().anyMatch(other -> Value.equal(first, other));
  }

  private static boolean compared(Given given, IntPredicate holds) {
    return holds.test(Value.compare(given.at(0), given.at(1)));
  }

  /** A value among those that follow, or in a list that follows. */
  private static boolean isIn(Given given) {
    Object first = given.at(0);
    return given.from(1).stream()
        .flatMap(other -> other instanceof List<?> list ? list.stream() : List.of(other).stream())
        .anyMatch(other -> Value.equal(first, other));
  }

  static Object firstTrue(List<Object> values) {
    return values.stream().filter(Value::isTrue).findFirst().orElse(Value.NONE);
  }
}
