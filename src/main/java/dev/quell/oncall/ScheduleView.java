package dev.quell.oncall;

import dev.quell.web.Requests;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Shows schedules in one answer, with their shifts in a window if one was asked for. */
final class ScheduleView {
  static final long LONGEST_WINDOW = 45L * Rotation.SECONDS_OF_DAY;
  private static final int MOST_SHIFTS = 20_000;

  private final Optional<Span> window;
  private final long now;
  private final BiFunction<Schedule, Span, History> past;
  private int shifts;

  /**
   * For one answer.
   *
   * @param now epoch second
   * @param past what a schedule was in its time
   */
  ScheduleView(Optional<Span> window, long now, BiFunction<Schedule, Span, History> past) {
    this.window = window;
    this.now = now;
    this.past = past;
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
    Optional<History> history = window.map(span -> past.apply(schedule, span));
    List<ScheduleItem.ComputedLayer> layers =
        history.map(then -> computed(body.layers(), then)).orElse(List.of());
    List<Shift> next = window.isPresent() ? schedule.roster().nowAndNext(now) : List.of();
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
        history
            .map(then -> ScheduleItem.ComputedLayer.ofAll(counted(then.shifts())))
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

  private List<ScheduleItem.ComputedLayer> computed(List<Layer> layers, History history) {
    return layers.stream()
        .map(layer -> ScheduleItem.ComputedLayer.of(layer, counted(history.shifts(layer))))
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
