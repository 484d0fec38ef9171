package dev.quell.channel.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.quell.channel.rule.SilenceTime.Recurring;
import dev.quell.channel.rule.SilenceTime.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random silences around the nights in which clocks are changed, walked minute by minute. */
class SilenceHoursModelTest {
  private static final int ROUNDS = Integer.getInteger("quell.model.silences", 60);
  private static final int DAYS = 5;
  private static final long MINUTE = 60_000;

  /** By an hour, by half of one, at midnight, never, and once over a whole day. */
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Australia/Lord_Howe",
          "America/Havana",
          "America/Sao_Paulo",
          "Asia/Beirut",
          "Asia/Shanghai",
          "Pacific/Apia");

  @Test
  void itHoldsInEveryMinuteInWhichTheWallClockShowsOneOfItsSpans() {
    for (int seed = 1; seed <= ROUNDS; seed++) {
      Random random = new Random(seed);
      ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
      Recurring time = new Recurring(zone, spans(random));
      DaysOff calendars = calendars(random.nextLong());
      SilenceHours hours = new SilenceHours(time, calendars);
      long begin = someNight(zone, random);
      String what = "seed " + seed + " " + time;
      Set<LocalDateTime> shown = minutes(time, calendars, begin);
      boolean[] holds = new boolean[DAYS * 1440];
      for (int i = 0; i < holds.length; i++) {
        LocalDateTime local =
            LocalDateTime.ofInstant(Instant.ofEpochMilli(begin + i * MINUTE), zone);
        holds[i] = shown.contains(local);
        if (hours.holdsAt(begin + i * MINUTE) != holds[i]) {
          fail("%s at %s (expected: %s)", what, local, holds[i]);
        }
      }
      for (int i = 0; i < holds.length; i += 13) {
        long now = begin + i * MINUTE;
        int end = walk(holds, i, false);
        int start = walk(holds, holds[i] ? end : i, true);
        agrees(hours.endOfWindow(now), holds[i] ? end : -1, begin, what);
        agrees(hours.nextStart(now), start, begin, what);
      }
    }
  }

  /** The first minute from there on that is so; {@link #DAYS} later when there is none. */
  private static int walk(boolean[] holds, int from, boolean wanted) {
    int i = from;
    while (i < holds.length && holds[i] != wanted) {
      i++;
    }
    return i;
  }

  /** What lies behind the walk is only known to lie there. */
  private static void agrees(Optional<Long> found, int minute, long begin, String what) {
    if (minute < 0) {
      assertThat(found).as(what).isEmpty();
    } else if (minute < DAYS * 1440) {
      assertThat(found).as(what).contains(begin + minute * MINUTE);
    } else {
      assertThat(found.orElse(Long.MAX_VALUE))
          .as(what)
          .isGreaterThanOrEqualTo(begin + minute * MINUTE);
    }
  }

  /** Every date and minute the spans cover, written down one by one. */
  private static Set<LocalDateTime> minutes(Recurring time, DaysOff calendars, long begin) {
    LocalDate first = LocalDate.ofInstant(Instant.ofEpochMilli(begin), time.zone()).minusDays(3);
    Set<LocalDateTime> shown = new HashSet<>();
    for (int day = 0; day < DAYS + 6; day++) {
      LocalDate date = first.plusDays(day);
      for (Span span : time.spans()) {
        boolean rightDay = span.days().isEmpty() || span.days().contains(date.getDayOfWeek());
        boolean allowed =
            span.calendarId().isEmpty()
                || calendars.dayOff(span.calendarId(), date).equals(Optional.of(span.offDays()));
        long length = Duration.between(span.start(), span.end()).toMinutes();
        for (int i = 0; rightDay && allowed && i < (length <= 0 ? length + 1440 : length); i++) {
          shown.add(date.atTime(span.start()).plusMinutes(i));
        }
      }
    }
    return shown;
  }

  private static List<Span> spans(Random random) {
    List<Span> spans = new ArrayList<>();
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
      boolean calendar = random.nextInt(4) == 0;
      for (int day = calendar ? 0 : random.nextInt(4); day > 0; day--) {
        days.add(DayOfWeek.of(1 + random.nextInt(7)));
      }
      spans.add(
          new Span(clock(random), clock(random), days, calendar ? "c" : "", random.nextBoolean()));
    }
    return spans;
  }

  /** Mostly around the hours in which clocks are changed. */
  private static LocalTime clock(Random random) {
    int quarter = random.nextBoolean() ? random.nextInt(16) : random.nextInt(96);
    return LocalTime.MIDNIGHT.plusMinutes(15L * quarter);
  }

  private static DaysOff calendars(long seed) {
    return (id, day) -> Optional.of(new Random(seed ^ day.toEpochDay()).nextBoolean());
  }

  /** A whole minute two days before some change of the clocks, if this zone has one. */
  private static long someNight(ZoneId zone, Random random) {
    Instant some =
        Instant.parse("2008-01-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(160_000)));
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition change = rules.nextTransition(some);
    Instant night = change == null ? some : change.getInstant();
    return night.minus(Duration.ofDays(2)).toEpochMilli() / MINUTE * MINUTE;
  }
}
