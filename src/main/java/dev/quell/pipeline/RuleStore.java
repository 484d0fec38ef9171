package dev.quell.pipeline;

import dev.quell.pipeline.rule.Stamps;
import dev.quell.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The SQL of one kind of rule list: a table of what holds now and one of all versions.
 *
 * @param table the first; the second is called the same with {@code _version}
 */
record RuleStore(String table) {
  private static final String COLUMNS =
      "integration_id, version, body, creator_id, updated_by, created_at, updated_at";

  /** A list as it stands in the store; {@code body} is JSON. */
  record Row(long integrationId, long version, String body, Stamps stamps) {}

  /** A list as it was at some time. */
  record Version(long version, String body, long updatedBy, long updatedAt) {}

  List<Row> all(Sql sql) {
    return sql.list("select " + COLUMNS + " from " + table, RuleStore::row);
  }

  Optional<Row> one(Sql sql, long integrationId) {
    return sql.one(
        "select " + COLUMNS + " from " + table + " where integration_id = ?",
        RuleStore::row,
        integrationId);
  }

  void put(Sql sql, Row row, long logOffset) {
    sql.update(
        """
        insert into %s (integration_id, version, body, creator_id, updated_by, created_at,
                        updated_at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (integration_id) do update set
          version = excluded.version, body = excluded.body, updated_by = excluded.updated_by,
          updated_at = excluded.updated_at
        """
            .formatted(table),
        row.integrationId(),
        row.version(),
        row.body(),
        row.stamps().creatorId(),
        row.stamps().updatedBy(),
        row.stamps().createdAt(),
        row.stamps().updatedAt());
    sql.update(
        """
        insert into %s_version (integration_id, version, body, updated_by, updated_at, log_offset)
        values (?, ?, ?, ?, ?, ?)
        """
            .formatted(table),
        row.integrationId(),
        row.version(),
        row.body(),
        row.stamps().updatedBy(),
        row.stamps().updatedAt(),
        logOffset);
  }

  List<Version> versions(Sql sql, long integrationId, boolean oldestFirst, int limit, int offset) {
    return sql.list(
        "select version, body, updated_by, updated_at from "
            + table
            + "_version where integration_id = ? order by version"
            + (oldestFirst ? "" : " desc")
            + " limit ? offset ?",
        row ->
            new Version(
                row.getLong("version"),
                row.getString("body"),
                row.getLong("updated_by"),
                row.getLong("updated_at")),
        integrationId,
        limit,
        offset);
  }

  long longestVersion(Sql sql, long integrationId) {
    return sql.number(
        "select max(octet_length(body)) from " + table + "_version where integration_id = ?",
        integrationId);
  }

  long versionCount(Sql sql, long integrationId) {
    return sql.number(
        "select count(*) from " + table + "_version where integration_id = ?", integrationId);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("integration_id"),
        row.getLong("version"),
        row.getString("body"),
        new Stamps(
            row.getLong("creator_id"),
            row.getLong("updated_by"),
            row.getLong("created_at"),
            row.getLong("updated_at")));
  }
}
