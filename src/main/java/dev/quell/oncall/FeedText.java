package dev.quell.oncall;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a feed says: shifts from a month ago to three months ahead. */
final class FeedText {
  private static final long BACK = 30L * Rotation.SECONDS_OF_DAY;
  private static final long AHEAD = 92L * Rotation.SECONDS_OF_DAY;
  private static final int MOST_EVENTS = 5_000;

  private final Schedules schedules;
  private final ScheduleBook book;
  private final Span window;

  /** {@code now} is an epoch second. */
  FeedText(Schedules schedules, long now) {
    this.schedules = schedules;
    this.book = schedules.book();
    this.window = new Span(now - BACK, now + AHEAD);
  }

  String of(Feed feed) {
    List<Schedule> shown =
        feed.scheduleId() == 0
            ? book.all().stream().filter(schedule -> schedule.names(feed.personId())).toList()
            : book.find(feed.scheduleId()).stream().toList();
    Set<Long> people = new LinkedHashSet<>(Set.of(feed.personId()));
    shown.forEach(schedule ->
        schedule.body().layers().stream()
            .flatMap(layer -> layer.groups().stream())
            .flatMap(group -> group.people().stream())
            .forEach(person -> people.add(person.personId())));
    Map<Long, String> names = schedules.names(people);
    boolean own = feed.scheduleId() == 0;
    String title =
        own
            ? "On call: " + names.getOrDefault(feed.personId(), "me")
            : shown.stream().map(schedule -> schedule.body().name()).collect(Collectors.joining());
    String zone = shown.stream().map(it -> it.body().timeZone()).findFirst().orElse("UTC");
    CalendarText text = new CalendarText(title, zone);
    int left = MOST_EVENTS;
    for (Schedule schedule : shown) {
      List<Shift> shifts = schedules.past(schedule, window).shifts();
      for (Shift shift : own ? only(feed.personId(), shifts) : shifts) {
        if (left-- > 0) {
          String summary =
              own
                  ? schedule.body().name() + roles(shift, feed.personId())
                  : told(shift.group(), names);
          text.event(schedule, shift, summary);
        }
      }
    }
    return text.toString();
  }

  /** The shifts of one person; those that follow each other in the same roles are one. */
  private static List<Shift> only(long personId, List<Shift> shifts) {
    List<Shift> own = new ArrayList<>();
    for (Shift shift : shifts) {
      List<Group.Seat> seats =
          shift.group().seats().stream()
              .filter(seat -> seat.personIds().contains(personId))
              .map(seat -> new Group.Seat(seat.roleId(), List.of(personId)))
              .toList();
      if (seats.isEmpty()) {
        continue;
      }
      Group mine = new Group("", seats);
      boolean goesOn =
          !own.isEmpty()
              && own.getLast().end() == shift.start()
              && own.getLast().group().equals(mine);
      long start = goesOn ? own.removeLast().start() : shift.start();
      own.add(new Shift(start, shift.end(), mine, shift.index(), shift.weight()));
    }
    return own;
  }

  private String roles(Shift shift, long personId) {
    String roles =
        shift.group().people().stream()
            .filter(person -> person.personId() == personId && person.roleId() != 0)
            .map(person -> book.roles().getOrDefault(person.roleId(), ""))
            .collect(Collectors.joining(", "));
    return roles.isEmpty() ? "" : " (" + roles + ")";
  }

  private String told(Group group, Map<Long, String> names) {
    return group.people().stream()
        .map(person -> {
          String name = names.getOrDefault(person.personId(), "member " + person.personId());
          return person.roleId() == 0
              ? name
              : name + " (" + book.roles().getOrDefault(person.roleId(), "") + ")";
        })
        .collect(Collectors.joining(", "));
  }
}
