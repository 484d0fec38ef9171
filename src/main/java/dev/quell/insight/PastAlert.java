package dev.quell.insight;

/**
 * An alert of a channel with the time it took.
 *
 * @param endedAt when it recovered or was closed, epoch milliseconds; {@link Long#MAX_VALUE} while
 *     it is open
 */
record PastAlert(RecentAlert alert, long endedAt) {

  /** Whether it was going on when another began. */
  boolean wasOpenAt(long instant) {
    return alert.seenAt() <= instant && instant < endedAt;
  }
}
