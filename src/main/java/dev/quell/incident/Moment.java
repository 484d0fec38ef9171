package dev.quell.incident;

/**
 * When an event took effect, in epoch milliseconds.
 *
 * @param now when it was received; windows and retention go by this
 * @param at when it happened, as the sender says, but at most five minutes after it was received
 * @param order what late events are compared by: the earlier of happened and received, in whole
 *     seconds as senders tell them, so that within a second the order of arrival decides
 */
public record Moment(long now, long at, long order) {
  private static final long MAX_AHEAD_MILLIS = 5 * 60_000;

  public static Moment of(long received, java.util.Optional<java.time.Instant> happened) {
    long said = happened.map(java.time.Instant::toEpochMilli).orElse(received);
    return new Moment(
        received,
        Math.min(said, received + MAX_AHEAD_MILLIS),
        Math.min(said, received) / 1000 * 1000);
  }
}
