package dev.quell.web;

import dev.quell.model.Condition;
import dev.quell.model.Field;
import dev.quell.model.UnreadableFilter;
import java.util.List;
import java.util.Set;

/** A condition as every rule of the API spells it. */
public record ConditionItem(@Required String key, @Required String oper, List<String> vals) {
  public static final int MAX_CONDITIONS = 100;
  private static final int MAX_VALUES = 1000;
  private static final int MAX_LENGTH = 2048;

  /**
   * Reads conditions that must all hold; refuses what could not be asked.
   *
   * @param path where they stand in the request, for example {@code cases[2].if}
   * @param known the named fields this kind of rule may ask for
   */
  public static List<Condition> read(
      String path, List<ConditionItem> items, Set<Field.Named> known) {
    return Requests.each(path, items, 0, MAX_CONDITIONS, (place, item) -> item.read(place, known));
  }

  private Condition read(String path, Set<Field.Named> known) {
    Requests.required(path + ".key", key);
    Requests.required(path + ".oper", oper);
    Requests.list(path + ".vals", vals, 1, MAX_VALUES);
    Requests.storable(path + ".key", Requests.atMost(path + ".key", key, MAX_LENGTH));
    int index = 0;
    for (String value : vals) {
      String where = path + ".vals[" + index++ + "]";
      Requests.storable(where, Requests.atMost(where, value, MAX_LENGTH));
    }
    try {
      return Condition.read(path, new Condition.Written(key, oper, vals), known);
    } catch (UnreadableFilter e) {
      throw Requests.invalid(e.path(), e.found(), e.expected());
    }
  }
}
