package dev.quell.flow;

import dev.quell.channel.Channel;
import dev.quell.channel.KnownChannels;
import dev.quell.channel.rule.DropRule;
import dev.quell.channel.rule.InhibitRule;
import dev.quell.channel.rule.RuleHead;
import dev.quell.channel.rule.RuleLists;
import dev.quell.channel.rule.SilenceRule;
import dev.quell.channel.rule.SilenceTime;
import dev.quell.model.Condition;
import dev.quell.model.Field;
import dev.quell.model.Filter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Rules of channels made by hand; they outlive a stand as stored ones would. */
final class Rules {
  private final Map<Long, RuleLists> byChannel = new ConcurrentHashMap<>();
  private final AtomicLong version = new AtomicLong(1);

  /** The channels of a store under these rules. */
  KnownChannels over(KnownChannels stored) {
    return new KnownChannels() {
      @Override
      public Optional<Channel> find(long id) {
        return stored.find(id).map(Rules.this::ruled);
      }

      @Override
      public Optional<Channel> named(String name) {
        return stored.named(name).map(Rules.this::ruled);
      }

      @Override
      public Optional<Boolean> dayOff(String calendarId, LocalDate day) {
        return RealSetup.dayOff(calendarId, day).or(() -> stored.dayOff(calendarId, day));
      }
    };
  }

  private Channel ruled(Channel channel) {
    RuleLists rules = byChannel.get(channel.id());
    return rules == null
        ? channel
        : new Channel(
            channel.id(),
            channel.name(),
            channel.description(),
            channel.teamId(),
            channel.settings(),
            rules,
            version.get(),
            channel.origin());
  }

  void set(long channelId, SilenceRule... silences) {
    set(channelId, new RuleLists(List.of(), List.of(silences), List.of()));
  }

  void set(long channelId, InhibitRule... inhibits) {
    set(channelId, new RuleLists(List.of(), List.of(), List.of(inhibits)));
  }

  void set(long channelId, RuleLists rules) {
    byChannel.put(channelId, rules);
    version.incrementAndGet();
  }

  static DropRule drop(String id, Filter filter) {
    return new DropRule(head(id), filter);
  }

  /** A silence for once, between two instants such as {@code 2026-03-01T10:00:00Z}. */
  static SilenceRule silence(String id, Filter filter, String from, String to) {
    SilenceTime time =
        new SilenceTime.Once(Instant.parse(from).toEpochMilli(), Instant.parse(to).toEpochMilli());
    return new SilenceRule(head(id), filter, time, false, false, true, "");
  }

  static SilenceRule discarding(SilenceRule rule) {
    return new SilenceRule(rule.head(), rule.filter(), rule.time(), true, false, true, "");
  }

  static SilenceRule toTheEnd(SilenceRule rule) {
    return new SilenceRule(rule.head(), rule.filter(), rule.time(), false, false, false, "");
  }

  static SilenceRule disabled(SilenceRule rule) {
    RuleHead on = rule.head();
    RuleHead off =
        new RuleHead(on.id(), on.name(), on.description(), on.priority(), false, on.stamps());
    return new SilenceRule(off, rule.filter(), rule.time(), false, false, true, "");
  }

  /** For ten minutes; {@code equals} are the names of labels. */
  static InhibitRule inhibit(String id, Filter source, Filter target, String... equals) {
    List<Field> fields = Arrays.stream(equals).<Field>map(Field.Label::new).toList();
    return new InhibitRule(head(id), fields, source, target, Duration.ofMinutes(10), false, true);
  }

  /** One condition: {@code key} is one of the values. */
  static Filter where(String key, String... values) {
    Condition condition =
        Condition.read(
            "filter", new Condition.Written(key, "IN", List.of(values)), Field.Named.OF_EVENTS);
    return new Filter(List.of(new Filter.Group(List.of(condition))));
  }

  private static RuleHead head(String id) {
    return new RuleHead(id, "rule " + id, "", 0, true, new RuleHead.Stamps(1, 1, 0, 0));
  }
}
