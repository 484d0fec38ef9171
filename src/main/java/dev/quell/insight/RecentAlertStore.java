package dev.quell.insight;

import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of alerts as examples. */
final class RecentAlertStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, String>> LABELS = new TypeReference<>() {};
  private static final String SELECT =
      """
      select alert_id, integration_id, alert_key, title, title_rule, description, severity,
             start_time, created_at, labels
      from alert
      """;

  private RecentAlertStore() {}

  /** The newest of an integration, newest first. */
  static List<RecentAlert> newest(Sql sql, long integrationId, int limit) {
    return sql.list(
        SELECT + " where integration_id = ? order by created_at desc, alert_id desc limit ?",
        RecentAlertStore::alert,
        integrationId,
        limit);
  }

  /** The newest of a channel, newest first, with when each ended. */
  static List<PastAlert> newestOfChannel(Sql sql, long channelId, int limit) {
    return sql.list(
        """
        select alert_id, integration_id, alert_key, title, title_rule, description, severity,
               start_time, created_at, labels, is_open, updated_at
        from alert where channel_id = ? order by created_at desc, alert_id desc limit ?
        """,
        row ->
            new PastAlert(
                alert(row),
                row.getInt("is_open") == 1 ? Long.MAX_VALUE : row.getLong("updated_at")),
        channelId,
        limit);
  }

  static List<RecentAlert> byIds(Sql sql, Collection<String> ids) {
    String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
    return sql.list(
        SELECT + " where alert_id in (" + marks + ")", RecentAlertStore::alert, ids.toArray());
  }

  private static RecentAlert alert(ResultSet row) throws SQLException {
    Severity[] worstFirst = Severity.values();
    int severity = row.getInt("severity");
    return new RecentAlert(
        row.getString("alert_id"),
        "",
        row.getLong("integration_id"),
        row.getString("alert_key"),
        row.getString("title"),
        row.getString("title_rule"),
        row.getString("description"),
        worstFirst[severity],
        row.getLong("start_time"),
        row.getLong("created_at"),
        Labels.of(JSON.readValue(row.getString("labels"), LABELS)));
  }
}
