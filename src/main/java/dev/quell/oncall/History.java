package dev.quell.oncall;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A schedule as it was in its time: a change counts from the second in which it was made, and who
 * was on call before stays who it was. Before a schedule was made, it is as it was made.
 */
record History(List<Piece> pieces) {

  /** What a schedule said from that epoch second on. */
  record Version(long since, Schedule.Body body) {}

  /** What it said in this stretch of time. */
  record Piece(Span span, Schedule.Body body) {
    Roster roster() {
      return new Roster(body.layers(), ZoneId.of(body.timeZone()));
    }
  }

  History {
    pieces = List.copyOf(pieces);
  }

  /** The same all the time, whatever it was before. */
  static History always(Schedule.Body body, Span window) {
    return new History(List.of(new Piece(window, body)));
  }

  /** Of versions, oldest first; the first also holds before it was made. */
  static History of(List<Version> versions, Span window) {
    List<Piece> pieces = new ArrayList<>();
    for (Version version : versions) {
      if (!pieces.isEmpty()) {
        Piece before = pieces.removeLast();
        Schedule.Body body = before.body;
        if (sameShifts(body, version.body)) {
          pieces.add(before);
          continue;
        }
        pieces.add(new Piece(new Span(before.span.start(), version.since), body));
      }
      long since = pieces.isEmpty() ? window.start() : version.since;
      pieces.add(new Piece(new Span(since, window.end()), version.body));
    }
    return new History(
        pieces.stream()
            .map(piece -> new Piece(piece.span.within(window), piece.body))
            .filter(piece -> !piece.span.isEmpty())
            .toList());
  }

  private static boolean sameShifts(Schedule.Body one, Schedule.Body other) {
    return one.layers().equals(other.layers()) && one.timeZone().equals(other.timeZone());
  }

  /** Who was and will be on call in the end. */
  List<Shift> shifts() {
    List<Shift> shifts = new ArrayList<>();
    pieces.forEach(piece -> append(shifts, piece.roster().shifts(piece.span)));
    return shifts;
  }

  /** The same of one layer, as far as it was there. */
  List<Shift> shifts(Layer layer) {
    List<Shift> shifts = new ArrayList<>();
    for (Piece piece : pieces) {
      WallClock clock = new WallClock(ZoneId.of(piece.body.timeZone()));
      piece.body.layers().stream()
          .filter(one -> one.equals(layer) || (!one.id().isEmpty() && one.id().equals(layer.id())))
          .findFirst()
          .ifPresent(then -> append(shifts, then.shifts(piece.span, clock)));
    }
    return shifts;
  }

  /** A shift that a change elsewhere cut in two is one again. */
  private static void append(List<Shift> shifts, List<Shift> more) {
    List<Shift> rest = more;
    if (!shifts.isEmpty() && !more.isEmpty()) {
      Shift last = shifts.getLast();
      Shift next = more.getFirst();
      if (last.end() == next.start()
          && last.index() == next.index()
          && last.group().equals(next.group())) {
        shifts.removeLast();
        shifts.add(new Shift(last.start(), next.end(), last.group(), last.index(), next.weight()));
        rest = more.subList(1, more.size());
      }
    }
    shifts.addAll(rest);
  }
}
