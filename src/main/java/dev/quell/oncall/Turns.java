package dev.quell.oncall;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.IntStream;

/**
 * The turns of a layer, numbered from 0 at its start: one begins where the one before it ends. Both
 * ways between a turn and its time are reckoned, not walked, however long ago the layer started.
 */
final class Turns {
  private final Rotation rotation;
  private final WallClock clock;
  private final long start;
  private final LocalDateTime anchor;

  /** For daily turns: how many days after the anchor the days of one week lie that take part. */
  private final int[] days;

  Turns(Layer layer, WallClock clock) {
    this.rotation = layer.rotation();
    this.clock = clock;
    this.start = layer.start();
    LocalDateTime begin = clock.at(start);
    if (rotation.hasHandoff()) {
      anchor = firstHandoff(begin);
      days = new int[0];
    } else if (rotation.unit() == Rotation.Unit.DAY) {
      anchor = firstDay(begin, layer.hours());
      LocalDate first = anchor.toLocalDate();
      days =
          IntStream.range(0, Rotation.DAYS_OF_WEEK)
              .filter(day -> layer.hours().takesPart(first.plusDays(day)))
              .toArray();
    } else {
      anchor = begin;
      days = new int[0];
    }
  }

  /** The epoch second at which that turn begins. */
  long begin(long turn) {
    if (turn <= 0) {
      return start;
    }
    long units = turn * rotation.value();
    if (rotation.unit() == Rotation.Unit.HOUR) {
      return start + units * Rotation.SECONDS_OF_HOUR;
    }
    if (rotation.hasHandoff()) {
      return clock.when(anchor.plusWeeks(turn - 1));
    }
    return clock.when(
        switch (rotation.unit()) {
          case WEEK -> anchor.plusWeeks(units);
          case MONTH -> anchor.plusMonths(units);
          case HOUR, DAY ->
              anchor.plusDays(
                  units / days.length * Rotation.DAYS_OF_WEEK + days[(int) (units % days.length)]);
        });
  }

  /** The turn at that epoch second, which is not before the start. */
  long at(long second) {
    long turn = Math.max(0, guess(second));
    while (turn > 0 && begin(turn) > second) {
      turn--;
    }
    while (begin(turn + 1) <= second) {
      turn++;
    }
    return turn;
  }

  /** Right, or next to it: dates say nothing of the time of day. */
  private long guess(long second) {
    if (rotation.unit() == Rotation.Unit.HOUR) {
      return (second - start) / Rotation.SECONDS_OF_HOUR / rotation.value();
    }
    LocalDate date = clock.at(second).toLocalDate();
    LocalDate first = anchor.toLocalDate();
    long passed = ChronoUnit.DAYS.between(first, date);
    if (rotation.hasHandoff()) {
      return passed / Rotation.DAYS_OF_WEEK + 1;
    }
    long units =
        switch (rotation.unit()) {
          case WEEK -> passed / Rotation.DAYS_OF_WEEK;
          case MONTH -> ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(date));
          case HOUR, DAY -> passed / Rotation.DAYS_OF_WEEK * days.length;
        };
    return units / rotation.value();
  }

  /** The first one after the start; what lies before it is the first turn. */
  private LocalDateTime firstHandoff(LocalDateTime begin) {
    LocalDateTime handoff =
        begin
            .toLocalDate()
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .atStartOfDay()
            .plusSeconds(rotation.handoff());
    while (clock.when(handoff) <= start) {
      handoff = handoff.plusWeeks(1);
    }
    return handoff;
  }

  /** Where the first day begins that takes part: at the start, else where such a day begins. */
  private static LocalDateTime firstDay(LocalDateTime begin, Hours hours) {
    if (hours.takesPart(begin.toLocalDate())) {
      return begin;
    }
    LocalDate date = begin.toLocalDate();
    while (!hours.takesPart(date)) {
      date = date.plusDays(1);
    }
    return date.atTime(hours.continuous() ? begin.toLocalTime() : LocalTime.MIDNIGHT);
  }
}
