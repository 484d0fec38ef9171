package dev.quell.channel;

import dev.quell.channel.rule.ChannelRule;
import dev.quell.channel.rule.RuleLists;
import dev.quell.channel.rule.RuleRow;
import dev.quell.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The SQL of the rules of channels, and of what hangs on them. */
final class ChannelRuleStore {
  private static final String COLUMNS =
      """
      rule_id, channel_id, kind, priority, enabled, body, creator_id, created_at, updated_by,
      updated_at
      """;

  private ChannelRuleStore() {}

  /** The rules of every channel that has some. */
  static Map<Long, RuleLists> all(Sql sql) {
    Map<Long, List<ChannelRule>> rules = new HashMap<>();
    sql.list(
            "select " + COLUMNS + " from channel_rule",
            row -> Map.entry(row.getLong("channel_id"), row(row).rule()))
        .forEach(one ->
            rules.computeIfAbsent(one.getKey(), id -> new ArrayList<>()).add(one.getValue()));
    Map<Long, RuleLists> lists = new HashMap<>();
    rules.forEach((channel, some) -> lists.put(channel, RuleLists.of(some)));
    return lists;
  }

  static void put(Sql sql, long channelId, ChannelRule rule) {
    RuleRow row = RuleRow.of(rule);
    sql.update(
        "insert into channel_rule ("
            + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + """
             on conflict (rule_id) do update set
              priority = excluded.priority, enabled = excluded.enabled, body = excluded.body,
              updated_by = excluded.updated_by, updated_at = excluded.updated_at
            """,
        row.ruleId(),
        channelId,
        row.kind(),
        row.priority(),
        row.enabled(),
        row.body().toString(),
        row.creatorId(),
        row.createdAt(),
        row.updatedBy(),
        row.updatedAt());
  }

  static void remove(Sql sql, String ruleId) {
    sql.update("delete from channel_rule where rule_id = ?", ruleId);
  }

  /** How many open alerts each rule of a channel holds; rules that hold none are left out. */
  static Map<String, Long> held(Sql sql, long channelId) {
    Map<String, Long> held = new HashMap<>();
    sql.list(
            """
            select hold_rule_id, count(*) from alert
            where channel_id = ? and hold_rule_id <> '' and is_open = 1
            group by hold_rule_id
            """,
            row -> Map.entry(row.getString(1), row.getLong(2)),
            channelId)
        .forEach(entry -> held.put(entry.getKey(), entry.getValue()));
    return held;
  }

  /** The channel of an incident; empty when there is no such incident. */
  static Optional<Long> channelOfIncident(Sql sql, String incidentId) {
    return sql.one(
        "select channel_id from incident where incident_id = ?", row -> row.getLong(1), incidentId);
  }

  /** Those of these calendars that exist. */
  static Set<String> calendars(Sql sql, Collection<String> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
    return new HashSet<>(
        sql.list(
            "select cal_id from calendar where status = 'enabled' and cal_id in (" + marks + ")",
            row -> row.getString(1),
            ids.toArray()));
  }

  private static RuleRow row(ResultSet row) throws SQLException {
    return new RuleRow(
        row.getString("rule_id"),
        row.getString("kind"),
        row.getInt("priority"),
        row.getInt("enabled") == 1,
        RuleRow.body(row.getString("body")),
        row.getLong("creator_id"),
        row.getLong("created_at"),
        row.getLong("updated_by"),
        row.getLong("updated_at"));
  }
}
