package dev.quell.oncall;

import dev.quell.web.Requests;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Shows schedules in one answer, with their shifts in a window if one was asked for. */
final class ScheduleView {
  static final long LONGEST_WINDOW = 45L * Rotation.SECONDS_OF_DAY;
  private static final int MOST_SHIFTS = 20_000;

  private final Optional<Span> window;
  private final long now;
  private int shifts;

  /** {@code now} is an epoch second. */
  ScheduleView(Optional<Span> window, long now) {
    this.window = window;
    this.now = now;
  }

  /** The window from one of these epoch seconds to the other. */
  static Span window(Optional<Long> start, Optional<Long> end) {
    long from = Requests.required("start", start.orElse(null));
    long to = Requests.required("end", end.orElse(null));
    Requests.between("start", from, 1, LayerForm.LAST_SECOND);
    if (to <= from || to - from > LONGEST_WINDOW) {
      throw Requests.invalid("end", to, "1 s to 45 days after start " + from);
    }
    return new Span(from, to);
  }

  /** The same where both may be left out or 0. */
  static Optional<Span> maybeWindow(Optional<Long> start, Optional<Long> end) {
    Optional<Long> from = start.filter(time -> time != 0);
    Optional<Long> to = end.filter(time -> time != 0);
    return from.isEmpty() && to.isEmpty() ? Optional.empty() : Optional.of(window(from, to));
  }

  ScheduleItem item(Schedule schedule, boolean withLayers) {
    Schedule.Body body = schedule.body();
    Stamps stamps = schedule.stamps();
    Roster roster = schedule.roster();
    List<ScheduleItem.ComputedLayer> layers =
        window.map(span -> computed(body.layers(), roster.layers(span))).orElse(List.of());
    List<Shift> next = window.isPresent() ? roster.nowAndNext(now) : List.of();
    boolean onCall = !next.isEmpty() && next.getFirst().covers(now);
    return new ScheduleItem(
        schedule.id(),
        body.name(),
        CalendarItem.ACCOUNT,
        body.teamId(),
        0,
        stamps.createdAt() / 1000,
        stamps.creatorId(),
        stamps.updatedAt() / 1000,
        stamps.updatedBy(),
        withLayers
            ? body.layers().stream().map(layer -> LayerItem.of(layer, schedule.id())).toList()
            : List.of(),
        layers,
        window
            .map(span -> ScheduleItem.ComputedLayer.ofAll(counted(roster.shifts(span))))
            .orElse(ScheduleItem.ComputedLayer.EMPTY),
        window.map(Span::start),
        window.map(Span::end),
        body.notice().map(ScheduleNotice::hidden),
        schedule.id(),
        body.name(),
        body.teamId(),
        body.description(),
        body.timeZone(),
        layers,
        0,
        shown(next, onCall ? 0 : -1, stamps),
        shown(next, onCall ? 1 : 0, stamps));
  }

  private static Optional<ScheduleItem.OncallGroup> shown(
      List<Shift> shifts, int index, Stamps stamps) {
    return index < 0 || index >= shifts.size()
        ? Optional.empty()
        : Optional.of(ScheduleItem.OncallGroup.of(shifts.get(index), stamps.updatedAt() / 1000));
  }

  private List<ScheduleItem.ComputedLayer> computed(List<Layer> layers, List<List<Shift>> byLayer) {
    return IntStream.range(0, layers.size())
        .mapToObj(i -> ScheduleItem.ComputedLayer.of(layers.get(i), counted(byLayer.get(i))))
        .toList();
  }

  private List<Shift> counted(List<Shift> more) {
    shifts += more.size();
    if (shifts > MOST_SHIFTS) {
      throw Requests.invalid(
          "end", "more than " + MOST_SHIFTS + " shifts", "a shorter window or fewer schedules");
    }
    return more;
  }
}
