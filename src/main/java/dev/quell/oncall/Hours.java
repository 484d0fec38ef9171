package dev.quell.oncall;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * The only hours at which a layer has anybody on call.
 *
 * @param days of the week that take part, 0 is Sunday; never empty
 * @param continuous whether a day begins at the time of day at which the layer starts, not at 00:00
 * @param periods of each day or week; empty when the whole of it counts
 */
record Hours(List<Integer> days, boolean continuous, Every every, List<Period> periods) {
  static final List<Integer> ALL_DAYS = List.of(0, 1, 2, 3, 4, 5, 6);

  /** What the offsets of periods are counted from: every 00:00, or every Monday 00:00. */
  enum Every {
    DAY,
    WEEK
  }

  /**
   * Seconds by the wall clock from where the day or week begins.
   *
   * @param end not after the start: it lies in the next day or week
   */
  record Period(int start, int end) {}

  Hours {
    days = List.copyOf(days);
    periods = List.copyOf(periods);
  }

  boolean hasMask() {
    return days.size() < Rotation.DAYS_OF_WEEK;
  }

  boolean takesPart(LocalDate date) {
    return days.contains(date.getDayOfWeek().getValue() % Rotation.DAYS_OF_WEEK);
  }

  /** Those hours within this span, of a layer that starts when that wall clock shows so. */
  List<Span> within(Span span, WallClock clock, LocalDateTime start) {
    if (span.isEmpty()) {
      return List.of();
    }
    List<Span> open = List.of(span);
    LocalDate first = clock.at(span.start()).toLocalDate().minusDays(2);
    LocalDate last = clock.at(span.end()).toLocalDate().plusDays(1);
    if (hasMask()) {
      open = Span.common(open, Span.joined(days(first, last, clock, start)));
    }
    if (!periods.isEmpty()) {
      open = Span.common(open, Span.joined(periods(first, last, clock)));
    }
    return open;
  }

  private List<Span> days(LocalDate first, LocalDate last, WallClock clock, LocalDateTime start) {
    List<Span> spans = new ArrayList<>();
    for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
      if (takesPart(date)) {
        LocalDateTime begin = continuous ? date.atTime(start.toLocalTime()) : date.atStartOfDay();
        spans.add(new Span(clock.when(begin), clock.when(begin.plusDays(1))));
      }
    }
    return spans;
  }

  private List<Span> periods(LocalDate first, LocalDate last, WallClock clock) {
    boolean weekly = every == Every.WEEK;
    int step = weekly ? Rotation.DAYS_OF_WEEK : 1;
    LocalDate date =
        weekly
            ? first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusDays(step)
            : first;
    List<Span> spans = new ArrayList<>();
    for (; !date.isAfter(last); date = date.plusDays(step)) {
      LocalDateTime midnight = date.atStartOfDay();
      for (Period period : periods) {
        LocalDateTime end = midnight.plusSeconds(period.end());
        spans.add(
            new Span(
                clock.when(midnight.plusSeconds(period.start())),
                clock.when(period.end() > period.start() ? end : end.plusDays(step))));
      }
    }
    return spans;
  }
}
