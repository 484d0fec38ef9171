package dev.quell.oncall;

import dev.quell.queue.Commands;
import dev.quell.web.Caller;
import dev.quell.web.Edits;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Which days people work, for whatever goes by working days. */
@RestController
@Tag(name = "Calendars", description = "Working days and days off, for silences that ask them")
public final class CalendarApi {
  private static final JsonMapper JSON = Json.mapper();
  private static final String PERSONAL = "personal";
  private static final String HOLIDAYS = "region.official.holiday";
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2999;

  private final Calendars calendars;
  private final Commands commands;
  private final InstantSource clock;

  public CalendarApi(Calendars calendars, Commands commands, InstantSource clock) {
    this.calendars = calendars;
    this.commands = commands;
    this.clock = clock;
  }

  /** {@code kind}: {@code personal} when left out; there are none of public holidays. */
  record ListRequest(Optional<String> kind, boolean noLocale) {}

  record CalendarId(@Required String calId) {}

  record EventId(@Required String calId, @Required String eventId) {}

  /** Zeros mean any month, any day, this year. */
  record EventListRequest(@Required String calId, int year, int month, int day) {}

  record Created(String calId, String calName) {}

  record EventCreated(String calId, String eventId, String summary) {}

  record Items(List<CalendarItem> items, int total) {}

  record Events(List<EventItem> items, int total) {}

  /** Departures from the week, and as {@code non_work.YYYYMMDD} the days off of the week itself. */
  record EventItem(
      long accountId,
      long creatorId,
      String calId,
      String eventId,
      String summary,
      String description,
      String startAt,
      String endAt,
      boolean isOff,
      long createdAt,
      long updatedAt) {

    static EventItem of(Calendar calendar, CalendarEvent event) {
      return new EventItem(
          CalendarItem.ACCOUNT,
          event.creatorId(),
          calendar.id(),
          event.eventId(),
          event.summary(),
          event.description(),
          event.startAt(),
          event.endAt(),
          event.isOff(),
          event.createdAt() / 1000,
          event.updatedAt() / 1000);
    }

    static EventItem weekly(Calendar calendar, LocalDate date) {
      return new EventItem(
          CalendarItem.ACCOUNT,
          0,
          calendar.id(),
          "non_work." + date.toString().replace("-", ""),
          "",
          "",
          date.toString(),
          date.plusDays(1).toString(),
          true,
          0,
          0);
    }
  }

  @Operation(summary = "All calendars")
  @PostMapping("/calendar/list")
  @Needs(Permission.CALENDARS_READ)
  Items list(@RequestBody ListRequest request) {
    String kind = request.kind().filter(word -> !word.isEmpty()).orElse(PERSONAL);
    Requests.oneOf("kind", kind, List.of(PERSONAL, HOLIDAYS));
    List<CalendarItem> items =
        kind.equals(PERSONAL) ? calendars.all().stream().map(CalendarItem::of).toList() : List.of();
    return new Items(items, items.size());
  }

  @Operation(summary = "One calendar")
  @PostMapping("/calendar/info")
  @Needs(Permission.CALENDARS_READ)
  CalendarItem info(@RequestBody CalendarId id) {
    return CalendarItem.of(calendars.existing(id.calId()));
  }

  @Operation(summary = "Make a calendar")
  @PostMapping("/calendar/create")
  @Needs(Permission.CALENDARS_MANAGE)
  Created create(@RequestBody CalendarForm form, Caller caller) {
    return JSON.readValue(run("calendar.create", form, caller), Created.class);
  }

  @Operation(summary = "Change a calendar; what is left out stays as it is")
  @PostMapping("/calendar/update")
  @Needs(Permission.CALENDARS_MANAGE)
  @Edits("cal_id")
  Nothing update(@RequestBody CalendarForm form, Caller caller) {
    Requests.required("cal_id", form.calId().orElse(null));
    run("calendar.update", form, caller);
    return new Nothing();
  }

  @Operation(summary = "Delete a calendar that no rule asks")
  @PostMapping("/calendar/delete")
  @Needs(Permission.CALENDARS_MANAGE)
  @Edits("cal_id")
  Nothing delete(@RequestBody CalendarId id, Caller caller) {
    run("calendar.delete", id, caller);
    return new Nothing();
  }

  @Operation(summary = "Days off and days people work against the week, of a year, month or day")
  @PostMapping("/calendar/event/list")
  @Needs(Permission.CALENDARS_READ)
  Events events(@RequestBody EventListRequest request) {
    Calendar calendar = calendars.existing(request.calId());
    LocalDate first = first(request, calendar);
    LocalDate end = end(request, first);
    List<EventItem> items = new ArrayList<>();
    calendar.body().events().stream()
        .filter(event -> event.first().isBefore(end) && event.end().isAfter(first))
        .forEach(event -> items.add(EventItem.of(calendar, event)));
    first
        .datesUntil(end)
        .filter(date -> calendar.isWeeklyOff(date.getDayOfWeek()))
        .filter(date -> calendar.body().events().stream().noneMatch(event -> event.covers(date)))
        .forEach(date -> items.add(EventItem.weekly(calendar, date)));
    items.sort(Comparator.comparing(EventItem::startAt).thenComparing(EventItem::eventId));
    return new Events(items, items.size());
  }

  @Operation(summary = "Add days off, or days people work against the week, or change them")
  @PostMapping("/calendar/event/upsert")
  @Needs(Permission.CALENDARS_MANAGE)
  @Edits("cal_id")
  EventCreated putEvent(@RequestBody CalendarEventForm form, Caller caller) {
    return JSON.readValue(run("calendar.event_upsert", form, caller), EventCreated.class);
  }

  @Operation(summary = "Remove such days")
  @PostMapping("/calendar/event/delete")
  @Needs(Permission.CALENDARS_MANAGE)
  @Edits("cal_id")
  Nothing removeEvent(@RequestBody EventId id, Caller caller) {
    run("calendar.event_delete", id, caller);
    return new Nothing();
  }

  private LocalDate first(EventListRequest request, Calendar calendar) {
    ZoneId zone = ZoneId.of(calendar.body().timezone());
    int year = request.year() == 0 ? clock.instant().atZone(zone).getYear() : request.year();
    Requests.between("year", year, FIRST_YEAR, LAST_YEAR);
    Requests.between("month", request.month(), 0, 12);
    if (request.month() == 0) {
      Requests.between("day (without month)", request.day(), 0, 0);
      return LocalDate.of(year, 1, 1);
    }
    YearMonth month = YearMonth.of(year, request.month());
    Requests.between("day", request.day(), 0, month.lengthOfMonth());
    return month.atDay(Math.max(1, request.day()));
  }

  private static LocalDate end(EventListRequest request, LocalDate first) {
    if (request.month() == 0) {
      return first.plusYears(1);
    }
    return request.day() == 0 ? first.plusMonths(1) : first.plusDays(1);
  }

  private String run(String kind, Object request, Caller caller) {
    return commands.run(kind, caller.personId(), JSON.writeValueAsString(request));
  }
}
