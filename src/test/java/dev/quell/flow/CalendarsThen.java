package dev.quell.flow;

import dev.quell.channel.rule.DaysOff;
import dev.quell.channel.rule.DaysOffThen;
import dev.quell.oncall.CalendarBook;
import dev.quell.oncall.Calendars;
import dev.quell.storage.Database;
import java.util.Optional;

/** The calendars of a store at places in its log. */
record CalendarsThen(Calendars calendars) implements DaysOffThen {
  static CalendarsThen of(Database store) {
    return new CalendarsThen(new Calendars(store));
  }

  @Override
  public DaysOff before(long offset) {
    CalendarBook book = calendars.before(offset);
    return (calendarId, day) -> book.dayOff(calendarId, day);
  }

  @Override
  public Optional<String> changedBy(long offset) {
    return calendars.changedBy(offset);
  }
}
