package dev.quell.oncall;

import dev.quell.web.Requests;
import java.util.List;
import java.util.Optional;

/** What a client says about the only hours at which a layer has anybody on call. */
record HoursForm(
    Optional<Integer> mode,
    Optional<Integer> start,
    Optional<Integer> end,
    List<PeriodForm> periods,
    Optional<DayMask> mask,
    Optional<Boolean> continuous) {
  private static final int MOST_PERIODS = 50;
  private static final int NONE = 0;
  private static final int WEEKLY = 2;

  /** Seconds from where the day or the week begins. */
  record PeriodForm(Optional<Integer> restrictStart, Optional<Integer> restrictEnd) {}

  /** Days of the week that take part, 0 is Sunday; none means all. */
  record DayMask(List<Integer> repeat) {}

  Hours hours(String path) {
    List<Integer> days = days(path + ".day_mask.repeat");
    int kind = (int) Requests.between(path + ".restrict_mode", mode.orElse(NONE), NONE, WEEKLY);
    boolean masked = days.size() < Rotation.DAYS_OF_WEEK;
    if (masked && kind == WEEKLY) {
      throw Requests.invalid(
          path + ".restrict_mode", WEEKLY, "0 or 1 where day_mask leaves out days");
    }
    Hours.Every every = kind == WEEKLY ? Hours.Every.WEEK : Hours.Every.DAY;
    List<Hours.Period> read = kind == NONE ? List.of() : read(path, every);
    return new Hours(days, masked && continuous.orElse(false), every, read);
  }

  private List<Integer> days(String path) {
    List<Integer> said =
        Requests.each(
            path,
            mask.map(DayMask::repeat).orElse(List.of()),
            0,
            Rotation.DAYS_OF_WEEK,
            (at, day) -> (int) Requests.between(at, day, 0, Rotation.DAYS_OF_WEEK - 1));
    return said.isEmpty() ? Hours.ALL_DAYS : said.stream().distinct().sorted().toList();
  }

  private List<Hours.Period> read(String path, Hours.Every every) {
    List<PeriodForm> said =
        periods.isEmpty() && (start.isPresent() || end.isPresent())
            ? List.of(new PeriodForm(start, end))
            : periods;
    return Requests.each(
        path + ".restrict_periods",
        said,
        1,
        MOST_PERIODS,
        (at, period) -> period(at, period, every));
  }

  private static Hours.Period period(String path, PeriodForm form, Hours.Every every) {
    int length = every == Hours.Every.WEEK ? Rotation.SECONDS_OF_WEEK : Rotation.SECONDS_OF_DAY;
    int start = form.restrictStart.orElse(0);
    int end = form.restrictEnd.orElse(0);
    Requests.between(path + ".restrict_start", start, 0, length - 1);
    Requests.between(path + ".restrict_end", end, 0, length);
    if (start == end) {
      throw Requests.invalid(path + ".restrict_end", end, "another time than restrict_start");
    }
    return new Hours.Period(start, end);
  }
}
