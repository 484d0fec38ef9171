package dev.quell.intake;

import dev.quell.storage.Sql;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The SQL around deliveries; they themselves are in the log. */
final class DeliveryStore {
  private DeliveryStore() {}

  /** A channel as far as a delivery needs it. */
  record ChannelState(String name, String status) {}

  static Optional<ChannelState> channel(Sql sql, long channelId) {
    return sql.one(
        "select name, status from channel where channel_id = ?",
        row -> new ChannelState(row.getString(1), row.getString(2)),
        channelId);
  }

  /** What these people are called. */
  static Map<Long, String> members(Sql sql, Collection<Long> ids) {
    Map<Long, String> names = new HashMap<>();
    if (!ids.isEmpty()) {
      String places = String.join(", ", ids.stream().map(id -> "?").toList());
      sql.list(
              "select member_id, name from member where member_id in (" + places + ")",
              row -> Map.entry(row.getLong(1), row.getString(2)),
              ids.toArray())
          .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
    }
    return names;
  }
}
