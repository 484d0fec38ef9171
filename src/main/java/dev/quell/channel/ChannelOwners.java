package dev.quell.channel;

import dev.quell.web.ApiException;
import dev.quell.web.Caller;
import dev.quell.web.Json;
import dev.quell.web.Owner;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Whose channels are, and who sees the private ones. */
public final class ChannelOwners {
  private static final JsonMapper JSON = Json.mapper();

  private final Channels channels;

  public ChannelOwners(Channels channels) {
    this.channels = channels;
  }

  /** Whose a channel is, also a deleted one; empty when there is none. */
  public Optional<Owner> owner(long channelId) {
    return channels.find(channelId).map(ChannelOwners::owner);
  }

  /** The private channels that this caller may not see. */
  public Set<Long> hiddenFrom(Caller caller) {
    return caller.rights().isAdmin()
        ? Set.of()
        : channels.everyOne().stream()
            .filter(ChannelOwners::isPrivate)
            .filter(channel -> !owner(channel).maySee(caller))
            .map(Channel::id)
            .collect(Collectors.toSet());
  }

  /** Whether this is a private channel that this caller may not see. */
  public boolean hides(long channelId, Caller caller) {
    return owner(channelId).filter(owner -> !owner.maySee(caller)).isPresent();
  }

  /** Whether not everybody sees this channel. */
  public boolean isPrivate(long channelId) {
    return channels.find(channelId).filter(ChannelOwners::isPrivate).isPresent();
  }

  /** Whether there is any channel that not everybody sees. */
  public boolean hasPrivate() {
    return channels.everyOne().stream().anyMatch(ChannelOwners::isPrivate);
  }

  /** The channels that belong to this team or are managed by it. */
  public List<ApiException.Ref> ofTeam(long teamId) {
    return channels.all().stream()
        .filter(channel -> {
          Owner owner = owner(channel);
          return owner.teamId() == teamId || owner.managingTeamIds().contains(teamId);
        })
        .map(channel -> new ApiException.Ref("channel", channel.id(), channel.name()))
        .toList();
  }

  boolean isOfTeamsOf(Channel channel, Caller caller) {
    Owner owner = owner(channel);
    return caller.rights().teamIds().contains(owner.teamId())
        || owner.managingTeamIds().stream().anyMatch(caller.rights().teamIds()::contains);
  }

  private static Owner owner(Channel channel) {
    ChannelForm said = JSON.readValue(channel.settings().json(), ChannelForm.class);
    return new Owner(
        channel.origin().creatorId(),
        channel.teamId(),
        said.managingTeamIds().orElse(List.of()),
        said.isPrivate().orElse(false));
  }

  /** Almost none is, so the text is looked at before it is read. */
  private static boolean isPrivate(Channel channel) {
    return channel.settings().json().contains("\"is_private\":true");
  }
}
