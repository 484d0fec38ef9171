package dev.quell.channel;

import dev.quell.channel.rule.DaysOff;
import dev.quell.channel.rule.RuleChange;
import dev.quell.channel.rule.RuleLists;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import dev.quell.storage.Sequences;
import dev.quell.storage.Sql;
import dev.quell.storage.TeamNames;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Requests;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All channels, kept in memory as the flow last left them. */
public final class Channels implements CommandHandler, KnownChannels {
  private static final int MAX_NAME = 59;
  private static final int MAX_DESCRIPTION = 500;
  private static final int MOST_NAMED = 10;

  private final Database database;
  private final DaysOff calendars;
  private volatile Map<Long, Channel> byId = Map.of();
  private volatile Map<String, Channel> byName = Map.of();
  private Optional<Channel> changing = Optional.empty();

  public Channels(Database database) {
    this(database, DaysOff.NONE);
  }

  /** The same with calendars that rules may ask. */
  public Channels(Database database, DaysOff calendars) {
    this.database = database;
    this.calendars = calendars;
    reload();
  }

  @Override
  public Optional<Channel> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public Optional<Channel> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Also the deleted ones, whose incidents are still there. */
  Collection<Channel> everyOne() {
    return byId.values();
  }

  /** All that are not deleted, oldest first. */
  public Collection<Channel> all() {
    return byId.values().stream()
        .filter(channel -> channel.status() != Channel.Status.DELETED)
        .toList();
  }

  /** Whether nobody works that day by this calendar; empty when there is no such calendar. */
  @Override
  public Optional<Boolean> dayOff(String calendarId, LocalDate day) {
    return calendars.dayOff(calendarId, day);
  }

  @Override
  public String area() {
    return "channel";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    JsonNode body = SettingsReader.JSON.readTree(command.body());
    return switch (command.kind()) {
      case "channel.create" -> create(sql, command, body, offset);
      case "channel.delete" -> delete(sql, command, body, offset);
      case "channel.version.restore" -> restore(sql, command, body, offset);
      default ->
          RuleChange.isFor(command.kind())
              ? changeRules(sql, command, body, offset)
              : change(sql, command, body, offset);
    };
  }

  /** Takes over the one channel that changed; what was not kept is read again. */
  @Override
  public void settled(boolean kept) {
    if (kept) {
      changing.ifPresent(this::takeOver);
    } else {
      reload();
    }
    changing = Optional.empty();
  }

  private String create(Sql sql, LogRecord.Command command, JsonNode body, long offset) {
    long id = Sequences.next(sql, "channel");
    Channel channel = created(id, command, body);
    refuseTakenName(channel);
    refuseUnknownTeam(sql, channel.teamId(), 0);
    put(sql, channel);
    NoiseVersions.begin(sql, channel, command, offset);
    return SettingsReader.JSON
        .createObjectNode()
        .put("channel_id", id)
        .put("channel_name", channel.name())
        .toString();
  }

  /** What a command makes. */
  static Channel created(long id, LogRecord.Command command, JsonNode body) {
    long now = command.receivedAt();
    return new Channel(
        id,
        name(body, ""),
        description(body, ""),
        body.path("team_id").asLong(0),
        SettingsReader.merged("{}", body),
        RuleLists.NONE,
        1,
        new Channel.Origin(Channel.Status.ENABLED, command.by(), now, now, 0));
  }

  private String change(Sql sql, LogRecord.Command command, JsonNode body, long offset) {
    Channel old = existing(body);
    NoiseVersions.refuseLate(sql, old, "version", body.path("version").asLong(0));
    Channel changed = changed(old, command, body);
    refuseTakenName(changed);
    refuseUnknownTeam(sql, changed.teamId(), old.teamId());
    put(sql, NoiseVersions.save(sql, old, changed, command, offset));
    return "{}";
  }

  /** What a command makes of a channel. */
  static Channel changed(Channel old, LogRecord.Command command, JsonNode body) {
    long now = command.receivedAt();
    return switch (command.kind()) {
      case "channel.update" -> updated(old, body, now);
      case "channel.enable" -> old.withStatus(Channel.Status.ENABLED, now);
      case "channel.disable" -> old.withStatus(Channel.Status.DISABLED, now);
      case "channel.delete" -> old.withStatus(Channel.Status.DELETED, now);
      default -> throw new IllegalArgumentException("command: " + command.kind());
    };
  }

  private static Channel updated(Channel old, JsonNode body, long now) {
    Channel.Origin origin = old.origin();
    return new Channel(
        old.id(),
        name(body, old.name()),
        description(body, old.description()),
        body.path("team_id").asLong(old.teamId()),
        SettingsReader.merged(old.settings().json(), body),
        old.rules(),
        old.noiseVersion(),
        new Channel.Origin(origin.status(), origin.creatorId(), origin.createdAt(), now, 0));
  }

  private String restore(Sql sql, LogRecord.Command command, JsonNode body, long offset) {
    Channel old = existing(body);
    NoiseVersions.refuseLate(sql, old, "current_version", body.path("current_version").asLong(0));
    Channel wanted =
        NoiseVersions.restored(sql, old, body.path("version").asLong(0), command.receivedAt());
    Channel restored = NoiseVersions.save(sql, old, wanted, command, offset);
    put(sql, restored);
    return SettingsReader.JSON
        .createObjectNode()
        .put("version", restored.noiseVersion())
        .toString();
  }

  private String changeRules(Sql sql, LogRecord.Command command, JsonNode body, long offset) {
    Channel old = existing(body);
    RuleChange change = RuleChange.of(old.rules(), command, offset);
    change.rule().ifPresent(rule -> RuleChecks.refuseUnknown(sql, old, rule));
    Channel wanted = old.withNoise(old.settings(), change.rules(), old.noiseVersion());
    put(sql, NoiseVersions.save(sql, old, wanted, command, offset));
    ObjectNode answer = SettingsReader.JSON.createObjectNode();
    change
        .rule()
        .ifPresent(
            rule -> answer.put("rule_id", rule.head().id()).put("rule_name", rule.head().name()));
    return answer.toString();
  }

  private void put(Sql sql, Channel channel) {
    ChannelStore.put(sql, channel);
    changing = Optional.of(channel);
  }

  /** What its own integrations bring would go nowhere, and nobody would be told. */
  private String delete(Sql sql, LogRecord.Command command, JsonNode body, long offset) {
    Channel channel = existing(body);
    List<ApiException.Ref> enabled = ChannelStore.enabledIntegrations(sql, channel.id());
    if (!enabled.isEmpty()) {
      throw ApiException.referenced(
          "channel_id: "
              + channel.id()
              + " has enabled integrations of its own: "
              + names(enabled)
              + " (expected: none; disable or delete them first)",
          enabled);
    }
    return change(sql, command, body, offset);
  }

  private static String names(List<ApiException.Ref> refs) {
    String first =
        refs.stream()
            .limit(MOST_NAMED)
            .map(ref -> "\"" + ref.name() + "\"")
            .collect(Collectors.joining(", "));
    int more = refs.size() - MOST_NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private Channel existing(JsonNode body) {
    long id = body.path("channel_id").asLong(0);
    return find(id)
        .filter(channel -> channel.status() != Channel.Status.DELETED)
        .orElseThrow(() ->
            new ApiException(
                ErrorCode.RESOURCE_NOT_FOUND,
                "channel_id: " + id + " (expected: an existing channel)"));
  }

  /** A team it has had all along may be one that was never there. */
  private static void refuseUnknownTeam(Sql sql, long wanted, long before) {
    if (wanted != before && !TeamNames.has(sql, wanted)) {
      throw Requests.invalid("team_id", wanted, "0 or of an existing team");
    }
  }

  private void refuseTakenName(Channel wanted) {
    for (Channel other : all()) {
      if (other.id() != wanted.id() && other.name().equals(wanted.name())) {
        throw new ApiException(
            ErrorCode.INVALID_PARAMETER,
            "channel_name: \"" + wanted.name() + "\" is taken (expected: a name of its own)");
      }
    }
  }

  private static String name(JsonNode body, String fallback) {
    String name = body.path("channel_name").asString(fallback).strip();
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw new ApiException(
          ErrorCode.INVALID_PARAMETER,
          "channel_name: " + name.length() + " characters (expected: 1.." + MAX_NAME + ")");
    }
    return name;
  }

  private static String description(JsonNode body, String fallback) {
    String description = body.path("description").asString(fallback);
    if (description.length() > MAX_DESCRIPTION) {
      throw new ApiException(
          ErrorCode.INVALID_PARAMETER,
          "description: "
              + description.length()
              + " characters (expected: 0.."
              + MAX_DESCRIPTION
              + ")");
    }
    return description;
  }

  private void reload() {
    Map<Long, Channel> loaded = new LinkedHashMap<>();
    database.read(ChannelStore::all).forEach(channel -> loaded.put(channel.id(), channel));
    show(loaded);
  }

  private void takeOver(Channel channel) {
    Map<Long, Channel> changed = new LinkedHashMap<>(byId);
    changed.put(channel.id(), channel);
    show(changed);
  }

  private void show(Map<Long, Channel> channels) {
    byId = channels;
    Map<String, Channel> named = new HashMap<>();
    all().forEach(channel -> named.put(channel.name(), channel));
    byName = named;
  }
}
