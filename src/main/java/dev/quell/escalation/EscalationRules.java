package dev.quell.escalation;

import dev.quell.channel.Channel;
import dev.quell.channel.KnownChannels;
import dev.quell.channel.rule.RuleHead;
import dev.quell.channel.rule.SilenceHours;
import dev.quell.channel.rule.SilenceTime;
import dev.quell.model.ObjectId;
import dev.quell.model.Subject;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import dev.quell.storage.MemberNames;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.Requests;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The escalation rules of all channels, kept in memory as the flow last left them. */
public final class EscalationRules implements CommandHandler {
  /** In which the rules of a channel are asked: the older one first among equals. */
  static final Comparator<Kept> ORDER =
      Comparator.comparingLong((Kept kept) -> kept.rule().channelId())
          .thenComparingInt(kept -> kept.rule().head().priority())
          .thenComparingLong(kept -> kept.rule().head().stamps().createdAt())
          .thenComparing(kept -> kept.rule().head().id());

  private static final JsonMapper JSON = Json.mapper();
  private static final int MOST_OF_CHANNEL = 100;

  private final Database database;
  private final KnownChannels channels;
  private final String usualZone;
  private volatile Map<Long, List<Kept>> byChannel = Map.of();

  /** A rule, and how it was written. */
  record Kept(EscalationRule rule, RuleText text) {
    static Kept of(
        RuleText text, String id, long channelId, boolean enabled, RuleHead.Stamps stamps) {
      return new Kept(text.rule(id, channelId, enabled, stamps), text);
    }

    /** The same with other levels. */
    Kept with(List<LevelText> levels) {
      RuleHead head = rule.head();
      return of(
          text.withLayers(levels), head.id(), rule.channelId(), head.enabled(), head.stamps());
    }
  }

  /** Rules that name no zone go by the clocks of {@code usualZone}. */
  public EscalationRules(Database database, KnownChannels channels, String usualZone) {
    this.database = database;
    this.channels = channels;
    this.usualZone = usualZone;
    settled(true);
  }

  /** The rule that holds for something of a channel at an instant; epoch milliseconds. */
  Optional<Kept> matching(long channelId, Subject incident, long now) {
    return of(channelId).stream()
        .filter(kept -> kept.rule().head().enabled())
        .filter(kept -> isInHours(kept.rule(), now))
        .filter(kept -> kept.rule().filter().map(asked -> asked.matches(incident)).orElse(true))
        .findFirst();
  }

  private boolean isInHours(EscalationRule rule, long now) {
    return rule.hours().map(hours -> new SilenceHours(hours, channels).holdsAt(now)).orElse(true);
  }

  /** As it is now; empty: the channel has no such rule. */
  Optional<Kept> find(long channelId, String id) {
    return of(channelId).stream().filter(kept -> kept.rule().head().id().equals(id)).findFirst();
  }

  /** What an enabled rule that has such a level is called. */
  public Optional<String> nameOfLevel(long channelId, String ruleId, int level) {
    return of(channelId).stream()
        .map(Kept::rule)
        .filter(rule -> rule.head().id().equals(ruleId) && rule.head().enabled())
        .filter(rule -> level < rule.levels().size())
        .map(rule -> rule.head().name())
        .findFirst();
  }

  /** The channels whose rules name this person, or this team; by the channel they belong to. */
  public List<ApiException.Ref> naming(Predicate<Targets> wanted) {
    return referring(
        kept -> kept.rule().levels().stream().anyMatch(one -> wanted.test(one.targets())));
  }

  private List<ApiException.Ref> referring(Predicate<Kept> wanted) {
    return byChannel.values().stream()
        .flatMap(List::stream)
        .filter(wanted)
        .flatMap(kept -> channels.find(kept.rule().channelId()).stream())
        .filter(channel -> channel.status() != Channel.Status.DELETED)
        .distinct()
        .map(one -> new ApiException.Ref("escalate_rule", one.id(), "of channel " + one.name()))
        .toList();
  }

  /** The channels with a rule whose messages have the words of this template. */
  public List<ApiException.Ref> usingTemplate(String templateId) {
    return referring(kept -> kept.rule().templateId().equals(templateId));
  }

  /** In the order they are asked. */
  List<Kept> of(long channelId) {
    return byChannel.getOrDefault(channelId, List.of());
  }

  Kept existing(long channelId, String id) {
    channel(channelId);
    return of(channelId).stream()
        .filter(kept -> kept.rule().head().id().equals(id))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("rule", id));
  }

  Channel channel(long id) {
    return channels
        .find(id)
        .filter(found -> found.status() != Channel.Status.DELETED)
        .orElseThrow(() -> ApiException.notFound("channel", id));
  }

  @Override
  public String area() {
    return "escalation";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    return switch (command.kind()) {
      case "escalation.create" -> create(sql, command, offset);
      case "escalation.update" -> update(sql, command);
      case "escalation.enable" -> enable(sql, command, true);
      case "escalation.disable" -> enable(sql, command, false);
      case "escalation.reorder" -> reorder(sql, command);
      case "escalation.delete" -> delete(sql, command);
      default -> throw new IllegalArgumentException("command: " + command.kind());
    };
  }

  @Override
  public void settled(boolean kept) {
    byChannel =
        database.read(EscalationRuleStore::all).stream()
            .collect(Collectors.groupingBy(one -> one.rule().channelId()));
  }

  private String create(Sql sql, LogRecord.Command command, long offset) {
    EscalationForm form = JSON.readValue(command.body(), EscalationForm.class);
    channel(form.channelId());
    if (of(form.channelId()).size() >= MOST_OF_CHANNEL) {
      throw Requests.invalid(
          "channel_id", MOST_OF_CHANNEL + " escalation rules", "fewer; delete one first");
    }
    String id = ObjectId.of(command.receivedAt(), offset, 0);
    Kept kept =
        Kept.of(
            form.text(usualZone),
            id,
            form.channelId(),
            true,
            RuleHead.Stamps.first(command.by(), command.receivedAt()));
    refuseUnknownPeople(sql, kept.rule());
    refuseMissingCalendars(kept.rule(), List.of());
    EscalationRuleStore.put(sql, kept);
    return JSON.writeValueAsString(new EscalationRuleApi.Created(id, kept.text().ruleName()));
  }

  private String update(Sql sql, LogRecord.Command command) {
    EscalationForm form = JSON.readValue(command.body(), EscalationForm.class);
    Kept old = existing(form.channelId(), form.ruleId().orElse(""));
    RuleHead head = old.rule().head();
    Kept kept =
        Kept.of(
            form.text(old.text().timeZone()).revealed(old.text()),
            head.id(),
            form.channelId(),
            head.enabled(),
            head.stamps().changed(command.by(), command.receivedAt()));
    refuseUnknownPeople(sql, kept.rule());
    refuseMissingCalendars(kept.rule(), calendars(old.rule()));
    EscalationRuleStore.put(sql, kept);
    return "{}";
  }

  private String enable(Sql sql, LogRecord.Command command, boolean on) {
    Kept old = named(command);
    if (old.rule().head().enabled() != on) {
      EscalationRule rule = old.rule();
      RuleHead.Stamps stamps = rule.head().stamps().changed(command.by(), command.receivedAt());
      EscalationRuleStore.put(
          sql, Kept.of(old.text(), rule.head().id(), rule.channelId(), on, stamps));
    }
    return "{}";
  }

  private String reorder(Sql sql, LogRecord.Command command) {
    var order = JSON.readValue(command.body(), EscalationRuleApi.OrderRequest.class);
    long channel = channel(order.channelId()).id();
    List<String> ids = order.ruleIds();
    int count = of(channel).size();
    if (ids.size() != count || Set.copyOf(ids).size() != count) {
      throw Requests.invalid(
          "rule_ids", ids.size() + " ids", "each of the " + count + " rules once");
    }
    for (int priority = 0; priority < count; priority++) {
      Kept old = existing(channel, ids.get(priority));
      if (old.rule().head().priority() != priority) {
        RuleHead head = old.rule().head();
        EscalationRuleStore.put(
            sql,
            Kept.of(
                old.text().withPriority(priority),
                head.id(),
                channel,
                head.enabled(),
                head.stamps().changed(command.by(), command.receivedAt())));
      }
    }
    return "{}";
  }

  private String delete(Sql sql, LogRecord.Command command) {
    EscalationRuleStore.remove(sql, named(command).rule().head().id());
    return "{}";
  }

  private Kept named(LogRecord.Command command) {
    var id = JSON.readValue(command.body(), EscalationRuleApi.RuleRequest.class);
    return existing(id.channelId(), id.ruleId());
  }

  /** A calendar that went missing while a rule names it stays in it; nobody may name it anew. */
  private void refuseMissingCalendars(EscalationRule rule, List<String> before) {
    List<String> wanted = calendars(rule);
    for (int at = 0; at < wanted.size(); at++) {
      String id = wanted.get(at);
      boolean known = id.isEmpty() || channels.dayOff(id, LocalDate.EPOCH).isPresent();
      if (!known && !before.contains(id)) {
        throw new ApiException(
            ErrorCode.RESOURCE_NOT_FOUND,
            Requests.invalid("time_filters[" + at + "].cal_id", id, "an existing calendar")
                .sentence());
      }
    }
  }

  /** By the places of its hours; empty where hours ask none. */
  private static List<String> calendars(EscalationRule rule) {
    return rule.hours().stream()
        .flatMap(hours -> hours.spans().stream())
        .map(SilenceTime.Span::calendarId)
        .toList();
  }

  private static void refuseUnknownPeople(Sql sql, EscalationRule rule) {
    for (int level = 0; level < rule.levels().size(); level++) {
      List<Long> people = rule.levels().get(level).targets().people();
      Map<Long, String> known = MemberNames.present(sql, people);
      for (int at = 0; at < people.size(); at++) {
        if (!known.containsKey(people.get(at))) {
          throw new ApiException(
              ErrorCode.RESOURCE_NOT_FOUND,
              Requests.invalid(
                      "layers[" + level + "].target.person_ids[" + at + "]",
                      people.get(at),
                      "of an existing member")
                  .sentence());
        }
      }
    }
  }
}
