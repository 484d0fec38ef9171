package dev.quell.escalation;

import dev.quell.channel.rule.RuleHead;
import dev.quell.storage.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of how far incidents have come. */
final class ChainStore {
  private static final JsonMapper JSON = dev.quell.web.Json.mapper();

  private static volatile Written written = new Written(Optional.empty(), "");

  private ChainStore() {}

  /** The rule that was written last. */
  private record Written(Optional<EscalationRules.Kept> kept, String json) {}

  /** A rule as it was. */
  private record Snapshot(
      RuleText text,
      long channelId,
      long creatorId,
      long updatedBy,
      long createdAt,
      long updatedAt) {}

  static Optional<Chain> byIncident(Sql sql, String incidentId) {
    return sql.one(
        """
        select rule_id, rule, level, sent, since, rest from escalation_chain where incident_id = ?
        """,
        row ->
            new Chain(
                incidentId,
                rule(row.getString(1), row.getString(2)),
                new Course(row.getInt(3), row.getInt(4), row.getLong(5)),
                rest(row.getString(6))),
        incidentId);
  }

  static void put(Sql sql, Collection<Chain> chains, long now) {
    sql.batch(
        """
        insert into escalation_chain
          (incident_id, rule_id, rule, level, sent, since, rest, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (incident_id) do update set
          rule_id = excluded.rule_id, rule = excluded.rule, level = excluded.level,
          sent = excluded.sent, since = excluded.since, rest = excluded.rest,
          updated_at = excluded.updated_at
        """,
        chains.stream()
            .map(chain ->
                new Object[] {
                  chain.incidentId(),
                  chain.rule().map(kept -> kept.rule().head().id()).orElse(""),
                  chain.rule().map(ChainStore::snapshot).orElse(""),
                  chain.course().level(),
                  chain.course().sent(),
                  chain.course().since(),
                  chain.rest().map(Chain.Rest::wire).orElse(""),
                  now
                })
            .toList());
  }

  /** Many incidents in a row follow the very same rule. */
  @SuppressWarnings("ReferenceEquality")
  private static String snapshot(EscalationRules.Kept kept) {
    Written last = written;
    if (last.kept().filter(same -> same == kept).isPresent()) {
      return last.json();
    }
    RuleHead.Stamps stamps = kept.rule().head().stamps();
    String json =
        JSON.writeValueAsString(
            new Snapshot(
                kept.text(),
                kept.rule().channelId(),
                stamps.creatorId(),
                stamps.updatedBy(),
                stamps.createdAt(),
                stamps.updatedAt()));
    written = new Written(Optional.of(kept), json);
    return json;
  }

  private static Optional<EscalationRules.Kept> rule(String id, String json) {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Snapshot snapshot = JSON.readValue(json, Snapshot.class);
    return Optional.of(
        EscalationRules.Kept.of(
            snapshot.text(),
            id,
            snapshot.channelId(),
            true,
            new RuleHead.Stamps(
                snapshot.creatorId(),
                snapshot.updatedBy(),
                snapshot.createdAt(),
                snapshot.updatedAt())));
  }

  private static Optional<Chain.Rest> rest(String wire) {
    return wire.isEmpty()
        ? Optional.empty()
        : List.of(Chain.Rest.values()).stream()
            .filter(one -> one.wire().equals(wire.toLowerCase(Locale.ROOT)))
            .findFirst();
  }
}
