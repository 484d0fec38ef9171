package dev.quell.notify.catalog;

import dev.quell.storage.Sql;
import java.util.List;

/** The SQL of templates. */
final class TemplateStore {
  private TemplateStore() {}

  /** The oldest first. */
  static List<Template> all(Sql sql) {
    return sql.list(
        """
        select template_id, body, creator_id, created_at, updated_by, updated_at
        from template order by created_at, template_id
        """,
        row ->
            new Template(
                row.getString(1),
                Template.Body.of(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6)));
  }

  static void put(Sql sql, Template template) {
    sql.update(
        """
        insert into template
          (template_id, body, creator_id, created_at, updated_by, updated_at)
        values (?, ?, ?, ?, ?, ?)
        on conflict (template_id) do update set
          body = excluded.body, updated_by = excluded.updated_by,
          updated_at = excluded.updated_at
        """,
        template.id(),
        template.body().json(),
        template.creatorId(),
        template.createdAt(),
        template.updatedBy(),
        template.updatedAt());
  }

  static void remove(Sql sql, String id) {
    sql.update("delete from template where template_id = ?", id);
  }
}
