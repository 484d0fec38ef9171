package dev.quell.incident;

import dev.quell.storage.Sql;
import java.util.List;

/** The SQL of custom fields. */
final class CustomFieldStore {
  private CustomFieldStore() {}

  static List<CustomField> all(Sql sql) {
    return sql.list(
        """
        select field_id, body, creator_id, created_at, updated_by, updated_at
        from custom_field order by created_at, field_id
        """,
        row ->
            new CustomField(
                row.getString(1),
                CustomField.Body.of(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6)));
  }

  static void put(Sql sql, CustomField field) {
    sql.update(
        """
        insert into custom_field
          (field_id, field_name, body, creator_id, created_at, updated_by, updated_at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (field_id) do update set
          body = excluded.body, updated_by = excluded.updated_by,
          updated_at = excluded.updated_at
        """,
        field.id(),
        field.body().fieldName(),
        field.body().json(),
        field.creatorId(),
        field.createdAt(),
        field.updatedBy(),
        field.updatedAt());
  }

  /** What incidents say in it stays in their rows, where nobody finds it any more. */
  static void remove(Sql sql, String id) {
    sql.update("delete from incident_field where field_id = ?", id);
    sql.update("delete from custom_field where field_id = ?", id);
  }
}
