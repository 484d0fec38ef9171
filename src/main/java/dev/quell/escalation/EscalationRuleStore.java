package dev.quell.escalation;

import dev.quell.channel.rule.RuleHead;
import dev.quell.storage.Sql;
import java.util.List;

/** The SQL of escalation rules. */
final class EscalationRuleStore {
  private EscalationRuleStore() {}

  /** All rules, those of a channel in the order they are asked. */
  static List<EscalationRules.Kept> all(Sql sql) {
    return sql
        .list(
            """
            select rule_id, channel_id, status, body, creator_id, updated_by, created_at, updated_at
            from escalation_rule order by channel_id, created_at, rule_id
            """,
            row ->
                EscalationRules.Kept.of(
                    RuleText.of(row.getString(4)),
                    row.getString(1),
                    row.getLong(2),
                    row.getString(3).equals("enabled"),
                    new RuleHead.Stamps(
                        row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8))))
        .stream()
        .sorted(EscalationRules.ORDER)
        .toList();
  }

  static void put(Sql sql, EscalationRules.Kept kept) {
    RuleHead head = kept.rule().head();
    sql.update(
        """
        insert into escalation_rule
          (rule_id, channel_id, status, body, creator_id, created_at, updated_by, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (rule_id) do update set
          status = excluded.status, body = excluded.body, updated_by = excluded.updated_by,
          updated_at = excluded.updated_at
        """,
        head.id(),
        kept.rule().channelId(),
        head.enabled() ? "enabled" : "disabled",
        kept.text().json(),
        head.stamps().creatorId(),
        head.stamps().createdAt(),
        head.stamps().updatedBy(),
        head.stamps().updatedAt());
  }

  static void remove(Sql sql, String ruleId) {
    sql.update("delete from escalation_rule where rule_id = ?", ruleId);
  }
}
