package dev.quell.channel.rule;

import dev.quell.web.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A rule as it is kept: in a row of its own, and within each version of its channel.
 *
 * @param kind the word of the API
 * @param body what it says, as the API spells it
 * @param createdAt epoch milliseconds, as the other time
 */
public record RuleRow(
    String ruleId,
    String kind,
    int priority,
    boolean enabled,
    JsonNode body,
    long creatorId,
    long createdAt,
    long updatedBy,
    long updatedAt) {
  private static final JsonMapper JSON = Json.mapper();

  /** Rules of a channel as one text. */
  private record Rows(List<RuleRow> rules) {}

  public static RuleRow of(ChannelRule rule) {
    RuleHead head = rule.head();
    Object body =
        switch (rule) {
          case DropRule drop -> DropBody.of(drop);
          case SilenceRule silence -> SilenceBody.of(silence);
          case InhibitRule inhibit -> InhibitBody.of(inhibit);
        };
    return new RuleRow(
        head.id(),
        rule.kind().wire(),
        head.priority(),
        head.enabled(),
        JSON.valueToTree(body),
        head.stamps().creatorId(),
        head.stamps().createdAt(),
        head.stamps().updatedBy(),
        head.stamps().updatedAt());
  }

  /** The same, read from its column. */
  public static JsonNode body(String json) {
    return JSON.readTree(json);
  }

  public ChannelRule rule() {
    ChannelRule.Kind known =
        ChannelRule.Kind.of(kind)
            .orElseThrow(() -> new IllegalStateException("kind of rule in the table: " + kind));
    return switch (known) {
      case UNSUBSCRIBE -> {
        DropBody said = JSON.treeToValue(body, DropBody.class);
        yield said.rule(head(said.ruleName(), said.description()));
      }
      case SILENCE -> {
        SilenceBody said = JSON.treeToValue(body, SilenceBody.class);
        yield said.rule(head(said.ruleName(), said.description()));
      }
      case INHIBIT -> {
        InhibitBody said = JSON.treeToValue(body, InhibitBody.class);
        yield said.rule(head(said.ruleName(), said.description()));
      }
    };
  }

  private RuleHead head(String name, String description) {
    RuleHead.Stamps stamps = new RuleHead.Stamps(creatorId, updatedBy, createdAt, updatedAt);
    return new RuleHead(ruleId, name, description, priority, enabled, stamps);
  }

  /** All rules of a channel as one text. */
  public static String text(RuleLists rules) {
    return JSON.writeValueAsString(new Rows(rules.all().stream().map(RuleRow::of).toList()));
  }

  /** The same, read again. */
  public static RuleLists lists(String text) {
    List<ChannelRule> rules = new ArrayList<>();
    JSON.readValue(text, Rows.class).rules().forEach(row -> rules.add(row.rule()));
    return RuleLists.of(rules);
  }
}
