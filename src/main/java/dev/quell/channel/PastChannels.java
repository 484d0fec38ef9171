package dev.quell.channel;

import dev.quell.channel.rule.RuleLists;
import dev.quell.queue.LogRecord;
import dev.quell.queue.StateKind;
import dev.quell.queue.StateSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<Long, ChannelSettings> tried;

  /** A channel as a checkpoint holds it. */
  record Row(
      long id,
      String name,
      String description,
      long teamId,
      String settings,
      long noiseVersion,
      Channel.Origin origin) {
    static Row of(Channel channel) {
      return new Row(
          channel.id(),
          channel.name(),
          channel.description(),
          channel.teamId(),
          channel.settings().json(),
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
          RuleLists.NONE,
          noiseVersion,
          origin);
    }
  }

  private PastChannels(Map<Long, ChannelSettings> tried) {
    this.tried = Map.copyOf(tried);
  }

  /** As they were then. */
  public static PastChannels of(StateSource state) {
    PastChannels channels = new PastChannels(Map.of());
    state.read(ROWS, row -> channels.byId.put(row.id(), row.channel()));
    channels.nameThem();
    return channels;
  }

  /** The same, but for one channel, which goes by these settings whatever its people change. */
  public PastChannels trying(long channelId, ChannelSettings settings) {
    PastChannels channels = new PastChannels(Map.of(channelId, settings));
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

  /** Makes the change a command made, which was not refused. */
  public void apply(LogRecord.Command command) {
    JsonNode body = SettingsReader.JSON.readTree(command.body());
    if (command.kind().equals("channel.create")) {
      // Ids are handed out one by one, and no row ever goes.
      long id = byId.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
      put(Channels.created(id, command, body));
    } else {
      find(body.path("channel_id").asLong(0))
          .ifPresent(old -> put(Channels.changed(old, command, body)));
    }
    nameThem();
  }

  private void put(Channel channel) {
    Optional<ChannelSettings> other = Optional.ofNullable(tried.get(channel.id()));
    byId.put(channel.id(), other.map(channel::withSettings).orElse(channel));
  }

  private void nameThem() {
    byName.clear();
    byId.values().stream()
        .filter(channel -> channel.status() != Channel.Status.DELETED)
        .forEach(channel -> byName.put(channel.name(), channel));
  }
}
