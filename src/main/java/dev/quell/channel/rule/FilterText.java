package dev.quell.channel.rule;

import dev.quell.model.Condition;
import dev.quell.model.Field;
import dev.quell.model.Filter;
import dev.quell.model.UnreadableFilter;
import dev.quell.model.ValuePattern;
import dev.quell.web.ConditionItem;
import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Filters and names of fields as the API spells them, in both directions. */
public final class FilterText {
  private static final int MOST_GROUPS = 50;
  private static final int MOST_CONDITIONS = 20;
  private static final int MOST_FIELDS = 10;
  private static final int LONGEST_FIELD = 135;

  private FilterText() {}

  /**
   * Reads conditions any group of which is enough; refuses what could not be asked, by its place.
   *
   * @param path what the list is called in the request
   */
  public static Filter read(String path, List<List<ConditionItem>> written) {
    return read(path, written, Field.Named.OF_EVENTS);
  }

  /** The same for what has other fields than an event. */
  public static Filter read(
      String path, List<List<ConditionItem>> written, Set<Field.Named> known) {
    return new Filter(
        Requests.each(path, written, 1, MOST_GROUPS, (place, group) -> group(place, group, known)));
  }

  private static Filter.Group group(
      String path, List<ConditionItem> written, Set<Field.Named> known) {
    Requests.list(path, written, 1, MOST_CONDITIONS);
    return new Filter.Group(ConditionItem.read(path, written, known));
  }

  /** The same as it was written. */
  public static List<List<ConditionItem>> of(Filter filter) {
    return filter.anyOf().stream()
        .map(group -> group.allOf().stream().map(FilterText::item).toList())
        .toList();
  }

  /** Reads names of fields, each of which counts once. */
  public static List<Field> fields(String path, List<String> names) {
    List<Field> fields = new ArrayList<>();
    for (String name : Requests.list(path, names, 1, MOST_FIELDS)) {
      String where = path + "[" + fields.size() + "]";
      Requests.storable(where, Requests.atMost(where, name, LONGEST_FIELD));
      Field field = field(where, name);
      if (fields.contains(field)) {
        throw Requests.invalid(where, '"' + name + '"', "each name once");
      }
      fields.add(field);
    }
    return fields;
  }

  private static Field field(String path, String name) {
    try {
      return Field.read(path, name, Field.Named.OF_EVENTS);
    } catch (UnreadableFilter e) {
      throw Requests.invalid(e.path(), e.found(), e.expected());
    }
  }

  private static ConditionItem item(Condition condition) {
    return new ConditionItem(
        condition.key(),
        condition.operator().name(),
        condition.values().all().stream().map(ValuePattern::text).toList());
  }
}
