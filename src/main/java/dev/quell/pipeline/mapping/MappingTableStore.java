package dev.quell.pipeline.mapping;

import dev.quell.pipeline.rule.Stamps;
import dev.quell.storage.Sql;
import dev.quell.web.Json;
import dev.quell.web.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of mapping tables. */
final class MappingTableStore {
  private static final JsonMapper JSON = Json.mapper();
  private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};
  private static final TypeReference<List<String>> LABELS = new TypeReference<>() {};
  private static final String SCHEMA =
      """
      schema_id, schema_name, description, team_id, source_labels, result_labels, creator_id,
      updated_by, created_at, updated_at
      """;
  private static final String ROW = "select row_key, fields, created_at, updated_at";

  private MappingTableStore() {}

  /** One row with its key; times in epoch milliseconds. */
  record Row(String key, Map<String, String> fields, long createdAt, long updatedAt) {}

  /** Which rows of a table are asked for; {@code column} is the time they are ordered by. */
  record Listed(String column, boolean oldestFirst, Optional<Position> after, int offset) {}

  static List<MappingSchema> schemas(Sql sql) {
    return sql.list(
        "select " + SCHEMA + " from mapping_schema order by created_at, schema_id",
        MappingTableStore::schema);
  }

  static Optional<MappingSchema> schema(Sql sql, String id) {
    return sql.one(
        "select " + SCHEMA + " from mapping_schema where schema_id = ?",
        MappingTableStore::schema,
        id);
  }

  static void put(Sql sql, MappingSchema schema) {
    sql.update(
        """
        insert into mapping_schema (schema_id, schema_name, description, team_id, source_labels,
                                    result_labels, creator_id, updated_by, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (schema_id) do update set
          schema_name = excluded.schema_name, description = excluded.description,
          team_id = excluded.team_id, updated_by = excluded.updated_by,
          updated_at = excluded.updated_at
        """,
        schema.id(),
        schema.name(),
        schema.description(),
        schema.teamId(),
        JSON.writeValueAsString(schema.sourceLabels()),
        JSON.writeValueAsString(schema.resultLabels()),
        schema.stamps().creatorId(),
        schema.stamps().updatedBy(),
        schema.stamps().createdAt(),
        schema.stamps().updatedAt());
  }

  static void delete(Sql sql, String id) {
    truncate(sql, id);
    sql.update("delete from mapping_schema where schema_id = ?", id);
  }

  static void truncate(Sql sql, String id) {
    sql.update("delete from mapping_row where schema_id = ?", id);
  }

  static void putRows(Sql sql, String id, Map<String, Map<String, String>> rows, long now) {
    sql.batch(
        """
        insert into mapping_row (schema_id, row_key, fields, created_at, updated_at)
        values (?, ?, ?, ?, ?)
        on conflict (schema_id, row_key) do update set
          fields = excluded.fields, updated_at = excluded.updated_at
        """,
        rows.entrySet().stream()
            .map(row ->
                new Object[] {id, row.getKey(), JSON.writeValueAsString(row.getValue()), now, now})
            .toList());
  }

  static void removeRows(Sql sql, String id, List<String> keys) {
    sql.batch(
        "delete from mapping_row where schema_id = ? and row_key = ?",
        keys.stream().map(key -> new Object[] {id, key}).toList());
  }

  static long count(Sql sql, String id) {
    return sql.number("select count(*) from mapping_row where schema_id = ?", id);
  }

  /** How much text a table holds, in characters of JSON. */
  static long size(Sql sql, String id) {
    return sql.number(
        "select coalesce(sum(length(fields)), 0) from mapping_row where schema_id = ?", id);
  }

  static List<Row> all(Sql sql, String id) {
    return sql.list(
        ROW + " from mapping_row where schema_id = ? order by created_at, row_key",
        MappingTableStore::row,
        id);
  }

  static Optional<Row> one(Sql sql, String id, String key) {
    return sql.one(
        ROW + " from mapping_row where schema_id = ? and row_key = ?",
        MappingTableStore::row,
        id,
        key);
  }

  static List<Row> list(Sql sql, String id, Listed listed, int limit) {
    String column = listed.column();
    String order = listed.oldestFirst() ? "" : " desc";
    List<Object> arguments = new ArrayList<>(List.of(id));
    String after = "";
    if (listed.after().isPresent()) {
      String sign = listed.oldestFirst() ? ">" : "<";
      after = " and (" + column + ", row_key) " + sign + " (?, ?)";
      arguments.add(listed.after().get().number());
      arguments.add(listed.after().get().id());
    }
    arguments.add(limit);
    arguments.add(listed.offset());
    return sql.list(
        ROW
            + " from mapping_row where schema_id = ?"
            + after
            + (" order by " + column + order + ", row_key" + order)
            + " limit ? offset ?",
        MappingTableStore::row,
        arguments.toArray());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("row_key"),
        JSON.readValue(row.getString("fields"), FIELDS),
        row.getLong("created_at"),
        row.getLong("updated_at"));
  }

  private static MappingSchema schema(ResultSet row) throws SQLException {
    return new MappingSchema(
        row.getString("schema_id"),
        row.getString("schema_name"),
        row.getString("description"),
        row.getLong("team_id"),
        JSON.readValue(row.getString("source_labels"), LABELS),
        JSON.readValue(row.getString("result_labels"), LABELS),
        new Stamps(
            row.getLong("creator_id"),
            row.getLong("updated_by"),
            row.getLong("created_at"),
            row.getLong("updated_at")));
  }
}
