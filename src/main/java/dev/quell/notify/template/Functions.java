package dev.quell.notify.template;

import java.util.HashMap;
import java.util.Map;

/** Every function a template may call; none of them reaches beyond what it is given. */
final class Functions {
  static final Map<String, TemplateFunction> ALL = all();

  /** One function. */
  @FunctionalInterface
  interface TemplateFunction {
    Object apply(Given given);
  }

  private Functions() {}

  private static Map<String, TemplateFunction> all() {
    Map<String, TemplateFunction> all = new HashMap<>();
    all.putAll(LogicFunctions.all());
    all.putAll(TextFunctions.all());
    all.putAll(NumberFunctions.all());
    all.putAll(ListFunctions.all());
    all.putAll(TimeFunctions.all());
    all.putAll(CodeFunctions.all());
    all.putAll(IncidentFunctions.all());
    return Map.copyOf(all);
  }
}
