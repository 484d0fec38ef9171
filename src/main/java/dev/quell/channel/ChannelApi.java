package dev.quell.channel;

import dev.quell.queue.Commands;
import dev.quell.storage.Database;
import dev.quell.web.ApiException;
import dev.quell.web.Caller;
import dev.quell.web.Edits;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.LeavesOut;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Page;
import dev.quell.web.PageRequest;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Making, changing and listing channels. */
@RestController
@Tag(name = "Channels", description = "Workspaces and how they make few incidents of many alerts")
public final class ChannelApi {
  private static final JsonMapper JSON = Json.mapper();
  private static final int MAX_LISTED = 100;
  private static final int MAX_NAMED = 1000;

  private final Channels channels;
  private final ChannelOwners owners;
  private final Commands commands;
  private final Database database;

  public ChannelApi(Channels channels, Commands commands, Database database) {
    this.channels = channels;
    this.owners = new ChannelOwners(channels);
    this.commands = commands;
    this.database = database;
  }

  record ChannelId(@Required Long channelId) {}

  record Created(long channelId, String channelName) {}

  record InfosRequest(@Required List<Long> channelIds) {}

  record ListRequest(
      int p,
      int limit,
      Optional<String> orderby,
      boolean asc,
      boolean isMyStarred,
      boolean isMyTeam,
      List<Long> teamIds,
      Optional<String> query,
      List<Long> channelIds,
      Optional<String> channelName) {}

  record Name(long channelId, String channelName, String status) {}

  record Names(List<Name> items) {}

  @Operation(summary = "Create a channel")
  @PostMapping("/channel/create")
  @Needs(Permission.CHANNELS_MANAGE)
  Created create(@RequestBody ChannelForm form, Caller caller) {
    Requests.required("channel_name", form.channelName().orElse(null));
    return JSON.readValue(run("channel.create", form.checked(), caller), Created.class);
  }

  @Operation(summary = "Change a channel; what is left out stays as it is")
  @PostMapping("/channel/update")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing update(@RequestBody ChannelForm form, Caller caller) {
    Requests.required("channel_id", form.channelId().orElse(null));
    run("channel.update", form.checked(), caller);
    return new Nothing();
  }

  @Operation(summary = "Let a channel take alerts again")
  @PostMapping("/channel/enable")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing enable(@RequestBody ChannelId id, Caller caller) {
    run("channel.enable", id, caller);
    return new Nothing();
  }

  @Operation(summary = "Stop a channel from taking new alerts; it keeps what it has")
  @PostMapping("/channel/disable")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing disable(@RequestBody ChannelId id, Caller caller) {
    run("channel.disable", id, caller);
    return new Nothing();
  }

  @Operation(summary = "Delete a channel; its incidents stay readable")
  @PostMapping("/channel/delete")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing delete(@RequestBody ChannelId id, Caller caller) {
    run("channel.delete", id, caller);
    return new Nothing();
  }

  @Operation(summary = "One channel with its settings and open incidents")
  @PostMapping("/channel/info")
  @Needs(Permission.CHANNELS_READ)
  ChannelItem info(@RequestBody ChannelId id) {
    Channel channel =
        channels
            .find(id.channelId())
            .filter(found -> found.status() != Channel.Status.DELETED)
            .orElseThrow(() ->
                new ApiException(
                    ErrorCode.RESOURCE_NOT_FOUND,
                    "channel_id: " + id.channelId() + " (expected: an existing channel)"));
    return items(List.of(channel)).getFirst();
  }

  @Operation(summary = "Names of channels by id; unknown ids are left out")
  @PostMapping("/channel/infos")
  @Needs(Permission.CHANNELS_READ)
  @LeavesOut("channel_ids")
  Names infos(@RequestBody InfosRequest request, Caller caller) {
    Set<Long> hidden = owners.hiddenFrom(caller);
    Set<Long> wanted =
        new HashSet<>(Requests.list("channel_ids", request.channelIds(), 0, MAX_NAMED));
    return new Names(
        channels.all().stream()
            .filter(channel -> wanted.contains(channel.id()) && !hidden.contains(channel.id()))
            .map(channel -> new Name(channel.id(), channel.name(), ChannelItem.status(channel)))
            .toList());
  }

  @Operation(summary = "List channels")
  @PostMapping("/channel/list")
  @Needs(Permission.CHANNELS_READ)
  Page<ChannelItem> list(@RequestBody ListRequest request, Caller caller) {
    PageRequest page = PageRequest.of(request.p(), request.limit(), MAX_LISTED, MAX_LISTED);
    ChannelOrder order = ChannelOrder.of(request.orderby().orElse(""));
    List<Channel> found = request.isMyStarred() ? List.of() : matching(request, caller);
    Map<Long, ChannelActivity> known =
        order == ChannelOrder.LAST_INCIDENT_AT ? activity(found) : Map.of();
    List<Channel> shown =
        found.stream()
            .map(channel ->
                new ChannelOrder.Placed(
                    channel, known.getOrDefault(channel.id(), ChannelActivity.none(channel.id()))))
            .sorted(order.comparator(request.asc()))
            .skip(page.offset())
            .limit(page.limit())
            .map(ChannelOrder.Placed::channel)
            .toList();
    return Page.of(items(shown), found.size(), page);
  }

  private List<ChannelItem> items(List<Channel> shown) {
    Map<Long, ChannelActivity> activity = activity(shown);
    return shown.stream()
        .map(channel ->
            ChannelItem.of(
                channel, activity.getOrDefault(channel.id(), ChannelActivity.none(channel.id()))))
        .toList();
  }

  private List<Channel> matching(ListRequest request, Caller caller) {
    Set<Long> hidden = owners.hiddenFrom(caller);
    Set<Long> ids = new HashSet<>(Requests.list("channel_ids", request.channelIds(), 0, MAX_NAMED));
    Set<Long> teams = new HashSet<>(Requests.list("team_ids", request.teamIds(), 0, MAX_NAMED));
    String query = request.query().orElse("").strip().toLowerCase(Locale.ROOT);
    return channels.all().stream()
        .filter(channel -> !hidden.contains(channel.id()))
        .filter(channel -> !request.isMyTeam() || owners.isOfTeamsOf(channel, caller))
        .filter(channel -> ids.isEmpty() || ids.contains(channel.id()))
        .filter(channel -> teams.isEmpty() || teams.contains(channel.teamId()))
        .filter(channel ->
            request
                .channelName()
                .filter(name -> !name.isEmpty())
                .map(channel.name()::equals)
                .orElse(query.isEmpty() || mentions(channel, query)))
        .toList();
  }

  private static boolean mentions(Channel channel, String query) {
    return channel.name().toLowerCase(Locale.ROOT).contains(query)
        || channel.description().toLowerCase(Locale.ROOT).contains(query);
  }

  private Map<Long, ChannelActivity> activity(Collection<Channel> shown) {
    return database.read(
        sql -> ChannelStore.activity(sql, shown.stream().map(Channel::id).toList()));
  }

  private String run(String kind, Object request, Caller caller) {
    return commands.run(kind, caller.personId(), JSON.writeValueAsString(request));
  }
}
