package dev.quell.scenario.script;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as scenarios say them. */
final class SpokenTime {
  private static final Pattern LATER =
      Pattern.compile("\\+(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");

  private static final Pattern WALL_CLOCK = Pattern.compile("(?:([A-Z][a-z]+) )?(\\d\\d:\\d\\d)");
  private static final Pattern BEFORE_CLOCKS =
      Pattern.compile("(\\d\\d:\\d\\d) before clocks go (forward|back)");

  private SpokenTime() {}

  /** {@code +1h30m}: how much later. */
  static Duration later(String words) {
    Matcher matcher = LATER.matcher(words);
    if (words.length() < 3 || !matcher.matches()) {
      throw new AssertionError("time: \"" + words + "\" (expected: for example +1h30m or +10s)");
    }
    return Duration.ofDays(part(matcher, 1))
        .plusHours(part(matcher, 2))
        .plusMinutes(part(matcher, 3))
        .plusSeconds(part(matcher, 4))
        .plusMillis(part(matcher, 5));
  }

  /** {@code +10m} after the beginning, or the next {@code Saturday 06:00} from now on. */
  static Instant at(String words, Instant begun, Instant now, ZoneId zone) {
    return words.startsWith("+") ? begun.plus(later(words)) : next(words, now, zone);
  }

  /** {@code Saturday 05:50}, or {@code 23:00 before clocks go back}; always some time from now. */
  static Instant beginning(String words, Instant now, ZoneId zone) {
    Instant soon = now.plus(Duration.ofHours(12));
    Matcher matcher = BEFORE_CLOCKS.matcher(words);
    if (!matcher.matches()) {
      return next(words, soon, zone);
    }
    boolean forward = matcher.group(2).equals("forward");
    ZoneOffsetTransition change = zone.getRules().nextTransition(soon.plus(Duration.ofDays(2)));
    while (change.isGap() != forward) {
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return change
        .getDateTimeBefore()
        .toLocalDate()
        .minusDays(1)
        .atTime(LocalTime.parse(matcher.group(1)))
        .atZone(zone)
        .toInstant();
  }

  private static Instant next(String words, Instant from, ZoneId zone) {
    Matcher matcher = WALL_CLOCK.matcher(words);
    if (!matcher.matches()) {
      throw new AssertionError(
          "time: \"" + words + "\" (expected: for example +10m, 06:00 or Saturday 06:00)");
    }
    Optional<DayOfWeek> day = Optional.ofNullable(matcher.group(1)).map(SpokenTime::day);
    LocalTime time = LocalTime.parse(matcher.group(2));
    ZonedDateTime local = from.atZone(zone);
    ZonedDateTime next = on(local, day, time);
    return (next.isBefore(local) ? on(local.plusDays(1), day, time) : next).toInstant();
  }

  private static ZonedDateTime on(ZonedDateTime from, Optional<DayOfWeek> day, LocalTime time) {
    return day.map(wanted -> from.with(TemporalAdjusters.nextOrSame(wanted)))
        .orElse(from)
        .toLocalDate()
        .atTime(time)
        .atZone(from.getZone());
  }

  /** The other way: {@code +1h30m}. */
  static String spoken(Duration later) {
    StringBuilder words = new StringBuilder("+");
    part(words, later.toDays(), "d");
    part(words, later.toHoursPart(), "h");
    part(words, later.toMinutesPart(), "m");
    part(words, later.toSecondsPart(), "s");
    return words.length() > 1 ? words.toString() : "+0s";
  }

  private static void part(StringBuilder words, long count, String unit) {
    if (count > 0) {
      words.append(count).append(unit);
    }
  }

  static DayOfWeek day(String name) {
    return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static long part(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
  }
}
