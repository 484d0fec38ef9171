package dev.quell.intake;

import dev.quell.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The integrations' SQL. */
final class IntegrationStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};

  private IntegrationStore() {}

  static List<Integration> all(Sql sql) {
    return sql.list(
        """
        select integration_id, kind, name, channel_id, status, settings, integration_key,
               old_key, old_key_until, silent_after_minutes, creator_id, created_at, updated_at
        from integration where status <> 'deleted' order by integration_id
        """,
        IntegrationStore::integration);
  }

  static boolean channelExists(Sql sql, long channelId) {
    return sql.number(
            "select count(*) from channel where channel_id = ? and status <> 'deleted'", channelId)
        == 1;
  }

  static void put(Sql sql, Integration integration) {
    sql.update(
        """
        insert into integration (integration_id, kind, name, channel_id, status, settings,
                                 integration_key, old_key, old_key_until, silent_after_minutes,
                                 creator_id, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (integration_id) do update set
          name = excluded.name, status = excluded.status, settings = excluded.settings,
          integration_key = excluded.integration_key, old_key = excluded.old_key,
          old_key_until = excluded.old_key_until,
          silent_after_minutes = excluded.silent_after_minutes, updated_at = excluded.updated_at
        """,
        integration.id(),
        integration.kind(),
        integration.name(),
        integration.channelId(),
        integration.status().name().toLowerCase(Locale.ROOT),
        JSON.writeValueAsString(integration.settings()),
        integration.key(),
        integration.oldKey().key(),
        integration.oldKey().until(),
        integration.silentAfterMinutes(),
        integration.creatorId(),
        integration.createdAt(),
        integration.updatedAt());
  }

  private static Integration integration(ResultSet row) throws SQLException {
    return new Integration(
        row.getLong("integration_id"),
        row.getString("kind"),
        row.getString("name"),
        row.getLong("channel_id"),
        Integration.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        JSON.readValue(row.getString("settings"), SETTINGS),
        row.getString("integration_key"),
        new Integration.OldKey(row.getString("old_key"), row.getLong("old_key_until")),
        row.getInt("silent_after_minutes"),
        row.getLong("creator_id"),
        row.getLong("created_at"),
        row.getLong("updated_at"));
  }
}
