package dev.quell.channel.rule;

/**
 * What every rule of a channel has besides what it says.
 *
 * @param id 24 hexadecimal characters, kept through every change
 * @param name at most 39 characters
 * @param description at most 500 characters
 * @param priority lower is asked first; among equals the older one
 * @param enabled whether it is asked at all
 */
public record RuleHead(
    String id, String name, String description, int priority, boolean enabled, Stamps stamps) {

  public RuleHead withEnabled(boolean on, Stamps changed) {
    return new RuleHead(id, name, description, priority, on, changed);
  }

  public RuleHead withPriority(int other, Stamps changed) {
    return new RuleHead(id, name, description, other, enabled, changed);
  }

  /** Who made it and changed it last; epoch milliseconds. */
  public record Stamps(long creatorId, long updatedBy, long createdAt, long updatedAt) {
    public static Stamps first(long by, long now) {
      return new Stamps(by, by, now, now);
    }

    public Stamps changed(long by, long now) {
      return new Stamps(creatorId, by, createdAt, now);
    }
  }
}
