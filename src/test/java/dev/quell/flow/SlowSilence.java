package dev.quell.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a silence holds, looked up quarter by quarter on the clock on the wall: stories begin and
 * end their hours at quarters, and clocks are changed at quarters.
 */
final class SlowSilence {
  private static final long QUARTER = 15 * 60_000;
  private static final int LOOKED_AHEAD = 40 * 24 * 4;

  private SlowSilence() {}

  /** The first silence that holds now and matches. */
  static Optional<Setup.Silence> matching(Setup setup, View view, long now) {
    return setup.silences().stream()
        .filter(rule -> rule.on() && rule.match().holds(view) && holds(rule.time(), now))
        .findFirst();
  }

  static boolean holds(Setup.Time time, long now) {
    return switch (time) {
      case Setup.Once once -> once.from() <= now && now < once.to();
      case Setup.Weekly weekly ->
          weekly.hours().stream().anyMatch(hours -> holds(hours, weekly.zone(), now));
    };
  }

  /** Whether the clocks there show a time within the hours; what they skip never holds. */
  private static boolean holds(Setup.Hours hours, ZoneId zone, long now) {
    LocalDateTime shown = LocalDateTime.ofInstant(Instant.ofEpochMilli(now), zone);
    LocalDate today = shown.toLocalDate();
    return startedOn(today, hours, shown) || startedOn(today.minusDays(1), hours, shown);
  }

  private static boolean startedOn(LocalDate day, Setup.Hours hours, LocalDateTime shown) {
    boolean toTheNextDay = !hours.end().isAfter(hours.start());
    LocalDateTime start = day.atTime(hours.start());
    LocalDateTime end = day.plusDays(toTheNextDay ? 1 : 0).atTime(hours.end());
    return hours.days().has(day) && !shown.isBefore(start) && shown.isBefore(end);
  }

  /** When what holds now is over; empty when that is too far away to be looked for. */
  static Optional<Long> end(Setup.Time time, long now) {
    if (time instanceof Setup.Once once) {
      return Optional.of(once.to());
    }
    long quarter = now / QUARTER * QUARTER;
    for (int i = 0; i < LOOKED_AHEAD; i++) {
      quarter += QUARTER;
      if (!holds(time, quarter)) {
        return Optional.of(quarter);
      }
    }
    return Optional.empty();
  }
}
