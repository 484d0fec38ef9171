package dev.quell.oncall;

import dev.quell.oncall.ShiftNotice.About;
import dev.quell.oncall.ShiftNotice.Kind;
import dev.quell.oncall.ShiftNotice.Turn;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out what people should hear of their schedules by now. The same is found for an hour, so
 * that a server that was down says it late; who says it keeps in mind what was said.
 */
public final class ShiftNotices {
  private static final long LATE_SECONDS = Duration.ofHours(1).toSeconds();
  private static final long DAY = Rotation.SECONDS_OF_DAY;

  private final Schedules schedules;

  public ShiftNotices(Schedules schedules) {
    this.schedules = schedules;
  }

  /**
   * All that is to be said by now, of every schedule.
   *
   * @param nowMillis epoch milliseconds
   */
  public List<ShiftNotice> due(long nowMillis) {
    long now = Math.floorDiv(nowMillis, 1000L);
    List<ShiftNotice> due = new ArrayList<>();
    for (Schedule schedule : schedules.book().all()) {
      schedule
          .body()
          .notice()
          .ifPresent(wish -> {
            wish.advanceInTime()
                .ifPresent(ahead ->
                    changes(schedule, new Span(now - LATE_SECONDS, now + ahead + 1))
                        .forEach(at -> due.addAll(change(schedule, wish, at))));
            wish.fixedTime()
                .flatMap(time -> lastBegin(schedule, time, now))
                .ifPresent(at -> due.addAll(day(schedule, wish, at)));
          });
    }
    return due;
  }

  /** The same by what the schedule says now; empty when there is nothing to say any more. */
  public Optional<ShiftNotice> now(About about) {
    long at = Math.floorDiv(about.at(), 1000L);
    return schedules
        .book()
        .find(about.scheduleId())
        .flatMap(schedule ->
            schedule
                .body()
                .notice()
                .flatMap(wish ->
                    switch (about.kind()) {
                      case CHANGE -> change(schedule, wish, at).stream().findFirst();
                      case DAY -> day(schedule, wish, at).stream().findFirst();
                    }));
  }

  /** The epoch seconds in a window at which somebody comes or goes. */
  private Set<Long> changes(Schedule schedule, Span window) {
    Set<Long> cuts = new TreeSet<>();
    for (Shift shift : schedules.past(schedule, window).shifts()) {
      cuts.add(shift.start());
      cuts.add(shift.end());
    }
    cuts.remove(window.start());
    cuts.remove(window.end());
    return cuts;
  }

  private List<ShiftNotice> change(Schedule schedule, ScheduleNotice wish, long at) {
    List<Shift> around = schedules.past(schedule, new Span(at - 1, at + 1)).shifts();
    Set<Long> before = people(around, at - 1);
    Set<Long> after = people(around, at);
    if (before.equals(after)) {
      return List.of();
    }
    Map<Long, Long> ends = ends(schedule, at);
    List<Turn> turns =
        after.stream()
            .map(person ->
                new Turn(
                    person, before.contains(person) ? 0 : at * 1000, ends.getOrDefault(person, 0L)))
            .toList();
    List<Long> leaving = before.stream().filter(person -> !after.contains(person)).toList();
    return List.of(
        new ShiftNotice(
            new About(schedule.id(), Kind.CHANGE, at * 1000),
            schedule.body().name(),
            wish.manner(),
            turns,
            leaving));
  }

  private static Set<Long> people(List<Shift> shifts, long second) {
    Set<Long> people = new LinkedHashSet<>();
    shifts.stream()
        .filter(shift -> shift.covers(second))
        .flatMap(shift -> shift.group().people().stream())
        .forEach(person -> people.add(person.personId()));
    return people;
  }

  private static Map<Long, Long> ends(Schedule schedule, long at) {
    Map<Long, Long> ends = new HashMap<>();
    schedule.roster().at(at).forEach(one -> ends.merge(one.personId(), one.until(), Math::max));
    return ends;
  }

  /** The latest beginning of a day, unless it is too long ago. */
  private static Optional<Long> lastBegin(
      Schedule schedule, ScheduleNotice.FixedTime time, long now) {
    WallClock clock = schedule.clock();
    LocalTime start = LocalTime.parse(time.start().orElseThrow());
    LocalDate today = clock.at(now).toLocalDate();
    return List.of(today, today.minusDays(1)).stream()
        .map(date -> clock.when(date.atTime(start)))
        .filter(at -> at <= now && at > now - LATE_SECONDS)
        .findFirst();
  }

  private List<ShiftNotice> day(Schedule schedule, ScheduleNotice wish, long at) {
    List<Turn> turns = new ArrayList<>();
    for (Shift shift : schedules.past(schedule, new Span(at, at + DAY)).shifts()) {
      for (Group.Person person : shift.group().people()) {
        add(turns, new Turn(person.personId(), shift.start() * 1000, shift.end() * 1000));
      }
    }
    About about = new About(schedule.id(), Kind.DAY, at * 1000);
    return List.of(new ShiftNotice(about, schedule.body().name(), wish.manner(), turns, List.of()));
  }

  /** Times that touch are one. */
  private static void add(List<Turn> turns, Turn more) {
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      if (turn.personId() == more.personId() && turn.end() >= more.start()) {
        turns.set(i, new Turn(turn.personId(), turn.start(), Math.max(turn.end(), more.end())));
        return;
      }
    }
    turns.add(more);
  }
}
