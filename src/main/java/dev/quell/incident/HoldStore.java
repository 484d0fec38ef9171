package dev.quell.incident;

import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The SQL of {@link Holds}. */
final class HoldStore implements Holds {
  private static final int PAGE = 1000;
  private static final String ALERTS = "select " + AlertStore.COLUMNS + " from alert where ";

  private static final String BY_RULE =
      "hold_rule_id <> '' and is_open = 1 and channel_id = ? and hold_rule_id = ?";
  private static final String BY_SOURCE = "hold_source <> '' and is_open = 1 and hold_source = ?";

  private final Database database;

  HoldStore(Database database) {
    this.database = database;
  }

  @Override
  public void openSince(long channelId, long since, Consumer<Alert> taker) {
    Optional<Alert> last = Optional.empty();
    List<Alert> page;
    do {
      long at = last.map(alert -> alert.times().updated()).orElse(since);
      String id = last.map(Alert::id).orElse("");
      page =
          database.read(sql ->
              sql.list(
                  ALERTS
                      + """
                      is_open = 1 and channel_id = ? and (updated_at, alert_id) > (?, ?)
                      order by updated_at, alert_id limit ?
                      """,
                  AlertStore::alert,
                  channelId,
                  at,
                  id,
                  PAGE));
      page.forEach(taker);
      last = page.isEmpty() ? last : Optional.of(page.getLast());
    } while (page.size() == PAGE);
  }

  @Override
  public List<Alert> heldByRule(long channelId, String ruleId, long createdAfter, int about) {
    return database.read(sql -> held(sql, BY_RULE, about, channelId, ruleId, createdAfter));
  }

  @Override
  public List<Alert> heldBySource(String sourceAlertId, long createdAfter, int about) {
    return database.read(sql -> held(sql, BY_SOURCE, about, sourceAlertId, createdAfter));
  }

  /** The last argument is after when they must have been created. */
  private static List<Alert> held(Sql sql, String which, int about, Object... arguments) {
    Object[] first = new Object[arguments.length + 1];
    System.arraycopy(arguments, 0, first, 0, arguments.length);
    first[arguments.length] = about;
    List<Alert> found =
        sql.list(
            ALERTS + which + " and created_at > ? order by created_at, alert_id limit ?",
            AlertStore::alert,
            first);
    if (found.size() < about) {
      return found;
    }
    long last = found.getLast().times().created();
    List<Alert> whole = new ArrayList<>(found);
    whole.removeIf(alert -> alert.times().created() == last);
    Object[] same = arguments.clone();
    same[same.length - 1] = last;
    whole.addAll(sql.list(ALERTS + which + " and created_at = ?", AlertStore::alert, same));
    return whole;
  }

  @Override
  public Map<String, String> heldWithSource() {
    Map<String, String> held = new HashMap<>();
    database
        .read(sql ->
            sql.list(
                "select alert_id, hold_source from alert where hold_source <> '' and is_open = 1",
                row -> Map.entry(row.getString(1), row.getString(2))))
        .forEach(entry -> held.put(entry.getKey(), entry.getValue()));
    return held;
  }
}
