package dev.quell.channel;

import dev.quell.web.Requests;
import java.util.List;
import java.util.Optional;

/**
 * What a client says about a channel it creates or changes; what it leaves out stays as it is.
 *
 * @param channelId only when an existing one is changed
 * @param mergeWindowMinutes how long after its first event an alert takes in more events
 * @param version the {@code noise_version} this change was made for; refused when it is no longer
 *     the newest
 */
record ChannelForm(
    Optional<Long> channelId,
    Optional<Long> teamId,
    Optional<List<Long>> managingTeamIds,
    Optional<String> channelName,
    Optional<String> description,
    Optional<ChannelGroup> group,
    Optional<ChannelFlapping> flapping,
    Optional<Long> autoResolveTimeout,
    Optional<String> autoResolveMode,
    Optional<Boolean> isPrivate,
    Optional<Boolean> disableOutlierDetection,
    Optional<Boolean> disableAutoClose,
    Optional<Boolean> isExternalReportEnabled,
    Optional<Long> mergeWindowMinutes,
    Optional<Long> version) {
  private static final int MAX_TEAMS = 3;

  /** Refuses what the shape alone cannot; the rest is refused where the settings are read. */
  ChannelForm checked() {
    channelName.ifPresent(name -> Requests.storable("channel_name", name));
    description.ifPresent(text -> Requests.storable("description", text));
    managingTeamIds.ifPresent(ids -> Requests.list("managing_team_ids", ids, 0, MAX_TEAMS));
    flapping.ifPresent(ChannelFlapping::check);
    teamId.ifPresent(id -> Requests.between("team_id", id, 0, Long.MAX_VALUE));
    return this;
  }

  /** The same as settings read back: a channel that was never told anything says so. */
  ChannelGroup groupOrNone() {
    return group.orElse(ChannelGroup.NONE);
  }
}
