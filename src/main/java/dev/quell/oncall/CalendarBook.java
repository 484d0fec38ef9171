package dev.quell.oncall;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calendars as they are, or were, at one place in the log. */
public final class CalendarBook {
  private final Map<String, Calendar> byId = new LinkedHashMap<>();

  CalendarBook(List<Calendar> calendars) {
    calendars.forEach(calendar -> byId.put(calendar.id(), calendar));
  }

  /** Whether nobody works that day by this calendar; empty when there is no such calendar. */
  public Optional<Boolean> dayOff(String calendarId, LocalDate date) {
    return find(calendarId).map(calendar -> calendar.isOff(date));
  }

  Optional<Calendar> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Oldest first. */
  List<Calendar> all() {
    return List.copyOf(byId.values());
  }
}
