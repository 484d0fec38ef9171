package dev.quell.channel;

import dev.quell.channel.rule.ChannelRule;
import dev.quell.channel.rule.RuleForm;
import dev.quell.channel.rule.RuleId;
import dev.quell.queue.Commands;
import dev.quell.storage.Database;
import dev.quell.web.ApiException;
import dev.quell.web.Caller;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.Nothing;
import dev.quell.web.Requests;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.json.JsonMapper;

/** What the operations on rules of every kind share. */
public final class RuleDesk {
  private static final JsonMapper JSON = Json.mapper();

  private final Channels channels;
  private final Commands commands;
  private final Database database;
  private final InstantSource clock;

  public RuleDesk(Channels channels, Commands commands, Database database, InstantSource clock) {
    this.channels = channels;
    this.commands = commands;
    this.database = database;
    this.clock = clock;
  }

  /** The rule a client made. */
  record Created(String ruleId, String ruleName) {}

  /** What may be done to an existing rule. */
  enum Move {
    ENABLE,
    DISABLE,
    DELETE
  }

  Created create(ChannelRule.Kind kind, RuleForm form, Caller caller) {
    return JSON.readValue(run(kind, "create", form, caller), Created.class);
  }

  Nothing update(ChannelRule.Kind kind, RuleForm form, Optional<String> ruleId, Caller caller) {
    Requests.required("rule_id", ruleId.orElse(null));
    run(kind, "update", form, caller);
    return new Nothing();
  }

  Nothing move(ChannelRule.Kind kind, Move move, RuleId id, Caller caller) {
    run(kind, move.name().toLowerCase(Locale.ROOT), id, caller);
    return new Nothing();
  }

  /** Rules of a channel as they are shown. */
  <T> List<T> items(long channelId, BiFunction<Channel, RuleSurroundings, List<T>> shown) {
    Channel channel = channel(channelId);
    return shown.apply(
        channel, database.read(sql -> RuleSurroundings.of(sql, channel, channels, clock.millis())));
  }

  /** One that is not deleted. */
  public Channel channel(long id) {
    return channels
        .find(id)
        .filter(found -> found.status() != Channel.Status.DELETED)
        .orElseThrow(() ->
            new ApiException(
                ErrorCode.RESOURCE_NOT_FOUND,
                "channel_id: " + id + " (expected: an existing channel)"));
  }

  String run(String command, Object request, Caller caller) {
    return commands.run(command, caller.personId(), JSON.writeValueAsString(request));
  }

  private String run(ChannelRule.Kind kind, String verb, Object request, Caller caller) {
    return run("channel." + kind.wire() + "." + verb, request, caller);
  }
}
