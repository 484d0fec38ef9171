package dev.quell.pipeline.rule;

/** Who made something and who changed it last, and when, in epoch milliseconds. */
public record Stamps(long creatorId, long updatedBy, long createdAt, long updatedAt) {

  public static Stamps first(long by, long now) {
    return new Stamps(by, by, now, now);
  }

  public Stamps changed(long by, long now) {
    return new Stamps(creatorId, by, createdAt, now);
  }
}
