package dev.quell.channel;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.model.Severity;
import dev.quell.web.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** A channel as the API shows it; times are epoch seconds. */
record ChannelItem(
    long channelId,
    long teamId,
    List<Long> managingTeamIds,
    long creatorId,
    long accountId,
    String channelName,
    String description,
    String status,
    long createdAt,
    long updatedAt,
    long deletedAt,
    long autoResolveTimeout,
    String autoResolveMode,
    boolean isPrivate,
    boolean disableOutlierDetection,
    boolean disableAutoClose,
    ChannelGroup group,
    Optional<ChannelFlapping> flapping,
    long mergeWindowMinutes,
    long noiseVersion,
    ProgressCounts progressToIncidentCnts,
    boolean isStarred,
    String activeIncidentHighestSeverity,
    long lastIncidentAt,
    boolean isExternalReportEnabled) {
  private static final JsonMapper JSON = Json.mapper();
  private static final long ACCOUNT = 1;

  /** Open incidents by how far people are with them. */
  record ProgressCounts(
      @JsonProperty("Triggered") long triggered, @JsonProperty("Processing") long processing) {}

  static ChannelItem of(Channel channel, ChannelActivity activity) {
    ChannelSettings settings = channel.settings();
    ChannelForm said = JSON.readValue(settings.json(), ChannelForm.class);
    Channel.Origin origin = channel.origin();
    return new ChannelItem(
        channel.id(),
        channel.teamId(),
        said.managingTeamIds().orElse(List.of()),
        origin.creatorId(),
        ACCOUNT,
        channel.name(),
        channel.description(),
        status(channel),
        origin.createdAt() / 1000,
        origin.updatedAt() / 1000,
        origin.deletedAt() / 1000,
        settings.autoResolve().toSeconds(),
        settings.autoResolveFromUpdate() ? "update" : "trigger",
        said.isPrivate().orElse(false),
        said.disableOutlierDetection().orElse(false),
        !settings.closesWithItsAlerts(),
        said.groupOrNone(),
        said.flapping(),
        settings.mergeWindow().toMinutes(),
        channel.noiseVersion(),
        new ProgressCounts(activity.triggered(), activity.processing()),
        false,
        activity.worst().map(Severity::wire).orElse(""),
        activity.lastIncidentAt() / 1000,
        said.isExternalReportEnabled().orElse(false));
  }

  static String status(Channel channel) {
    return channel.status().name().toLowerCase(Locale.ROOT);
  }
}
