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
import java.util.Optional;
import java.util.Set;

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
  static Channel save(
      Sql sql, Channel old, Channel wanted, LogRecord.Command command, long offset) {
    Channel next = next(old, wanted);
    put(sql, old, next.rules());
    if (next.noiseVersion() != old.noiseVersion()) {
      List<NoiseChange> summary = NoiseChange.between(old, next);
      ChannelVersionStore.add(sql, next, command, offset, summary);
      Set<String> held = ChannelRuleStore.held(sql, old.id()).keySet();
      Timers.remove(sql, noLongerAwaited(old, next));
      Timers.put(sql, judgedAgain(old, next, held, command.receivedAt()));
    }
    return next;
  }

  /** The channel as it is from now on; a new version where something differs. */
  static Channel next(Channel old, Channel wanted) {
    RuleLists rules = merged(old, wanted.rules());
    Channel changed = wanted.withNoise(wanted.settings(), rules, old.noiseVersion());
    return NoiseChange.between(old, changed).isEmpty()
        ? changed
        : changed.withNoise(wanted.settings(), rules, old.noiseVersion() + 1);
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

  /** A rule that says what it said keeps who changed it last. */
  private static RuleLists merged(Channel old, RuleLists wanted) {
    List<ChannelRule> kept = new ArrayList<>();
    for (ChannelRule rule : wanted.all()) {
      kept.add(same(old, rule).orElse(rule));
    }
    return RuleLists.of(kept);
  }

  private static Optional<ChannelRule> same(Channel old, ChannelRule rule) {
    return old.rules().find(rule.head().id()).filter(was -> NoiseChange.isSame(was, rule));
  }

  /** Writes the rules that differ. */
  private static void put(Sql sql, Channel old, RuleLists wanted) {
    for (ChannelRule rule : wanted.all()) {
      if (same(old, rule).isEmpty()) {
        ChannelRuleStore.put(sql, old.id(), rule);
      }
    }
    for (ChannelRule rule : old.rules().all()) {
      if (wanted.find(rule.head().id()).isEmpty()) {
        ChannelRuleStore.remove(sql, rule.head().id());
      }
    }
  }

  /** What a rule held to the end stays held when nobody can be asked any more. */
  private static boolean endsHolds(ChannelRule rule, Optional<ChannelRule> changed) {
    return changed.isPresent() ? !rule.isMeantAs(changed.get()) : rule.judgesAgain();
  }

  /** The ends of silences that are gone and whose alerts stay held; one may be left over. */
  static List<WakeUp> noLongerAwaited(Channel old, Channel next) {
    return old.rules().silences().stream()
        .filter(rule -> !rule.judgeAgain() && next.rules().find(rule.head().id()).isEmpty())
        .map(rule -> ChannelRule.subject(old.id(), rule.head().id()))
        .map(subject -> new WakeUp(ChannelRule.SILENCE_END, subject, 0))
        .toList();
  }

  /** Lets what these rules hold be judged again where they do not mean the same any more. */
  static List<WakeUp> judgedAgain(Channel old, Channel next, Set<String> held, long now) {
    List<WakeUp> wakeUps = new ArrayList<>();
    for (ChannelRule rule : old.rules().all()) {
      String id = rule.head().id();
      if (held.contains(id) && endsHolds(rule, next.rules().find(id))) {
        String kind =
            rule.kind() == ChannelRule.Kind.SILENCE
                ? ChannelRule.SILENCE_END
                : ChannelRule.INHIBIT_RULE_END;
        wakeUps.add(new WakeUp(kind, ChannelRule.subject(old.id(), id), now));
      }
    }
    return wakeUps;
  }
}
