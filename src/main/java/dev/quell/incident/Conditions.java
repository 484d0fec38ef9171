package dev.quell.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The conditions of one select with their arguments, in step. */
final class Conditions {
  private final List<String> texts = new ArrayList<>();
  private final List<Object> arguments = new ArrayList<>();

  void add(String text, Object... values) {
    texts.add(text);
    arguments.addAll(List.of(values));
  }

  /** The column is one of these; nothing is asked of it when there are none. */
  void oneOf(String column, Collection<?> values) {
    if (values.isEmpty()) {
      return;
    }
    texts.add(
        values.size() == 1
            ? column + " = ?"
            : column + " in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")");
    arguments.addAll(values);
  }

  /** The column is none of these. */
  void noneOf(String column, Collection<?> values) {
    if (!values.isEmpty()) {
      texts.add(
          column + " not in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")");
      arguments.addAll(values);
    }
  }

  String where() {
    return texts.isEmpty() ? "" : " where " + String.join(" and ", texts);
  }

  /** The arguments, followed by those of what comes behind. */
  Object[] arguments(Object... more) {
    List<Object> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return all.toArray();
  }
}
