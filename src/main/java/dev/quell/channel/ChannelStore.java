package dev.quell.channel;

import dev.quell.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** The channels' SQL. */
final class ChannelStore {
  private ChannelStore() {}

  static List<Channel> all(Sql sql) {
    return sql.list(
        """
        select channel_id, name, description, status, team_id, settings, creator_id, created_at,
               updated_at, deleted_at
        from channel order by channel_id
        """,
        ChannelStore::channel);
  }

  static void put(Sql sql, Channel channel) {
    sql.update(
        """
        insert into channel (channel_id, name, description, status, team_id, settings, creator_id,
                             created_at, updated_at, deleted_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (channel_id) do update set
          name = excluded.name, description = excluded.description, status = excluded.status,
          team_id = excluded.team_id, settings = excluded.settings,
          updated_at = excluded.updated_at, deleted_at = excluded.deleted_at
        """,
        channel.id(),
        channel.name(),
        channel.description(),
        channel.status().name().toLowerCase(Locale.ROOT),
        channel.teamId(),
        channel.settings().json(),
        channel.origin().creatorId(),
        channel.origin().createdAt(),
        channel.origin().updatedAt(),
        channel.origin().deletedAt());
  }

  private static Channel channel(ResultSet row) throws SQLException {
    return new Channel(
        row.getLong("channel_id"),
        row.getString("name"),
        row.getString("description"),
        row.getLong("team_id"),
        SettingsReader.read(row.getString("settings")),
        new Channel.Origin(
            Channel.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
            row.getLong("creator_id"),
            row.getLong("created_at"),
            row.getLong("updated_at"),
            row.getLong("deleted_at")));
  }
}
