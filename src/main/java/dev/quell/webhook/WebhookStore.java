package dev.quell.webhook;

import dev.quell.storage.Sql;
import java.util.List;
import java.util.Locale;

/** The SQL of webhooks. */
final class WebhookStore {
  private WebhookStore() {}

  /** The oldest first. */
  static List<Webhook> all(Sql sql) {
    return sql.list(
        """
        select webhook_id, kind, body, enabled, creator_id, created_at, updated_by, updated_at
        from webhook order by webhook_id
        """,
        row ->
            new Webhook(
                row.getLong(1),
                Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                Webhook.Settings.of(row.getString(3)),
                row.getInt(4) != 0,
                new Webhook.Stamps(
                    row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8))));
  }

  static void put(Sql sql, Webhook webhook) {
    sql.update(
        """
        insert into webhook
          (webhook_id, kind, body, enabled, creator_id, created_at, updated_by, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (webhook_id) do update set
          body = excluded.body, enabled = excluded.enabled,
          updated_by = excluded.updated_by, updated_at = excluded.updated_at
        """,
        webhook.id(),
        webhook.kind().wire(),
        webhook.settings().json(),
        webhook.enabled(),
        webhook.stamps().creatorId(),
        webhook.stamps().createdAt(),
        webhook.stamps().updatedBy(),
        webhook.stamps().updatedAt());
  }

  static void remove(Sql sql, long id) {
    sql.update("delete from webhook where webhook_id = ?", id);
  }
}
