package dev.quell.channel;

import dev.quell.channel.rule.RuleRow;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Sql;
import dev.quell.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of the versions of channels. */
final class ChannelVersionStore {
  private static final JsonMapper JSON = Json.mapper();
  private static final TypeReference<List<NoiseChange>> SUMMARY = new TypeReference<>() {};

  private ChannelVersionStore() {}

  /**
   * A version without what it says.
   *
   * @param updatedAt epoch milliseconds
   */
  record Line(long version, long updatedBy, long updatedAt, List<NoiseChange> summary) {}

  /** What a version says: settings as the API spells them, and rules as they are kept. */
  record Content(String settings, String rules) {}

  static void add(
      Sql sql, Channel channel, LogRecord.Command command, long offset, List<NoiseChange> summary) {
    sql.update(
        """
        insert into channel_version
          (channel_id, version, log_offset, settings, rules, updated_by, updated_at, summary)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        channel.id(),
        channel.noiseVersion(),
        offset,
        channel.settings().json(),
        RuleRow.text(channel.rules()),
        command.by(),
        command.receivedAt(),
        JSON.writeValueAsString(summary));
  }

  /** The newest first. */
  static List<Line> list(Sql sql, long channelId, int limit, int offset) {
    return sql.list(
        """
        select version, updated_by, updated_at, summary from channel_version
        where channel_id = ? order by version desc limit ? offset ?
        """,
        ChannelVersionStore::line,
        channelId,
        limit,
        offset);
  }

  static Optional<Line> one(Sql sql, long channelId, long version) {
    return sql.one(
        """
        select version, updated_by, updated_at, summary from channel_version
        where channel_id = ? and version = ?
        """,
        ChannelVersionStore::line,
        channelId,
        version);
  }

  static Optional<Content> content(Sql sql, long channelId, long version) {
    return sql.one(
        "select settings, rules from channel_version where channel_id = ? and version = ?",
        row -> new Content(row.getString(1), row.getString(2)),
        channelId,
        version);
  }

  static long count(Sql sql, long channelId) {
    return sql.number("select count(*) from channel_version where channel_id = ?", channelId);
  }

  /** How many incidents were opened under each of these versions; none where there were none. */
  static Map<Long, Long> incidents(Sql sql, long channelId, List<Long> versions) {
    Map<Long, Long> counts = new HashMap<>();
    if (!versions.isEmpty()) {
      List<Object> arguments = new ArrayList<>();
      arguments.add(channelId);
      arguments.addAll(versions);
      sql.list(
              """
              select noise_version, count(*) from incident
              where channel_id = ? and noise_version in (
              """
                  + String.join(", ", Collections.nCopies(versions.size(), "?"))
                  + ") group by noise_version",
              row -> Map.entry(row.getLong(1), row.getLong(2)),
              arguments.toArray())
          .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    }
    return counts;
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getLong("version"),
        row.getLong("updated_by"),
        row.getLong("updated_at"),
        JSON.readValue(row.getString("summary"), SUMMARY));
  }
}
