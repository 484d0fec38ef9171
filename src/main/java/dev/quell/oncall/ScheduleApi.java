package dev.quell.oncall;

import dev.quell.queue.Commands;
import dev.quell.web.Caller;
import dev.quell.web.Costly;
import dev.quell.web.Edits;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.PageRequest;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Schedules as people arrange them, and their shifts as a calendar shows them. */
@RestController
@Tag(name = "Schedules", description = "Who is on call when: rotations, layers and overrides")
public final class ScheduleApi {
  static final int MOST_IDS = 200;
  private static final JsonMapper JSON = Json.mapper();
  private static final int USUAL_PAGE = 10;
  private static final int LARGEST_PAGE = 100;

  private final Schedules schedules;
  private final Commands commands;
  private final InstantSource clock;
  private final ZoneId zone;

  /** {@code zone}: of schedules that name none. */
  public ScheduleApi(Schedules schedules, Commands commands, InstantSource clock, ZoneId zone) {
    this.schedules = schedules;
    this.commands = commands;
    this.clock = clock;
    this.zone = zone;
  }

  record Created(long scheduleId, String scheduleName) {}

  record Ids(List<Long> scheduleIds) {}

  /** The window is at most 45 days long. */
  record InfoRequest(@Required Long scheduleId, Optional<Long> start, Optional<Long> end) {}

  /** Zeros mean no window. */
  record SelfRequest(Optional<Long> start, Optional<Long> end) {}

  /**
   * Which schedules.
   *
   * @param query part of the name, in any case
   * @param isMyTeam only of teams the caller is in
   * @param isMyManage only those the caller made
   */
  record ListRequest(
      Optional<String> query,
      int p,
      int limit,
      boolean isMyTeam,
      boolean isMyManage,
      List<Long> teamIds,
      Optional<Long> start,
      Optional<Long> end) {}

  record Items(List<ScheduleItem> items) {}

  record ItemsAndTotal(List<ScheduleItem> items, long total) {}

  @Operation(summary = "Make a schedule")
  @PostMapping("/schedule/create")
  @Needs(Permission.SCHEDULES_MANAGE)
  Created create(@RequestBody ScheduleForm form, Caller caller) {
    return JSON.readValue(run("schedule.create", form.in(zone), caller), Created.class);
  }

  @Operation(summary = "Change a schedule; what is left out stays as it is")
  @PostMapping("/schedule/update")
  @Needs(Permission.SCHEDULES_MANAGE)
  @Edits(value = "schedule_id", also = "id")
  Nothing update(@RequestBody ScheduleForm form, Caller caller) {
    Requests.required("schedule_id", form.given().orElse(null));
    run("schedule.update", form, caller);
    return new Nothing();
  }

  @Operation(summary = "Delete schedules")
  @PostMapping("/schedule/delete")
  @Needs(Permission.SCHEDULES_MANAGE)
  @Edits("schedule_ids")
  Nothing delete(@RequestBody Ids ids, Caller caller) {
    Requests.list("schedule_ids", ids.scheduleIds(), 1, MOST_IDS);
    run("schedule.delete", ids, caller);
    return new Nothing();
  }

  @Operation(summary = "One schedule with its shifts in a window")
  @PostMapping("/schedule/info")
  @Needs(Permission.SCHEDULES_READ)
  ScheduleItem info(@RequestBody InfoRequest request) {
    Span window = ScheduleView.window(request.start(), request.end());
    return view(Optional.of(window)).item(existing(request.scheduleId()), true);
  }

  @Operation(summary = "Several schedules, without shifts")
  @PostMapping("/schedule/infos")
  @Needs(Permission.SCHEDULES_READ)
  Items infos(@RequestBody Ids ids) {
    Requests.list("schedule_ids", ids.scheduleIds(), 0, MOST_IDS);
    ScheduleView view = view(Optional.empty());
    return new Items(
        new LinkedHashSet<>(ids.scheduleIds())
            .stream().map(id -> view.item(existing(id), true)).toList());
  }

  @Operation(summary = "Schedules page by page; with a window also their shifts")
  @PostMapping("/schedule/list")
  @Needs(Permission.SCHEDULES_READ)
  ItemsAndTotal list(@RequestBody ListRequest request, Caller caller) {
    if (request.isMyTeam() && request.isMyManage()) {
      throw Requests.invalid("is_my_manage", true, "false with is_my_team");
    }
    PageRequest page = PageRequest.of(request.p(), request.limit(), USUAL_PAGE, LARGEST_PAGE);
    Optional<Span> window = ScheduleView.maybeWindow(request.start(), request.end());
    List<Schedule> found = schedules.book().all().stream().filter(wanted(request, caller)).toList();
    ScheduleView view = view(window);
    return new ItemsAndTotal(
        found.stream()
            .skip(page.offset())
            .limit(page.limit())
            .map(schedule -> view.item(schedule, window.isPresent()))
            .toList(),
        found.size());
  }

  @Operation(summary = "The shifts a schedule would have, without keeping it")
  @PostMapping("/schedule/preview")
  @Costly
  @Needs(Permission.SCHEDULES_READ)
  ScheduleItem preview(@RequestBody ScheduleForm form) {
    Span window = ScheduleView.window(form.start(), form.end());
    ScheduleView view =
        new ScheduleView(
            Optional.of(window),
            clock.instant().getEpochSecond(),
            (schedule, span) -> History.always(schedule.body(), span));
    return view.item(tried(schedules, form, zone), true);
  }

  @Operation(summary = "Schedules in which the caller has a turn")
  @PostMapping("/schedule/self")
  @Needs(Permission.SCHEDULES_READ)
  Items self(@RequestBody SelfRequest request, Caller caller) {
    ScheduleView view = view(ScheduleView.maybeWindow(request.start(), request.end()));
    return new Items(
        schedules.book().all().stream()
            .filter(schedule -> schedule.names(caller.personId()))
            .map(schedule -> view.item(schedule, true))
            .toList());
  }

  /** A schedule that is not kept: a new one, or an existing one as it would be. */
  static Schedule tried(Schedules schedules, ScheduleForm form, ZoneId zone) {
    Optional<Schedule> old = form.given().map(id -> schedules.book().existing(id));
    ScheduleForm said = old.isPresent() ? form : form.in(zone);
    return new Schedule(
        old.map(Schedule::id).orElse(0L),
        said.over(old.map(Schedule::body), "preview"),
        old.map(Schedule::stamps).orElse(Layer.NEW));
  }

  private static Predicate<Schedule> wanted(ListRequest request, Caller caller) {
    String query = request.query().orElse("").strip().toLowerCase(Locale.ROOT);
    Set<Long> teams = new HashSet<>(Requests.list("team_ids", request.teamIds(), 0, MOST_IDS));
    return schedule ->
        schedule.body().name().toLowerCase(Locale.ROOT).contains(query)
            && (teams.isEmpty() || teams.contains(schedule.body().teamId()))
            && (!request.isMyTeam() || caller.rights().teamIds().contains(schedule.body().teamId()))
            && (!request.isMyManage() || schedule.stamps().creatorId() == caller.personId());
  }

  private Schedule existing(long id) {
    return schedules.book().existing(id);
  }

  private ScheduleView view(Optional<Span> window) {
    return new ScheduleView(window, clock.instant().getEpochSecond(), schedules::past);
  }

  private String run(String kind, Object request, Caller caller) {
    return commands.run(kind, caller.personId(), JSON.writeValueAsString(request));
  }
}
