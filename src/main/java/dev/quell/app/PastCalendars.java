package dev.quell.app;

import dev.quell.channel.rule.DaysOff;
import dev.quell.channel.rule.PastDaysOff;
import dev.quell.oncall.CalendarBook;
import dev.quell.oncall.Calendars;
import java.util.Optional;

/** Answers silences of the past by the calendars of that place in the log. */
public record PastCalendars(Calendars calendars) implements PastDaysOff {

  @Override
  public DaysOff before(long offset) {
    CalendarBook book = calendars.before(offset);
    return book::dayOff;
  }

  @Override
  public Optional<String> changedBy(long offset) {
    return calendars.changedBy(offset);
  }
}
