package dev.quell.channel.rule;

import java.time.LocalDate;
import java.util.Optional;

/** The calendars silences ask. */
@FunctionalInterface
public interface DaysOff {
  DaysOff NONE = (calendarId, day) -> Optional.empty();

  /** Whether nobody works that day by this calendar; empty when there is no such calendar. */
  Optional<Boolean> dayOff(String calendarId, LocalDate day);
}
