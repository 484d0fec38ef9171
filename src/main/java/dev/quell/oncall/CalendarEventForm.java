package dev.quell.oncall;

import dev.quell.web.Requests;
import dev.quell.web.Required;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What a client says about days on which a calendar departs from its weeks.
 *
 * @param eventId only when an existing one is changed
 * @param startAt {@code YYYY-MM-DD}
 * @param endAt the same, not included; within a year of the start
 */
record CalendarEventForm(
    @Required String calId,
    Optional<String> eventId,
    @Required String summary,
    Optional<String> description,
    @Required String startAt,
    @Required String endAt,
    @Required Boolean isOff) {
  private static final int LONGEST_SUMMARY = 39;
  private static final int LONGEST_DESCRIPTION = 499;
  private static final int MOST_DAYS = 366;

  /** The event it makes of the old one. */
  CalendarEvent over(Optional<CalendarEvent> old, String id, long by, long now) {
    String said = description.orElse(old.map(CalendarEvent::description).orElse(""));
    LocalDate start = date("start_at", startAt);
    LocalDate end = date("end_at", endAt);
    if (!end.isAfter(start) || end.isAfter(start.plusDays(MOST_DAYS))) {
      throw Requests.invalid(
          "end_at", endAt, "1.." + MOST_DAYS + " days after start_at " + startAt);
    }
    return new CalendarEvent(
        id,
        Requests.storable("summary", Requests.text("summary", summary.strip(), LONGEST_SUMMARY)),
        Requests.storable("description", Requests.atMost("description", said, LONGEST_DESCRIPTION)),
        start.toString(),
        end.toString(),
        isOff,
        old.map(CalendarEvent::creatorId).orElse(by),
        old.map(CalendarEvent::createdAt).orElse(now),
        now);
  }

  private static LocalDate date(String name, String text) {
    try {
      LocalDate date = LocalDate.parse(text.strip());
      Requests.between(name + ": year", date.getYear(), 2000, 2999);
      return date;
    } catch (DateTimeParseException e) {
      throw Requests.invalid(name, '"' + text + '"', "a date such as 2025-10-01");
    }
  }
}
