package dev.quell.channel;

import dev.quell.model.Severity;
import java.util.Optional;

/**
 * What is going on in a channel.
 *
 * @param triggered open incidents nobody acknowledged, counted up to 1000
 * @param processing open incidents somebody works on, counted as far
 * @param worst the highest severity of an open incident; empty when none is open
 * @param lastIncidentAt when its newest incident was opened, epoch milliseconds; 0: never
 */
record ChannelActivity(
    long channelId,
    long triggered,
    long processing,
    Optional<Severity> worst,
    long lastIncidentAt) {
  static ChannelActivity none(long channelId) {
    return new ChannelActivity(channelId, 0, 0, Optional.empty(), 0);
  }
}
