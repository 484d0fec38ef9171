package dev.quell.oncall;

import java.util.Locale;

/**
 * How groups take turns.
 *
 * @param value units in a turn
 * @param handoff seconds from Monday 00:00 to the change of turns; asked of weekly turns only
 * @param fair whether nobody may get the same slot of every week or day
 */
record Rotation(Unit unit, int value, int handoff, boolean fair) {
  static final int DAYS_OF_WEEK = 7;
  static final int SECONDS_OF_HOUR = 3600;
  static final int SECONDS_OF_DAY = 86_400;
  static final int SECONDS_OF_WEEK = DAYS_OF_WEEK * SECONDS_OF_DAY;
  private static final int HOURS_OF_DAY = 24;
  private static final int MONTHS_OF_YEAR = 12;
  private static final int USUAL_MONTH = 30 * SECONDS_OF_DAY;

  /** Hours are elapsed time; all others go by the wall clock. */
  enum Unit {
    HOUR,
    DAY,
    WEEK,
    MONTH;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether a turn is one week, however that was said; only then is there a hand-off time. */
  boolean hasHandoff() {
    return (unit == Unit.WEEK && value == 1) || (unit == Unit.DAY && value == DAYS_OF_WEEK);
  }

  /** Which of so many groups has this turn; a week has so many days that take part. */
  int group(long turn, int groups, int days) {
    if (groups < 2 || !fair) {
      return groups == 0 ? -1 : (int) (turn % groups);
    }
    long slots = slots(days);
    long common = greatestDivisor(groups, slots);
    long round = common == 1 ? 0 : turn / (groups / common * slots);
    return (int) ((turn + round) % groups);
  }

  /** After how many turns one falls on the same hours of the day, days of the week, or months. */
  private long slots(int days) {
    return switch (unit) {
      case HOUR -> HOURS_OF_DAY / greatestDivisor(HOURS_OF_DAY, value);
      case DAY -> hasHandoff() ? 1 : days / greatestDivisor(days, value);
      case WEEK -> 1;
      case MONTH -> MONTHS_OF_YEAR / greatestDivisor(MONTHS_OF_YEAR, value);
    };
  }

  /** How long a turn usually is, in seconds. */
  long usualLength() {
    int one =
        switch (unit) {
          case HOUR -> SECONDS_OF_HOUR;
          case DAY -> SECONDS_OF_DAY;
          case WEEK -> SECONDS_OF_WEEK;
          case MONTH -> USUAL_MONTH;
        };
    return (long) one * value;
  }

  private static long greatestDivisor(long one, long other) {
    return other == 0 ? one : greatestDivisor(other, one % other);
  }
}
