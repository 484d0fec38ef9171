package dev.quell.oncall;

import java.time.LocalDate;

/**
 * Days on which a calendar departs from its weeks; kept as it is written here.
 *
 * @param startAt {@code YYYY-MM-DD}
 * @param endAt the same, not included
 * @param isOff nobody works; else people work though they would not
 * @param createdAt epoch milliseconds, as the other time
 */
record CalendarEvent(
    String eventId,
    String summary,
    String description,
    String startAt,
    String endAt,
    boolean isOff,
    long creatorId,
    long createdAt,
    long updatedAt) {

  boolean covers(LocalDate date) {
    return !date.isBefore(first()) && date.isBefore(end());
  }

  LocalDate first() {
    return LocalDate.parse(startAt);
  }

  LocalDate end() {
    return LocalDate.parse(endAt);
  }
}
