package dev.quell.channel;

import dev.quell.channel.rule.RuleLists;
import dev.quell.model.Severity;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The channels' SQL. */
final class ChannelStore {
  private static final int MOST_AT_ONCE = 500;

  private ChannelStore() {}

  static List<Channel> all(Sql sql) {
    Map<Long, RuleLists> rules = ChannelRuleStore.all(sql);
    return sql.list(
        """
        select channel_id, name, description, status, team_id, settings, noise_version, creator_id,
               created_at, updated_at, deleted_at
        from channel order by channel_id
        """,
        row -> channel(row, rules.getOrDefault(row.getLong("channel_id"), RuleLists.NONE)));
  }

  static void put(Sql sql, Channel channel) {
    sql.update(
        """
        insert into channel (channel_id, name, description, status, team_id, settings,
                             noise_version, creator_id, created_at, updated_at, deleted_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (channel_id) do update set
          name = excluded.name, description = excluded.description, status = excluded.status,
          team_id = excluded.team_id, settings = excluded.settings,
          noise_version = excluded.noise_version,
          updated_at = excluded.updated_at, deleted_at = excluded.deleted_at
        """,
        channel.id(),
        channel.name(),
        channel.description(),
        channel.status().name().toLowerCase(Locale.ROOT),
        channel.teamId(),
        channel.settings().json(),
        channel.noiseVersion(),
        channel.origin().creatorId(),
        channel.origin().createdAt(),
        channel.origin().updatedAt(),
        channel.origin().deletedAt());
  }

  /** The integrations that push into this channel alone and may do so now. */
  static List<ApiException.Ref> enabledIntegrations(Sql sql, long channelId) {
    return sql.list(
        """
        select integration_id, name from integration
        where channel_id = ? and status = 'enabled' order by integration_id
        """,
        row -> new ApiException.Ref("integration", row.getLong(1), row.getString(2)),
        channelId);
  }

  /** What is going on in these channels; every one of them gets an entry. */
  static Map<Long, ChannelActivity> activity(Sql sql, List<Long> channelIds) {
    Map<Long, ChannelActivity> found = new HashMap<>();
    for (int from = 0; from < channelIds.size(); from += MOST_AT_ONCE) {
      List<Long> some = channelIds.subList(from, Math.min(channelIds.size(), from + MOST_AT_ONCE));
      sql.list(
              """
              select c.channel_id,
                     (select count(*) from (select 1 as one from incident i
                       where i.channel_id = c.channel_id and i.progress = 0
                       limit 1000) as t) as triggered,
                     (select count(*) from (select 1 as one from incident i
                       where i.channel_id = c.channel_id and i.progress = 1
                       limit 1000) as p) as processing,
                     (select min(i.severity) from incident i
                       where i.channel_id = c.channel_id and i.progress = 0
                     ) as worst_triggered,
                     (select min(i.severity) from incident i
                       where i.channel_id = c.channel_id and i.progress = 1
                     ) as worst_processing,
                     (select max(i.created_at) from incident i
                       where i.channel_id = c.channel_id) as last_incident_at
              from channel c where c.channel_id in (
              """
                  + String.join(", ", Collections.nCopies(some.size(), "?"))
                  + ")",
              ChannelStore::activity,
              some.toArray())
          .forEach(activity -> found.put(activity.channelId(), activity));
    }
    return found;
  }

  private static ChannelActivity activity(ResultSet row) throws SQLException {
    Severity[] worstFirst = Severity.values();
    int worst = worstFirst.length;
    for (String column : List.of("worst_triggered", "worst_processing")) {
      int severity = row.getInt(column);
      worst = row.wasNull() ? worst : Math.min(worst, severity);
    }
    return new ChannelActivity(
        row.getLong("channel_id"),
        row.getLong("triggered"),
        row.getLong("processing"),
        worst < worstFirst.length ? Optional.of(worstFirst[worst]) : Optional.empty(),
        row.getLong("last_incident_at"));
  }

  private static Channel channel(ResultSet row, RuleLists rules) throws SQLException {
    return new Channel(
        row.getLong("channel_id"),
        row.getString("name"),
        row.getString("description"),
        row.getLong("team_id"),
        SettingsReader.read(row.getString("settings")),
        rules,
        row.getLong("noise_version"),
        new Channel.Origin(
            Channel.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
            row.getLong("creator_id"),
            row.getLong("created_at"),
            row.getLong("updated_at"),
            row.getLong("deleted_at")));
  }
}
