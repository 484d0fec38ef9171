package dev.quell.channel;

import dev.quell.web.Json;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a channel was told about noise, as the API spells it; the names are those of the channel.
 *
 * @param autoResolveTimeout seconds; 0: never
 */
record NoiseSettingsItem(
    ChannelGroup group,
    Optional<ChannelFlapping> flapping,
    long mergeWindowMinutes,
    long autoResolveTimeout,
    String autoResolveMode,
    boolean disableAutoClose,
    boolean disableOutlierDetection) {
  private static final JsonMapper JSON = Json.mapper();

  static NoiseSettingsItem of(ChannelSettings settings) {
    ChannelForm said = JSON.readValue(settings.json(), ChannelForm.class);
    return new NoiseSettingsItem(
        said.groupOrNone(),
        said.flapping(),
        settings.mergeWindow().toMinutes(),
        settings.autoResolve().toSeconds(),
        settings.autoResolveFromUpdate() ? "update" : "trigger",
        !settings.closesWithItsAlerts(),
        !settings.marksNovel());
  }
}
