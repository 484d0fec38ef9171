package dev.quell.channel;

import dev.quell.channel.rule.RuleLists;

/**
 * Where alerts and incidents of one team live, with the settings and rules noise reduction goes by.
 *
 * @param noiseVersion grows with every change of those settings and rules; 1 is as created
 */
public record Channel(
    long id,
    String name,
    String description,
    long teamId,
    ChannelSettings settings,
    RuleLists rules,
    long noiseVersion,
    Origin origin) {

  /** Only an enabled channel takes in new alerts; the others keep what they have. */
  public enum Status {
    ENABLED,
    DISABLED,
    DELETED
  }

  /**
   * Who made it when, and whether it is in use.
   *
   * @param createdAt epoch milliseconds, as the other times; zero where it never happened
   */
  public record Origin(
      Status status, long creatorId, long createdAt, long updatedAt, long deletedAt) {}

  public Status status() {
    return origin.status;
  }

  public boolean takesAlerts() {
    return origin.status == Status.ENABLED;
  }

  Channel withSettings(ChannelSettings other) {
    return new Channel(id, name, description, teamId, other, rules, noiseVersion, origin);
  }

  /** The same with other settings and rules of noise reduction. */
  Channel withNoise(ChannelSettings other, RuleLists changed, long version) {
    return new Channel(id, name, description, teamId, other, changed, version, origin);
  }

  Channel withStatus(Status status, long now) {
    Origin changed =
        new Origin(
            status, origin.creatorId, origin.createdAt, now, status == Status.DELETED ? now : 0);
    return new Channel(id, name, description, teamId, settings, rules, noiseVersion, changed);
  }
}
