package dev.quell.source.vendor;

import dev.quell.model.Event;
import dev.quell.source.JsonObject;
import dev.quell.source.Notes;
import dev.quell.source.Payload;
import dev.quell.source.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a metric callback. The list an item stands in says what happened to it; {@code Type} only
 * settles the case where one problem stands in two lists.
 */
final class VolcengineMetricBody {

  /** More than 8 MiB can honestly hold; each item costs an event of several kilobytes. */
  private static final int MOST_ITEMS = 20_000;

  private static final Comparator<VolcengineItem> OLDEST_FIRST =
      Comparator.comparing(item -> item.lastAlert().orElse(Instant.MIN));

  private VolcengineMetricBody() {}

  static Reading read(Payload payload, JsonObject body) {
    for (VolcengineList list : VolcengineList.values()) {
      if (body.size(list.field) > MOST_ITEMS) {
        return new Reading.Refused(
            list.field
                + ": "
                + body.size(list.field)
                + " items (expected: at most "
                + MOST_ITEMS
                + ")");
      }
    }
    VolcengineRule rule = VolcengineRule.of(payload, body);
    Map<String, List<VolcengineItem>> itemsByKey = itemsByKey(rule, body);
    if (itemsByKey.isEmpty()) {
      return new Reading.NothingToDo(emptyReason(rule, body));
    }
    List<Event> events = new ArrayList<>(itemsByKey.size());
    itemsByKey.forEach((key, items) -> {
      for (VolcengineItem item : settle(rule, items)) {
        events.add(item.toEvent(rule, key));
      }
    });
    return new Reading.Events(events);
  }

  private static Map<String, List<VolcengineItem>> itemsByKey(
      VolcengineRule rule, JsonObject body) {
    Map<String, List<VolcengineItem>> itemsByKey = new LinkedHashMap<>();
    for (VolcengineList list : VolcengineList.values()) {
      for (JsonObject element : body.list(list.field)) {
        VolcengineItem item = VolcengineItem.of(list, element.with(rule.notes().copy()));
        if (item.isNamed(rule)) {
          itemsByKey.computeIfAbsent(item.alertKey(rule), key -> new ArrayList<>(1)).add(item);
        }
      }
    }
    return itemsByKey;
  }

  /**
   * The items of one problem, the newest last so that it has the last word. Of two lists only one
   * counts: a recovery and a trigger of the same instant would otherwise close an incident and open
   * the next one at once.
   */
  private static List<VolcengineItem> settle(VolcengineRule rule, List<VolcengineItem> items) {
    if (items.size() == 1) {
      return items;
    }
    VolcengineList winner = winner(rule, items);
    List<VolcengineItem> settled = new ArrayList<>(items.size());
    for (VolcengineItem item : items) {
      if (item.list() == winner) {
        settled.add(item);
      }
    }
    settled.sort(OLDEST_FIRST);
    tell(items, settled, winner);
    return settled;
  }

  private static VolcengineList winner(VolcengineRule rule, List<VolcengineItem> items) {
    for (VolcengineItem item : items) {
      if (rule.isAbout(item.list())) {
        return item.list();
      }
    }
    // on a tie the trigger wins: a page too many is better than one too few
    VolcengineItem newest = items.getFirst();
    for (VolcengineItem item : items) {
      if (OLDEST_FIRST.compare(item, newest) > 0) {
        newest = item;
      }
    }
    return newest.list();
  }

  private static void tell(
      List<VolcengineItem> items, List<VolcengineItem> settled, VolcengineList winner) {
    Notes notes = settled.getLast().object().notes();
    if (settled.size() > 1) {
      notes.add(winner.field + ": names this " + settled.size() + " times; the newest comes last");
    }
    for (VolcengineItem item : items) {
      if (item.list() != winner) {
        notes.add(item.list().field + ": names this too; " + winner.field + " decides");
        return;
      }
    }
  }

  private static String emptyReason(VolcengineRule rule, JsonObject body) {
    boolean hasList = false;
    for (VolcengineList list : VolcengineList.values()) {
      hasList |= !body.get(list.field).isMissingNode();
      if (body.size(list.field) > 0) {
        return list.field + ": holds no item that names a rule or a resource";
      }
    }
    String type = rule.type().isEmpty() ? "missing" : Notes.quote(rule.type());
    return hasList
        ? "Type " + type + " with empty lists"
        : "Type "
            + type
            + " without any resource: a connectivity test, or a notification template"
            + " of your own (expected: the default template)";
  }
}
