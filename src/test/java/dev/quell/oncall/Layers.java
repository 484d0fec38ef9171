package dev.quell.oncall;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Layers for tests, begun with what most have and changed where it matters. */
record Layers(Layer layer, ZoneId zone) {
  static final Rotation DAILY = new Rotation(Rotation.Unit.DAY, 1, 0, false);
  static final Hours ALWAYS = new Hours(Hours.ALL_DAYS, false, Hours.Every.DAY, List.of());
  static final List<Integer> WORKDAYS = List.of(1, 2, 3, 4, 5);

  /** So many groups, of member 1, of member 2 and so on, that change daily. */
  static Layers of(String zone, String start, int groups) {
    List<Group> all = new ArrayList<>();
    for (long person = 1; person <= groups; person++) {
      all.add(group(person));
    }
    ZoneId where = ZoneId.of(zone);
    return new Layers(
        new Layer(
            "",
            "base",
            false,
            false,
            0,
            all,
            DAILY,
            ALWAYS,
            second(start, where),
            Optional.empty(),
            new Stamps(1, 0, 1, 0)),
        where);
  }

  static Group group(long... people) {
    List<Long> persons = new ArrayList<>();
    for (long person : people) {
      persons.add(person);
    }
    return new Group("G" + persons, List.of(new Group.Seat(0, persons)));
  }

  Layers rotation(Rotation.Unit unit, int value, int handoff) {
    return rotation(new Rotation(unit, value, handoff, false));
  }

  Layers rotation(Rotation rotation) {
    return with(layer.groups(), rotation, layer.hours());
  }

  Layers hours(List<Integer> days, boolean continuous, Hours.Period... periods) {
    Hours hours = new Hours(days, continuous, Hours.Every.DAY, List.of(periods));
    return with(layer.groups(), layer.rotation(), hours);
  }

  Layers groups(Group... groups) {
    return with(List.of(groups), layer.rotation(), layer.hours());
  }

  /** The same people as an override until then. */
  Layers override(String end, long changedAt) {
    return new Layers(
        new Layer(
            layer.id(),
            "override " + changedAt,
            true,
            false,
            layer.weight(),
            layer.groups(),
            layer.rotation(),
            layer.hours(),
            layer.start(),
            Optional.of(second(end)),
            new Stamps(1, 0, 1, changedAt)),
        zone);
  }

  private Layers with(List<Group> groups, Rotation rotation, Hours hours) {
    return new Layers(
        new Layer(
            layer.id(),
            layer.name(),
            layer.isOverride(),
            layer.isHidden(),
            layer.weight(),
            groups,
            rotation,
            hours,
            layer.start(),
            layer.end(),
            layer.stamps()),
        zone);
  }

  Span window(String from, String to) {
    return new Span(second(from), second(to));
  }

  long second(String local) {
    return second(local, zone);
  }

  private static long second(String local, ZoneId zone) {
    return LocalDateTime.parse(local).atZone(zone).toEpochSecond();
  }

  /** As {@code Mon 10:00 - Tue 10:00 G[1]}. */
  List<String> told(List<Shift> shifts) {
    return shifts.stream()
        .map(
            shift -> clock(shift.start()) + " - " + clock(shift.end()) + " " + shift.group().name())
        .toList();
  }

  private String clock(long second) {
    LocalDateTime at = new WallClock(zone).at(second);
    return at.toLocalDate() + "T" + at.toLocalTime();
  }

  List<String> shifts(String from, String to) {
    return told(layer.shifts(window(from, to), new WallClock(zone)));
  }
}
