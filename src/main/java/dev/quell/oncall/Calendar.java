package dev.quell.oncall;

import dev.quell.web.Json;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which days people work.
 *
 * @param id {@code cal.} and 24 hexadecimal characters
 * @param stamps who made it and changed it last
 */
record Calendar(String id, Body body, Stamps stamps) {
  private static final JsonMapper JSON = Json.mapper();
  private static final int DAYS = 7;

  /**
   * What a calendar says, as it is kept.
   *
   * @param workdays of a usual week, 0 is Sunday
   * @param events departures from it
   */
  record Body(
      String calName,
      String description,
      String timezone,
      long teamId,
      List<Integer> workdays,
      List<CalendarEvent> events) {
    Body {
      workdays = List.copyOf(workdays);
      events = List.copyOf(events);
    }

    static Body of(String json) {
      return JSON.readValue(json, Body.class);
    }

    String json() {
      return JSON.writeValueAsString(this);
    }

    Body withEvents(List<CalendarEvent> others) {
      return new Body(calName, description, timezone, teamId, workdays, others);
    }

    /** With this event in place of the one with its id, where there is one. */
    Body with(CalendarEvent event) {
      List<CalendarEvent> changed = new ArrayList<>(without(event.eventId()).events);
      changed.add(event);
      return withEvents(changed);
    }

    Body without(String eventId) {
      return withEvents(events.stream().filter(event -> !event.eventId().equals(eventId)).toList());
    }
  }

  Optional<CalendarEvent> event(String eventId) {
    return body.events.stream().filter(event -> event.eventId().equals(eventId)).findFirst();
  }

  /** Whether nobody works that day; of several events the one changed last says so. */
  boolean isOff(LocalDate date) {
    return body.events.stream()
        .filter(event -> event.covers(date))
        .max(Comparator.comparingLong(CalendarEvent::updatedAt))
        .map(CalendarEvent::isOff)
        .orElseGet(() -> isWeeklyOff(date.getDayOfWeek()));
  }

  boolean isWeeklyOff(DayOfWeek day) {
    return !body.workdays.contains(day.getValue() % DAYS);
  }
}
