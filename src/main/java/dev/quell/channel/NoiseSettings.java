package dev.quell.channel;

import dev.quell.web.Json;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings that decide how much noise a channel makes, as a request spells them; what is left
 * out stays as it is.
 *
 * @param mergeWindowMinutes how long after its first event an alert takes in more events
 * @param autoResolveTimeout seconds; 0 never closes an incident by itself
 */
public record NoiseSettings(
    Optional<ChannelGroup> group,
    Optional<ChannelFlapping> flapping,
    Optional<Long> mergeWindowMinutes,
    Optional<Long> autoResolveTimeout,
    Optional<String> autoResolveMode,
    Optional<Boolean> disableAutoClose,
    Optional<Boolean> disableOutlierDetection) {
  private static final JsonMapper JSON = Json.mapper();

  /** Reads those that were written as JSON. */
  public static NoiseSettings of(String json) {
    return JSON.readValue(json, NoiseSettings.class);
  }

  /** Refuses what a channel would refuse. */
  public ChannelSettings over(ChannelSettings now) {
    flapping.ifPresent(ChannelFlapping::check);
    return now.with(JSON.writeValueAsString(this));
  }
}
