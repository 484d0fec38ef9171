package dev.quell.oncall;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * The clock on a wall somewhere, and when it comes to show a time.
 *
 * <p>A time comes when the clock first shows it or has passed it: one shown twice comes the first
 * time, one that is skipped comes at the skip. So later times never come earlier, and what lies
 * between two times is one stretch without a break.
 */
record WallClock(ZoneId zone) {

  /** What it shows at this epoch second. */
  LocalDateTime at(long second) {
    return LocalDateTime.ofInstant(Instant.ofEpochSecond(second), zone);
  }

  /** The epoch second at which this time comes. */
  long when(LocalDateTime shown) {
    ZoneRules rules = zone.getRules();
    List<ZoneOffset> offsets = rules.getValidOffsets(shown);
    return offsets.isEmpty()
        ? rules.getTransition(shown).toEpochSecond()
        : shown.toEpochSecond(offsets.getFirst());
  }
}
