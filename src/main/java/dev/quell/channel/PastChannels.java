package dev.quell.channel;

import dev.quell.channel.rule.ChannelRule;
import dev.quell.channel.rule.DaysOff;
import dev.quell.channel.rule.PastDaysOff;
import dev.quell.channel.rule.RuleChange;
import dev.quell.channel.rule.RuleRow;
import dev.quell.channel.rule.SilenceRule;
import dev.quell.queue.LogRecord;
import dev.quell.queue.StateKind;
import dev.quell.queue.StateSource;
import dev.quell.storage.Database;
import dev.quell.timer.WakeUp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import tools.jackson.databind.JsonNode;

/**
 * The channels as they were at a place in the log, moved on command by command; those that were
 * refused must be left out.
 */
public final class PastChannels implements KnownChannels {
  private static final StateKind<Row> ROWS =
      new StateKind<>(
          "channel",
          Row.class,
          (sql, asked) ->
              asked.last().isPresent()
                  ? List.of()
                  : ChannelStore.all(sql).stream().map(Row::of).toList());

  /** What a checkpoint holds so that these can be made again. */
  public static final List<StateKind<?>> KINDS = List.of(ROWS);

  private final Map<Long, Channel> byId = new LinkedHashMap<>();
  private final Map<String, Channel> byName = new HashMap<>();
  private final Database database;
  private final PastDaysOff calendars;
  private final Map<Long, ChannelNoise> tried;
  private DaysOff daysOff;

  /** A channel as a checkpoint holds it. */
  record Row(
      long id,
      String name,
      String description,
      long teamId,
      String settings,
      String rules,
      long noiseVersion,
      Channel.Origin origin) {
    static Row of(Channel channel) {
      return new Row(
          channel.id(),
          channel.name(),
          channel.description(),
          channel.teamId(),
          channel.settings().json(),
          RuleRow.text(channel.rules()),
          channel.noiseVersion(),
          channel.origin());
    }

    Channel channel() {
      return new Channel(
          id,
          name,
          description,
          teamId,
          SettingsReader.read(settings),
          RuleRow.lists(rules),
          noiseVersion,
          origin);
    }
  }

  /** A channel before and behind a change. */
  public record Changed(Channel before, Channel after) {

    /** The wake-ups of what these rules hold, where they do not mean the same any more. */
    public List<WakeUp> judgedAgain(Set<String> holding, long now) {
      return NoiseVersions.judgedAgain(before, after, holding, now);
    }

    /** Wake-ups nothing waits for any more, whenever they are due. */
    public List<WakeUp> noLongerAwaited() {
      return NoiseVersions.noLongerAwaited(before, after);
    }
  }

  private PastChannels(
      Database database, PastDaysOff calendars, DaysOff daysOff, Map<Long, ChannelNoise> tried) {
    this.calendars = calendars;
    this.daysOff = daysOff;
    this.database = database;
    this.tried = Map.copyOf(tried);
  }

  /**
   * As they were then; what old versions and calendars said is asked of the store, where it never
   * changes.
   *
   * @param commands below this offset every command had its effect then
   */
  public static PastChannels of(
      StateSource state, Database database, PastDaysOff calendars, long commands) {
    PastChannels channels =
        new PastChannels(database, calendars, calendars.before(commands), Map.of());
    state.read(ROWS, row -> channels.byId.put(row.id(), row.channel()));
    channels.nameThem();
    return channels;
  }

  /** The same, but for one channel, which goes by this whatever its people change. */
  public PastChannels trying(long channelId, ChannelNoise noise) {
    PastChannels channels =
        new PastChannels(database, calendars, daysOff, Map.of(channelId, noise));
    byId.values().forEach(channels::put);
    channels.nameThem();
    return channels;
  }

  @Override
  public Optional<Channel> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public Optional<Channel> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  @Override
  public Optional<Boolean> dayOff(String calendarId, LocalDate day) {
    return daysOff.dayOff(calendarId, day);
  }

  /** Makes the change a command made, which was not refused. */
  public Optional<Changed> apply(LogRecord.Command command, long offset) {
    JsonNode body = SettingsReader.JSON.readTree(command.body());
    Optional<Channel> old = Optional.empty();
    Optional<Channel> next;
    if (command.kind().equals("channel.create")) {
      // Ids are handed out one by one, and no row ever goes.
      long id = byId.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
      next = Optional.of(Channels.created(id, command, body));
    } else {
      old = find(body.path("channel_id").asLong(0));
      next = old.map(one -> NoiseVersions.next(one, wanted(one, command, body, offset)));
    }
    next.ifPresent(this::put);
    nameThem();
    return old.map(before -> new Changed(before, find(before.id()).orElseThrow()));
  }

  /**
   * From now on calendars are as the command at this place left them.
   *
   * @param holding the rules of a channel that hold something
   * @return the wake-ups of what silences hold that ask a calendar it changed
   */
  public List<WakeUp> calendarsChanged(long offset, long now, LongFunction<Set<String>> holding) {
    Optional<String> changed = calendars.changedBy(offset);
    if (changed.isEmpty()) {
      return List.of();
    }
    daysOff = calendars.before(offset + 1);
    List<WakeUp> wakeUps = new ArrayList<>();
    for (Channel channel : byId.values()) {
      Set<String> held = holding.apply(channel.id());
      for (SilenceRule rule : channel.rules().silences()) {
        String id = rule.head().id();
        if (held.contains(id) && rule.calendars().contains(changed.get())) {
          wakeUps.add(
              new WakeUp(ChannelRule.SILENCE_END, ChannelRule.subject(channel.id(), id), now));
        }
      }
    }
    return wakeUps;
  }

  private Channel wanted(Channel old, LogRecord.Command command, JsonNode body, long offset) {
    if (command.kind().equals("channel.version.restore")) {
      long version = body.path("version").asLong(0);
      return database.read(sql -> NoiseVersions.restored(sql, old, version, command.receivedAt()));
    }
    return RuleChange.isFor(command.kind())
        ? old.withNoise(
            old.settings(), RuleChange.of(old.rules(), command, offset).rules(), old.noiseVersion())
        : Channels.changed(old, command, body);
  }

  private void put(Channel channel) {
    Optional<ChannelNoise> other = Optional.ofNullable(tried.get(channel.id()));
    byId.put(
        channel.id(),
        other
            .map(
                noise -> channel.withNoise(noise.settings(), noise.rules(), channel.noiseVersion()))
            .orElse(channel));
  }

  private void nameThem() {
    byName.clear();
    byId.values().stream()
        .filter(channel -> channel.status() != Channel.Status.DELETED)
        .forEach(channel -> byName.put(channel.name(), channel));
  }
}
