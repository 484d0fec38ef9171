package dev.quell.oncall;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who is on call when, by all layers of a schedule: everybody whose turn it is in any layer, or the
 * people of the override that was changed last, where there is one.
 */
final class Roster {
  private static final List<Integer> LOOK_AHEAD_DAYS = List.of(2, 8, 64);

  private final List<Layer> layers;
  private final WallClock clock;
  private final List<Layer> stacked;
  private final List<Layer> overrides;

  Roster(List<Layer> layers, ZoneId zone) {
    this.layers = List.copyOf(layers);
    this.clock = new WallClock(zone);
    this.stacked =
        layers.stream()
            .filter(layer -> !layer.isOverride())
            .sorted(Comparator.comparingInt(Layer::weight))
            .toList();
    // Sorting is stable: of equal ones the last in the list is asked first.
    this.overrides =
        layers.reversed().stream()
            .filter(Layer::isOverride)
            .sorted(
                Comparator.comparingLong((Layer layer) -> layer.stamps().updatedAt())
                    .thenComparingInt(Layer::weight)
                    .reversed())
            .toList();
  }

  /** Of each layer, in the order of the layers: its shifts in this window, cut to it. */
  List<List<Shift>> layers(Span window) {
    return layers.stream().map(layer -> layer.shifts(window, clock)).toList();
  }

  /** Who is on call in the end, in order; where nobody is, there is no shift. */
  List<Shift> shifts(Span window) {
    List<Lane> lanes = new ArrayList<>();
    overrides.forEach(layer -> lanes.add(new Lane(layer.shifts(window, clock), true)));
    stacked.forEach(layer -> lanes.add(new Lane(layer.shifts(window, clock), false)));
    TreeSet<Long> cuts = new TreeSet<>();
    for (Lane lane : lanes) {
      for (Shift shift : lane.shifts) {
        cuts.add(shift.start());
        cuts.add(shift.end());
      }
    }
    List<Shift> shifts = new ArrayList<>();
    List<Shift> before = List.of();
    long from = 0;
    for (long cut : cuts) {
      List<Shift> now = sources(lanes, cut);
      if (!same(now, before)) {
        add(shifts, before, new Span(from, cut));
        before = now;
        from = cut;
      }
    }
    return shifts;
  }

  /** Who is on call at this epoch second, and until when they stay so. */
  List<OnCall> at(long second) {
    List<OnCall> found = List.of();
    for (int days : LOOK_AHEAD_DAYS) {
      long horizon = second + (long) days * Rotation.SECONDS_OF_DAY;
      found = at(second, shifts(new Span(second, horizon)));
      if (found.stream().noneMatch(one -> one.until() >= horizon * 1000)) {
        return found;
      }
    }
    return found;
  }

  /** The shift at this epoch second, cut to it, and the next one; or the next two. */
  List<Shift> nowAndNext(long second) {
    List<Shift> found = List.of();
    for (int days : LOOK_AHEAD_DAYS) {
      long horizon = second + (long) days * Rotation.SECONDS_OF_DAY;
      found = shifts(new Span(second, horizon));
      if (found.size() > 1 && found.get(1).end() < horizon) {
        break;
      }
    }
    return found.stream().limit(2).toList();
  }

  /** When other people are on call than now, or none; empty when that is over two months ahead. */
  Optional<Long> nextChange(long second) {
    for (int days : LOOK_AHEAD_DAYS) {
      Span window = new Span(second, second + (long) days * Rotation.SECONDS_OF_DAY);
      List<Shift> shifts = shifts(window);
      Set<Group.Person> people =
          shifts.stream()
              .limit(1)
              .filter(shift -> shift.start() == second)
              .flatMap(shift -> shift.group().people().stream())
              .collect(Collectors.toSet());
      long at = second;
      for (Shift shift : shifts) {
        if (shift.start() > at && !people.isEmpty()) {
          return Optional.of(at);
        }
        if (!shift.group().people().equals(people)) {
          return Optional.of(shift.start());
        }
        at = shift.end();
      }
      if (!people.isEmpty() && at < window.end()) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static List<OnCall> at(long second, List<Shift> shifts) {
    Map<Group.Person, Long> until = new LinkedHashMap<>();
    for (Shift shift : shifts) {
      Set<Group.Person> people = shift.group().people();
      if (shift.start() == second) {
        people.forEach(person -> until.put(person, shift.end()));
      } else {
        until.replaceAll(
            (person, end) -> end == shift.start() && people.contains(person) ? shift.end() : end);
      }
    }
    List<OnCall> found = new ArrayList<>();
    until.forEach(
        (person, end) -> found.add(new OnCall(person.personId(), person.roleId(), end * 1000)));
    return found;
  }

  /** Whose shifts make up what holds from here on. */
  private static List<Shift> sources(List<Lane> lanes, long second) {
    List<Shift> sources = new ArrayList<>();
    for (Lane lane : lanes) {
      Optional<Shift> shift = lane.at(second);
      if (shift.isPresent() && lane.isOverride) {
        return List.of(shift.get());
      }
      shift.filter(one -> !one.group().hasNobody()).ifPresent(sources::add);
    }
    return sources;
  }

  private static void add(List<Shift> shifts, List<Shift> sources, Span span) {
    Group group = Group.together(sources.stream().map(Shift::group).toList());
    if (!group.hasNobody()) {
      Shift first = sources.getFirst();
      shifts.add(new Shift(span.start(), span.end(), group, first.index(), first.weight()));
    }
  }

  /** The very same shifts: one that only looks like another is a turn of its own. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean same(List<Shift> some, List<Shift> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i) != others.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** The shifts of one layer, asked in the order of time. */
  private static final class Lane {
    final List<Shift> shifts;
    final boolean isOverride;
    private int next;

    Lane(List<Shift> shifts, boolean isOverride) {
      this.shifts = shifts;
      this.isOverride = isOverride;
    }

    Optional<Shift> at(long second) {
      while (next < shifts.size() && shifts.get(next).end() <= second) {
        next++;
      }
      return next < shifts.size() && shifts.get(next).covers(second)
          ? Optional.of(shifts.get(next))
          : Optional.empty();
    }
  }
}
