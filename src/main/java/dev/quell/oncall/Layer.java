package dev.quell.oncall;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One rule of a schedule: groups that take turns, or an override that replaces all such layers.
 *
 * @param id 24 hexadecimal characters, kept as long as the layer is
 * @param isOverride whether it replaces the others; then it has one group and no turns
 * @param isHidden only shown so; it counts all the same
 * @param weight lighter layers are named first; of overrides changed together the heavier wins
 * @param start epoch second
 * @param end the same, not included; empty when it goes on
 */
record Layer(
    String id,
    String name,
    boolean isOverride,
    boolean isHidden,
    int weight,
    List<Group> groups,
    Rotation rotation,
    Hours hours,
    long start,
    Optional<Long> end,
    Stamps stamps) {
  static final Stamps NEW = new Stamps(0, 0, 0, 0);

  /** Of an override, which has no turns. */
  static final Rotation NO_TURNS = new Rotation(Rotation.Unit.DAY, 1, 0, false);

  static final Hours ALWAYS = new Hours(Hours.ALL_DAYS, false, Hours.Every.DAY, List.of());

  Layer {
    groups = List.copyOf(groups);
  }

  Layer named(String layerId) {
    return stamped(layerId, stamps);
  }

  Layer stamped(String layerId, Stamps by) {
    return new Layer(
        layerId, name, isOverride, isHidden, weight, groups, rotation, hours, start, end, by);
  }

  /** Whether it says the same, whoever said it. */
  boolean saysTheSame(Layer other) {
    return stamped(other.id, other.stamps).equals(other);
  }

  Span span() {
    return new Span(start, end.orElse(Long.MAX_VALUE));
  }

  /** Whose turn it is when, within this window and cut to it. */
  List<Shift> shifts(Span window, WallClock clock) {
    Span span = span().within(window);
    if (span.isEmpty() || groups.isEmpty()) {
      return List.of();
    }
    if (isOverride) {
      return List.of(new Shift(span.start(), span.end(), groups.getFirst(), 0, weight));
    }
    LocalDateTime begin = clock.at(start);
    Turns turns = new Turns(this, clock);
    List<Span> open = hours.within(span, clock, begin);
    List<Shift> shifts = new ArrayList<>();
    int next = 0;
    long turn = turns.at(span.start());
    while (next < open.size()) {
      Span mine = new Span(turns.begin(turn), turns.begin(turn + 1));
      int index = rotation.group(turn, groups.size(), hours.days().size());
      for (int i = next; i < open.size() && open.get(i).start() < mine.end(); i++) {
        Span both = open.get(i).within(mine);
        if (!both.isEmpty()) {
          shifts.add(new Shift(both.start(), both.end(), groups.get(index), index, weight));
        }
      }
      while (next < open.size() && open.get(next).end() <= mine.end()) {
        next++;
      }
      turn++;
    }
    return shifts;
  }
}
