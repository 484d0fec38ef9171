package dev.quell.noise.judge;

import dev.quell.channel.Channel;
import dev.quell.incident.Flaps;
import dev.quell.model.Subject;

/**
 * An alert that looks for its place in one channel: a new one, or one that was held back so far.
 *
 * @param subject what rules may ask about it
 * @param alertId empty for a new one
 * @param now when the record that caused this was received, or a wake-up was due; epoch
 *     milliseconds
 * @param flaps of its problem, its latest change included
 */
public record Candidate(
    Subject subject,
    String alertId,
    long integrationId,
    String alertKey,
    Channel channel,
    long now,
    Flaps flaps,
    ChannelState state) {

  /** The same question about an alert that is there already. */
  public Candidate of(String existingAlertId) {
    return new Candidate(
        subject, existingAlertId, integrationId, alertKey, channel, now, flaps, state);
  }
}
