package dev.quell.channel;

import dev.quell.channel.rule.ChannelRule;
import dev.quell.channel.rule.RuleLists;
import dev.quell.channel.rule.RuleRow;
import dev.quell.channel.rule.SilenceRule;
import dev.quell.queue.LogRecord;
import dev.quell.storage.MemberNames;
import dev.quell.storage.Sql;
import dev.quell.timer.Timers;
import dev.quell.timer.WakeUp;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Requests;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a version of a channel's noise settings and rules with every change of them, and lets what
 * a changed rule held be judged again.
 */
final class NoiseVersions {
  private NoiseVersions() {}

  /** The first version, of a channel just made. */
  static void begin(Sql sql, Channel channel, LogRecord.Command command, long offset) {
    ChannelVersionStore.add(sql, channel, command, offset, List.of());
  }

  /** Writes rules and a version, where something differs; the channel as it is from now on. */
  static Channel save(Sql sql, Channel old, Channel next, LogRecord.Command command, long offset) {
    RuleLists rules = put(sql, old, next.rules());
    Channel changed = next.withNoise(next.settings(), rules, old.noiseVersion());
    List<NoiseChange> summary = NoiseChange.between(old, changed);
    if (summary.isEmpty()) {
      return changed;
    }
    Channel newest = changed.withNoise(next.settings(), rules, old.noiseVersion() + 1);
    ChannelVersionStore.add(sql, newest, command, offset, summary);
    judgeAgain(sql, old, newest, command.receivedAt());
    return newest;
  }

  /** Of two people who change the same version, the second is told of the first. */
  static void refuseLate(Sql sql, Channel channel, String name, long given) {
    if (given == 0 || given == channel.noiseVersion()) {
      return;
    }
    Optional<ChannelVersionStore.Line> newest =
        ChannelVersionStore.one(sql, channel.id(), channel.noiseVersion());
    String by = newest.map(line -> "; changed by " + whoAndWhen(sql, line)).orElse("");
    throw Requests.invalid(name, given, channel.noiseVersion() + by);
  }

  /**
   * The channel as it was in a version; rules come back under their ids, but those that were to go
   * away by themselves and whose time is over.
   */
  static Channel restored(Sql sql, Channel channel, long version, long now) {
    ChannelVersionStore.Content content =
        ChannelVersionStore.content(sql, channel.id(), version)
            .orElseThrow(() -> noVersion(version));
    RuleLists rules =
        RuleLists.of(
            RuleRow.lists(content.rules()).all().stream()
                .filter(rule -> !(rule instanceof SilenceRule silence && silence.isSpentAt(now)))
                .toList());
    return channel.withNoise(
        SettingsReader.restored(channel.settings().json(), content.settings()),
        rules,
        channel.noiseVersion());
  }

  static ApiException noVersion(long version) {
    return new ApiException(
        ErrorCode.RESOURCE_NOT_FOUND,
        "version: " + version + " (expected: an existing version of the channel)");
  }

  private static String whoAndWhen(Sql sql, ChannelVersionStore.Line line) {
    long person = line.updatedBy();
    String name = MemberNames.of(sql, List.of(person)).getOrDefault(person, "member " + person);
    Instant at = Instant.ofEpochMilli(line.updatedAt()).truncatedTo(ChronoUnit.SECONDS);
    return (person == 0 ? "Quell" : name) + " at " + at;
  }

  /** Writes the rules that differ; one that says what it said keeps who changed it last. */
  private static RuleLists put(Sql sql, Channel old, RuleLists wanted) {
    List<ChannelRule> kept = new ArrayList<>();
    for (ChannelRule rule : wanted.all()) {
      Optional<ChannelRule> same =
          old.rules().find(rule.head().id()).filter(was -> NoiseChange.isSame(was, rule));
      kept.add(same.orElse(rule));
      if (same.isEmpty()) {
        ChannelRuleStore.put(sql, old.id(), rule);
      }
    }
    for (ChannelRule rule : old.rules().all()) {
      if (wanted.find(rule.head().id()).isEmpty()) {
        ChannelRuleStore.remove(sql, rule.head().id());
      }
    }
    return RuleLists.of(kept);
  }

  /** What a rule held to the end stays held when nobody can be asked any more. */
  private static boolean endsHolds(ChannelRule rule, Optional<ChannelRule> changed) {
    return changed.isPresent() ? !rule.isMeantAs(changed.get()) : rule.judgesAgain();
  }

  private static void judgeAgain(Sql sql, Channel old, Channel next, long now) {
    Map<String, Long> held = ChannelRuleStore.held(sql, old.id());
    List<WakeUp> wakeUps = new ArrayList<>();
    for (ChannelRule rule : old.rules().all()) {
      String id = rule.head().id();
      if (held.containsKey(id) && endsHolds(rule, next.rules().find(id))) {
        String kind =
            rule.kind() == ChannelRule.Kind.SILENCE
                ? ChannelRule.SILENCE_END
                : ChannelRule.INHIBIT_RULE_END;
        wakeUps.add(new WakeUp(kind, ChannelRule.subject(old.id(), id), now));
      }
    }
    Timers.put(sql, wakeUps);
  }
}
