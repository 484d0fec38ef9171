package dev.quell.notify.template;

import dev.quell.notify.template.Functions.TemplateFunction;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Working with numbers; whole where all that is given is whole. */
final class NumberFunctions {
  private NumberFunctions() {}

  static Map<String, TemplateFunction> all() {
    Map<String, TemplateFunction> all = new HashMap<>();
    all.put("int", given -> (long) given.number(0));
    all.put("int64", given -> (long) given.number(0));
    all.put("atoi", given -> (long) given.number(0));
    all.put("float64", given -> given.number(0));
    all.put("add", given -> folded(given, Math::addExact, (one, other) -> one + other));
    all.put("add1", given -> (long) given.number(0) + 1);
    all.put("sub", given -> folded(given, Math::subtractExact, (one, other) -> one - other));
    all.put("mul", given -> folded(given, Math::multiplyExact, (one, other) -> one * other));
    all.put("div", given -> (long) given.number(0) / (long) given.number(1));
    all.put("divf", given -> given.number(0) / given.number(1));
    all.put("mod", given -> (long) given.number(0) % (long) given.number(1));
    all.put("max", given -> folded(given, Math::max, Math::max));
    all.put("min", given -> folded(given, Math::min, Math::min));
    all.put("floor", given -> Math.floor(given.number(0)));
    all.put("ceil", given -> Math.ceil(given.number(0)));
    all.put("round", NumberFunctions::rounded);
    return all;
  }

  private static Object folded(Given given, LongBinaryOperator whole, DoubleBinaryOperator broken) {
    given.at(0);
    boolean allWhole = given.from(0).stream().noneMatch(NumberFunctions::isBroken);
    if (allWhole) {
      return given.from(0).stream()
          .mapToLong(value -> (long) Value.number(value))
          .reduce(whole)
          .orElse(0);
    }
    return given.from(0).stream().mapToDouble(Value::number).reduce(broken).orElse(0);
  }

  private static boolean isBroken(Object value) {
    double number = Value.number(value);
    return number != Math.rint(number);
  }

  private static double rounded(Given given) {
    double scale = Math.pow(10, given.size() > 1 ? Math.min(given.count(1), 10) : 0);
    return Math.round(given.number(0) * scale) / scale;
  }
}
