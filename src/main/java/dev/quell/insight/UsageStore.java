package dev.quell.insight;

import dev.quell.storage.Sql;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts what stands behind an integration or a channel. */
final class UsageStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private UsageStore() {}

  /**
   * An integration that is not deleted.
   *
   * @param channelId its own channel; 0 when it is shared
   */
  record Integration(long id, String name, String status, long channelId) {}

  /** The route of a shared integration, as the API spells it. */
  record Route(Integration integration, JsonNode body) {}

  static Optional<Integration> integration(Sql sql, long id) {
    return sql.one(
        """
        select integration_id, name, status, channel_id from integration
        where integration_id = ? and status <> 'deleted'
        """,
        row -> new Integration(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4)),
        id);
  }

  static List<Integration> ofChannel(Sql sql, long channelId) {
    return sql.list(
        """
        select integration_id, name, status, channel_id from integration
        where channel_id = ? and status <> 'deleted' order by integration_id
        """,
        row -> new Integration(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4)),
        channelId);
  }

  static Optional<JsonNode> route(Sql sql, long integrationId) {
    return sql.one(
        "select body from route where integration_id = ?",
        row -> JSON.readTree(row.getString(1)),
        integrationId);
  }

  static List<Route> routes(Sql sql) {
    return sql.list(
        """
        select i.integration_id, i.name, i.status, r.body
        from route r join integration i on i.integration_id = r.integration_id
        where i.status <> 'deleted' order by i.integration_id
        """,
        row ->
            new Route(
                new Integration(row.getLong(1), row.getString(2), row.getString(3), 0),
                JSON.readTree(row.getString(4))));
  }

  static long openAlertsOfIntegration(Sql sql, long integrationId) {
    return sql.number(
        "select count(*) from alert where integration_id = ? and is_open = 1", integrationId);
  }

  /** Those that wait for an alert of this integration to recover. */
  static long openIncidentsOfIntegration(Sql sql, long integrationId) {
    return sql.number(
        """
        select count(distinct a.incident_id)
        from alert a join incident i on i.incident_id = a.incident_id
        where a.integration_id = ? and a.is_open = 1 and i.progress < 2
        """,
        integrationId);
  }

  /** Through the index of alerts that did not recover, which every open one is in. */
  static long openAlertsOfChannel(Sql sql, long channelId) {
    return sql.number(
        "select count(*) from alert where channel_id = ? and status < 9 and is_open = 1",
        channelId);
  }

  static long openIncidentsOfChannel(Sql sql, long channelId) {
    return sql.number(
        "select count(*) from incident where channel_id = ? and progress < 2", channelId);
  }

  static long callbacksSince(Sql sql, long integrationId, long hour) {
    return sql.number(
        """
        select coalesce(sum(accepted + duplicate + nothing_to_do + rejected + set_aside), 0)
        from integration_hour where integration_id = ? and hour >= ?
        """,
        integrationId,
        hour);
  }
}
