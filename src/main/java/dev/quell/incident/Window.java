package dev.quell.incident;

import dev.quell.web.Requests;
import java.time.Duration;

/** A span of time that is asked about, in epoch milliseconds, both ends included. */
record Window(long from, long to) {
  private static final long LAST_SECOND = 253_402_300_799L;
  private static final long LONGEST = Duration.ofDays(31).toSeconds();

  /** How far a sender's clock may run ahead of ours. */
  private static final long AHEAD = Duration.ofMinutes(5).toSeconds();

  /** Reads two times in seconds; 0 means unset: the end is now, the start 31 days before it. */
  static Window of(long start, long end, long now) {
    Requests.between("start_time", start, 0, LAST_SECOND);
    Requests.between("end_time", end, 0, LAST_SECOND);
    long to = end == 0 ? now / 1000 + AHEAD : end;
    long from = start == 0 ? Math.max(0, to - LONGEST) : start;
    if (from >= to) {
      throw Requests.invalid("end_time", end, "later than start_time " + start);
    }
    if (to - from > LONGEST + (end == 0 ? AHEAD : 0)) {
      throw Requests.invalid("start_time", start, "at most 31 days before end_time " + to);
    }
    return new Window(from * 1000, to * 1000 + 999);
  }

  /** Adds that something went on within the window. */
  void addTo(Conditions conditions) {
    conditions.add("start_time <= ?", to);
    conditions.add("last_time >= ?", from);
  }
}
