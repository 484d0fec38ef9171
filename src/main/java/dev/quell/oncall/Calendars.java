package dev.quell.oncall;

import dev.quell.model.ObjectId;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.storage.TeamNames;
import dev.quell.timer.Timers;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.Owner;
import dev.quell.web.Requests;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** All calendars, kept in memory as the flow last left them. */
public final class Calendars implements CommandHandler {
  private static final JsonMapper JSON = Json.mapper();
  private static final int MOST = 100;
  private static final int MOST_EVENTS = 1000;
  private static final int MOST_NAMED = 10;

  private final Database database;
  private volatile CalendarBook book = new CalendarBook(List.of());

  public Calendars(Database database) {
    this.database = database;
    settled(true);
  }

  /** Whether nobody works that day by this calendar; empty when there is no such calendar. */
  public Optional<Boolean> dayOff(String calendarId, LocalDate date) {
    return book.dayOff(calendarId, date);
  }

  /** As the commands before that place in the log had left them. */
  public CalendarBook before(long offset) {
    return new CalendarBook(database.read(sql -> CalendarStore.before(sql, offset)));
  }

  /** The id of the calendar that the command at that place in the log changed, if any. */
  public Optional<String> changedBy(long offset) {
    return database.read(sql -> CalendarStore.changedBy(sql, offset));
  }

  /** Whose a calendar is, if there is one. */
  public Optional<Owner> owner(String calendarId) {
    return book.find(calendarId)
        .map(found -> Owner.of(found.stamps().creatorId(), found.body().teamId()));
  }

  /** The calendars that belong to this team; they have no number to be named by. */
  public List<ApiException.Ref> ofTeam(long teamId) {
    return book.all().stream()
        .filter(calendar -> calendar.body().teamId() == teamId)
        .map(calendar -> new ApiException.Ref("calendar", 0, calendar.body().calName()))
        .toList();
  }

  List<Calendar> all() {
    return book.all();
  }

  Calendar existing(String id) {
    return book.find(id).orElseThrow(() -> missing("cal_id", id, "an existing calendar"));
  }

  @Override
  public String area() {
    return "calendar";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    return switch (command.kind()) {
      case "calendar.create" -> create(sql, command, offset);
      case "calendar.update" -> update(sql, command, offset);
      case "calendar.delete" -> delete(sql, command, offset);
      case "calendar.event_upsert" -> putEvent(sql, command, offset);
      case "calendar.event_delete" -> removeEvent(sql, command, offset);
      default -> throw new IllegalArgumentException("command: " + command.kind());
    };
  }

  @Override
  public void settled(boolean kept) {
    book = new CalendarBook(database.read(CalendarStore::all));
  }

  private String create(Sql sql, LogRecord.Command command, long offset) {
    if (book.all().size() >= MOST) {
      throw Requests.invalid("cal_name", MOST + " calendars", "fewer; delete one first");
    }
    CalendarForm form = JSON.readValue(command.body(), CalendarForm.class);
    String id = "cal." + ObjectId.of(command.receivedAt(), offset, 0);
    Stamps stamps =
        new Stamps(command.by(), command.receivedAt(), command.by(), command.receivedAt());
    Calendar calendar = new Calendar(id, form.over(Optional.empty()), stamps);
    refuseUnknownTeam(sql, calendar.body().teamId(), 0);
    CalendarStore.put(sql, calendar, command, offset);
    return JSON.writeValueAsString(new CalendarApi.Created(id, calendar.body().calName()));
  }

  private String update(Sql sql, LogRecord.Command command, long offset) {
    CalendarForm form = JSON.readValue(command.body(), CalendarForm.class);
    Calendar old = existing(form.calId().orElse(""));
    Calendar.Body body = form.over(Optional.of(old));
    refuseUnknownTeam(sql, body.teamId(), old.body().teamId());
    save(sql, old, body, command, offset);
    return "{}";
  }

  /** A team it has had all along may be one that was never there. */
  private static void refuseUnknownTeam(Sql sql, long wanted, long before) {
    if (wanted != before && !TeamNames.has(sql, wanted)) {
      throw Requests.invalid("team_id", wanted, "0 or of an existing team");
    }
  }

  private String delete(Sql sql, LogRecord.Command command, long offset) {
    Calendar old = existing(JSON.readValue(command.body(), CalendarApi.CalendarId.class).calId());
    List<ApiException.Ref> rules = CalendarStore.askedBy(sql, old.id());
    if (!rules.isEmpty()) {
      String names =
          rules.stream()
              .map(ApiException.Ref::name)
              .distinct()
              .limit(MOST_NAMED)
              .collect(Collectors.joining(", "));
      throw ApiException.referenced(
          "cal_id: " + old.id() + " is asked by rules of " + names + " (expected: none)", rules);
    }
    CalendarStore.remove(sql, old, command, offset);
    return "{}";
  }

  private String putEvent(Sql sql, LogRecord.Command command, long offset) {
    CalendarEventForm form = JSON.readValue(command.body(), CalendarEventForm.class);
    Calendar old = existing(form.calId());
    Optional<String> given = form.eventId().filter(id -> !id.isEmpty());
    Optional<CalendarEvent> before = given.map(id -> event(old, id));
    if (before.isEmpty() && old.body().events().size() >= MOST_EVENTS) {
      throw Requests.invalid("event_id", MOST_EVENTS + " events", "fewer; delete one first");
    }
    String id = given.orElseGet(() -> ObjectId.of(command.receivedAt(), offset, 0));
    CalendarEvent event = form.over(before, id, command.by(), command.receivedAt());
    save(sql, old, old.body().with(event), command, offset);
    return JSON.writeValueAsString(new CalendarApi.EventCreated(old.id(), id, event.summary()));
  }

  private String removeEvent(Sql sql, LogRecord.Command command, long offset) {
    CalendarApi.EventId id = JSON.readValue(command.body(), CalendarApi.EventId.class);
    Calendar old = existing(id.calId());
    event(old, id.eventId());
    save(sql, old, old.body().without(id.eventId()), command, offset);
    return "{}";
  }

  /** What silences held by it is judged again: it may be a working day after all. */
  private void save(
      Sql sql, Calendar old, Calendar.Body body, LogRecord.Command command, long offset) {
    if (!body.equals(old.body())) {
      Stamps stamps =
          new Stamps(
              old.stamps().creatorId(),
              old.stamps().createdAt(),
              command.by(),
              command.receivedAt());
      CalendarStore.put(sql, new Calendar(old.id(), body, stamps), command, offset);
      Timers.put(sql, CalendarStore.held(sql, old.id(), command.receivedAt()));
    }
  }

  private static CalendarEvent event(Calendar calendar, String id) {
    return calendar.event(id).orElseThrow(() -> missing("event_id", id, "an event of it"));
  }

  private static ApiException missing(String name, String found, String expected) {
    return new ApiException(
        ErrorCode.RESOURCE_NOT_FOUND, Requests.invalid(name, found, expected).sentence());
  }
}
