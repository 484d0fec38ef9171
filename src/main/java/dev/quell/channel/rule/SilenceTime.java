package dev.quell.channel.rule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** When a silence holds. */
public sealed interface SilenceTime {

  /** Once, from an instant to another; epoch milliseconds, the end not included. */
  record Once(long from, long to) implements SilenceTime {}

  /** Again and again, whenever one of the spans holds on the clocks of a place. */
  record Recurring(ZoneId zone, List<Span> spans) implements SilenceTime {
    public Recurring {
      spans = List.copyOf(spans);
    }
  }

  /**
   * Hours of a day, by wall clock.
   *
   * @param end not included; at or before {@code start} it means the day after
   * @param days on which it starts; empty: any
   * @param calendarId starts only on working days of this calendar; empty: no calendar is asked
   * @param offDays with a calendar: starts only on its days off instead
   */
  record Span(
      LocalTime start, LocalTime end, Set<DayOfWeek> days, String calendarId, boolean offDays) {
    public Span {
      days = Set.copyOf(days);
    }
  }
}
