package dev.quell.channel.rule;

import dev.quell.model.ObjectId;
import dev.quell.queue.LogRecord;
import dev.quell.web.ApiException;
import dev.quell.web.Json;
import dev.quell.web.Requests;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a command makes of a channel's rules. It goes by nothing but both of them, so that the past
 * can be gone through once more.
 *
 * @param rules all of them afterwards
 * @param rule the one it made or changed; empty when it was about no one rule, or removed it
 */
public record RuleChange(RuleLists rules, Optional<ChannelRule> rule) {
  private static final JsonMapper JSON = Json.mapper();
  private static final int MOST_RULES = 200;

  /** Every event waits while one is asked for all of these. */
  private static final long MOST_WEIGHT = 1_000_000;

  /** Whether commands of this kind are about rules: {@code channel.silence.create} is one. */
  public static boolean isFor(String commandKind) {
    String[] words = commandKind.split("\\.", -1);
    return words.length == 3
        && (words[1].equals("rule") || ChannelRule.Kind.of(words[1]).isPresent());
  }

  /** The change; refuses one that cannot be. */
  public static RuleChange of(RuleLists old, LogRecord.Command command, long offset) {
    String[] words = command.kind().split("\\.", -1);
    if (words[1].equals("rule")) {
      return reordered(old, command);
    }
    ChannelRule.Kind kind = ChannelRule.Kind.of(words[1]).orElseThrow();
    return switch (words[2]) {
      case "create" -> created(old, kind, command, offset);
      case "update" -> updated(old, kind, command);
      case "enable" -> enabled(old, kind, command, true);
      case "disable" -> enabled(old, kind, command, false);
      case "delete" -> deleted(old, kind, command);
      case "expire" -> expired(old, command);
      default -> throw new IllegalArgumentException("command: " + command.kind());
    };
  }

  private static RuleChange created(
      RuleLists old, ChannelRule.Kind kind, LogRecord.Command command, long offset) {
    RuleForm form = form(kind, command.body());
    Optional<ChannelRule> same = ofSameIncident(old, form);
    if (same.isPresent()) {
      return written(old, form, same, same.get().head().id(), command);
    }
    if (old.of(kind).size() >= MOST_RULES) {
      throw Requests.invalid(
          "channel_id", "has " + MOST_RULES + " rules of this kind", "fewer; delete one first");
    }
    String id = ObjectId.of(command.receivedAt(), offset, 0);
    return written(old, form, Optional.empty(), id, command);
  }

  /** A second quick silence of an incident changes the first. */
  private static Optional<ChannelRule> ofSameIncident(RuleLists old, RuleForm form) {
    return form instanceof SilenceForm silence && !silence.incidentId().isEmpty()
        ? old.silences().stream()
            .filter(rule -> rule.fromIncidentId().equals(silence.incidentId()))
            .findFirst()
            .map(ChannelRule.class::cast)
        : Optional.empty();
  }

  private static RuleChange updated(
      RuleLists old, ChannelRule.Kind kind, LogRecord.Command command) {
    RuleForm form = form(kind, command.body());
    String id =
        switch (form) {
          case DropForm drop -> drop.ruleId().orElse("");
          case SilenceForm silence -> silence.ruleId().orElse("");
          case InhibitForm inhibit -> inhibit.ruleId().orElse("");
        };
    ChannelRule rule = existing(old, kind, id);
    return written(old, form, Optional.of(rule), id, command);
  }

  private static RuleChange written(
      RuleLists old,
      RuleForm form,
      Optional<ChannelRule> before,
      String id,
      LogRecord.Command command) {
    ChannelRule rule = form.over(before, form.head(id, before, stamps(before, command)));
    boolean again = before.isPresent() && command.kind().endsWith(".create");
    ChannelRule on = again ? rule.with(rule.head().withEnabled(true, rule.head().stamps())) : rule;
    RuleLists rules = old.with(on);
    refuseHeavy(rules);
    return new RuleChange(rules, Optional.of(on));
  }

  private static RuleChange enabled(
      RuleLists old, ChannelRule.Kind kind, LogRecord.Command command, boolean on) {
    ChannelRule rule = named(old, kind, command);
    if (rule.head().enabled() == on) {
      return new RuleChange(old, Optional.of(rule));
    }
    ChannelRule changed =
        rule.with(rule.head().withEnabled(on, stamps(Optional.of(rule), command)));
    return new RuleChange(old.with(changed), Optional.of(changed));
  }

  private static RuleChange deleted(
      RuleLists old, ChannelRule.Kind kind, LogRecord.Command command) {
    return new RuleChange(old.without(named(old, kind, command).head().id()), Optional.empty());
  }

  /** Only what is still there and spent goes: somebody may have given it more time meanwhile. */
  private static RuleChange expired(RuleLists old, LogRecord.Command command) {
    RuleId id = JSON.readValue(command.body(), RuleId.class);
    boolean spent =
        old.silences().stream()
            .anyMatch(rule ->
                rule.head().id().equals(id.ruleId()) && rule.isSpentAt(command.receivedAt()));
    return new RuleChange(spent ? old.without(id.ruleId()) : old, Optional.empty());
  }

  /** The last gets priority 0, as a new rule does, which is younger and so comes behind it. */
  private static RuleChange reordered(RuleLists old, LogRecord.Command command) {
    RuleOrder order = JSON.readValue(command.body(), RuleOrder.class);
    ChannelRule.Kind kind = kind(order.kind());
    List<String> ids = order.ruleIds();
    int count = old.of(kind).size();
    if (ids.size() != count || new HashSet<>(ids).size() != count) {
      throw Requests.invalid(
          "rule_ids", ids.size() + " ids", "each of the " + count + " rules once");
    }
    RuleLists rules = old;
    for (int i = 0; i < count; i++) {
      ChannelRule rule = existing(old, kind, ids.get(i));
      int priority = i + 1 - count;
      if (rule.head().priority() != priority) {
        RuleHead.Stamps stamps = stamps(Optional.of(rule), command);
        rules = rules.with(rule.with(rule.head().withPriority(priority, stamps)));
      }
    }
    return new RuleChange(rules, Optional.empty());
  }

  /** A kind as a request says it. */
  public static ChannelRule.Kind kind(String wire) {
    return ChannelRule.Kind.of(wire)
        .orElseThrow(() ->
            Requests.invalid("kind", '"' + wire + '"', "one of unsubscribe, silence, inhibit"));
  }

  private static RuleForm form(ChannelRule.Kind kind, String body) {
    return switch (kind) {
      case UNSUBSCRIBE -> JSON.readValue(body, DropForm.class);
      case SILENCE -> JSON.readValue(body, SilenceForm.class);
      case INHIBIT -> JSON.readValue(body, InhibitForm.class);
    };
  }

  private static RuleHead.Stamps stamps(Optional<ChannelRule> old, LogRecord.Command command) {
    return old.map(rule -> rule.head().stamps().changed(command.by(), command.receivedAt()))
        .orElseGet(() -> RuleHead.Stamps.first(command.by(), command.receivedAt()));
  }

  private static ChannelRule named(
      RuleLists rules, ChannelRule.Kind kind, LogRecord.Command command) {
    return existing(rules, kind, JSON.readValue(command.body(), RuleId.class).ruleId());
  }

  private static ChannelRule existing(RuleLists rules, ChannelRule.Kind kind, String id) {
    return find(rules, kind, id).orElseThrow(() -> ApiException.notFound("rule", id));
  }

  private static Optional<ChannelRule> find(RuleLists rules, ChannelRule.Kind kind, String id) {
    return rules.find(id).filter(rule -> rule.kind() == kind);
  }

  private static void refuseHeavy(RuleLists rules) {
    if (rules.all().stream().mapToLong(ChannelRule::weight).sum() > MOST_WEIGHT) {
      throw Requests.invalid(
          "filters",
          "too many large regular expressions in the rules of this channel",
          "fewer, or smaller repetitions; texts and wildcards do not count");
    }
  }
}
