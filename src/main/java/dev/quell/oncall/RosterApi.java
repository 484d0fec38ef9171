package dev.quell.oncall;

import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who is on call now, and where a schedule leaves a hole. */
@RestController
@Tag(name = "Schedules")
public final class RosterApi {
  private static final int MOST_FINDINGS = 200;

  private final Schedules schedules;
  private final InstantSource clock;
  private final ZoneId zone;

  /** {@code zone}: of schedules that name none. */
  public RosterApi(Schedules schedules, InstantSource clock, ZoneId zone) {
    this.schedules = schedules;
    this.clock = clock;
    this.zone = zone;
  }

  /** All schedules when none are named; {@code at} is an epoch second, now when left out. */
  record OncallRequest(List<Long> scheduleIds, Optional<Long> at) {}

  record OncallItems(List<OncallItem> items, long at) {}

  /** {@code nextChange}: left out when nothing changes within two months. */
  record OncallItem(
      long scheduleId,
      String scheduleName,
      String timeZone,
      long teamId,
      List<PersonItem> oncall,
      Optional<Long> nextChange) {}

  /** {@code until}: they stay at least so long; more than two months are not looked ahead. */
  record PersonItem(long personId, String personName, long roleId, String roleName, long until) {}

  /** Stretches of the window with something to look at, first 200 of them. */
  record CheckResult(List<FindingItem> items, int total) {}

  record FindingItem(String code, String text, long start, long end) {}

  record RoleItem(long roleId, String name) {}

  record Roles(List<RoleItem> items, int total) {}

  @Operation(summary = "Who is on call, and until when")
  @PostMapping("/schedule/oncall")
  @Needs(Permission.SCHEDULES_READ)
  OncallItems oncall(@RequestBody OncallRequest request) {
    Requests.list("schedule_ids", request.scheduleIds(), 0, ScheduleApi.MOST_IDS);
    long at = request.at().filter(time -> time != 0).orElse(clock.instant().getEpochSecond());
    Requests.between("at", at, 1, LayerForm.LAST_SECOND);
    ScheduleBook book = schedules.book();
    List<Schedule> asked =
        request.scheduleIds().isEmpty()
            ? book.all()
            : new LinkedHashSet<>(request.scheduleIds()).stream().map(book::existing).toList();
    List<Roster> rosters =
        asked.stream()
            .map(schedule ->
                schedules.past(schedule, new Span(at, at + 1)).pieces().getFirst().roster())
            .toList();
    List<List<OnCall>> found = rosters.stream().map(roster -> roster.at(at)).toList();
    Map<Long, String> names =
        schedules.names(
            found.stream().flatMap(List::stream).map(OnCall::personId).collect(Collectors.toSet()));
    List<OncallItem> items = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Schedule schedule = asked.get(i);
      items.add(
          new OncallItem(
              schedule.id(),
              schedule.body().name(),
              schedule.body().timeZone(),
              schedule.body().teamId(),
              found.get(i).stream().map(one -> person(one, names, book)).toList(),
              rosters.get(i).nextChange(at)));
    }
    return new OncallItems(items, at);
  }

  @Operation(summary = "Where nobody is on call, or more people than meant")
  @PostMapping("/schedule/check")
  @Needs(Permission.SCHEDULES_READ)
  CheckResult check(@RequestBody ScheduleForm form) {
    Span window = ScheduleView.window(form.start(), form.end());
    List<RosterCheck.Finding> found = ScheduleApi.tried(schedules, form, zone).check().in(window);
    return new CheckResult(
        found.stream()
            .limit(MOST_FINDINGS)
            .map(one ->
                new FindingItem(
                    one.code().word(), one.text(), one.span().start(), one.span().end()))
            .toList(),
        found.size());
  }

  @Operation(summary = "As what people are on call; 0 is nothing in particular")
  @PostMapping("/oncall/roles")
  @Needs(Permission.SCHEDULES_READ)
  Roles roles(@RequestBody Nothing request) {
    return published();
  }

  /** As it was published first. */
  @Hidden
  @GetMapping("/oncall/roles")
  @Needs(Permission.SCHEDULES_READ)
  Roles published() {
    List<RoleItem> items =
        schedules.book().roles().entrySet().stream()
            .map(role -> new RoleItem(role.getKey(), role.getValue()))
            .toList();
    return new Roles(items, items.size());
  }

  private static PersonItem person(OnCall one, Map<Long, String> names, ScheduleBook book) {
    return new PersonItem(
        one.personId(),
        names.getOrDefault(one.personId(), ""),
        one.roleId(),
        book.roles().getOrDefault(one.roleId(), ""),
        one.until() / 1000);
  }
}
