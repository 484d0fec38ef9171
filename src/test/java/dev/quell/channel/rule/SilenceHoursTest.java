package dev.quell.channel.rule;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.channel.rule.SilenceTime.Once;
import dev.quell.channel.rule.SilenceTime.Recurring;
import dev.quell.channel.rule.SilenceTime.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SilenceHoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void onceHoldsFromItsBeginningUpToItsEnd() {
    SilenceHours hours = new SilenceHours(new Once(1000, 2000), DaysOff.NONE);

    assertThat(hours.holdsAt(999)).isFalse();
    assertThat(hours.holdsAt(1000)).isTrue();
    assertThat(hours.holdsAt(1999)).isTrue();
    assertThat(hours.holdsAt(2000)).isFalse();
    assertThat(hours.endOfWindow(1500)).contains(2000L);
    assertThat(hours.nextStart(500)).contains(1000L);
    assertThat(hours.nextStart(1500)).isEmpty();
  }

  @Test
  void aWeeklySpanHoldsOnItsDayOnly() {
    SilenceHours hours = weekly(BERLIN, span("00:00", "06:00", SATURDAY));

    assertThat(hours.holdsAt(at("2026-03-06T22:59:59Z"))).as("Friday 23:59").isFalse();
    assertThat(hours.holdsAt(at("2026-03-06T23:00:00Z"))).as("Saturday 00:00").isTrue();
    assertThat(hours.holdsAt(at("2026-03-07T05:00:00Z"))).as("Saturday 06:00").isFalse();
    assertThat(hours.nextStart(at("2026-03-07T05:00:00Z"))).contains(at("2026-03-13T23:00:00Z"));
  }

  @Test
  void aSpanPastMidnightBelongsToTheDayItBeginsOn() {
    SilenceHours hours = weekly(ZoneId.of("Asia/Shanghai"), span("22:00", "02:00", SATURDAY));

    assertThat(hours.holdsAt(at("2026-03-07T17:59:59Z"))).as("Sunday 01:59").isTrue();
    assertThat(hours.holdsAt(at("2026-03-06T17:00:00Z"))).as("Saturday 01:00").isFalse();
    assertThat(hours.endOfWindow(at("2026-03-07T15:00:00Z"))).contains(at("2026-03-07T18:00:00Z"));
  }

  @Test
  void anHourTheClocksSkipPassesByAndOneTheyShowTwiceHoldsTwice() {
    SilenceHours hours = weekly(BERLIN, span("02:00", "03:00"));

    assertThat(hours.nextStart(at("2026-03-28T12:00:00Z")))
        .as("the 29th goes from 02:00 to 03:00 at once")
        .contains(at("2026-03-30T00:00:00Z"));
    assertThat(hours.nextStart(at("2026-10-24T12:00:00Z"))).contains(at("2026-10-25T00:00:00Z"));
    assertThat(hours.endOfWindow(at("2026-10-25T00:30:00Z")))
        .as("02:00 to 03:00 twice")
        .contains(at("2026-10-25T02:00:00Z"));
  }

  @Test
  void aSpanThatEndsInTheHourShownTwiceIsTwoWindows() {
    SilenceHours hours = weekly(BERLIN, span("01:00", "02:30", SUNDAY));

    assertThat(hours.endOfWindow(at("2026-10-25T00:00:00Z"))).contains(at("2026-10-25T00:30:00Z"));
    assertThat(hours.nextStart(at("2026-10-25T00:30:00Z"))).contains(at("2026-10-25T01:00:00Z"));
    assertThat(hours.endOfWindow(at("2026-10-25T01:00:00Z"))).contains(at("2026-10-25T01:30:00Z"));
  }

  @Test
  void spansThatTouchAreOneWindow() {
    SilenceHours hours = weekly(ZoneId.of("UTC"), span("08:00", "12:00"), span("12:00", "18:00"));

    assertThat(hours.endOfWindow(at("2026-03-06T09:00:00Z"))).contains(at("2026-03-06T18:00:00Z"));
    assertThat(hours.nextStart(at("2026-03-06T09:00:00Z"))).contains(at("2026-03-07T08:00:00Z"));
  }

  @Test
  void noEndIsInSightWhereItHoldsAllWeek() {
    SilenceHours hours = weekly(BERLIN, span("00:00", "00:00"));

    assertThat(hours.holdsAt(at("2026-03-29T01:00:00Z"))).isTrue();
    assertThat(hours.endOfWindow(at("2026-03-06T09:00:00Z"))).isEmpty();
    assertThat(hours.nextStart(at("2026-03-06T09:00:00Z"))).isEmpty();
  }

  @Test
  void aCalendarSaysOnWhichDaysASpanBegins() {
    LocalDate holiday = LocalDate.parse("2026-12-25");
    DaysOff calendar =
        (id, day) -> id.equals("de") ? Optional.of(day.equals(holiday)) : Optional.empty();
    Span onDaysOff =
        new Span(LocalTime.parse("09:00"), LocalTime.parse("09:00"), Set.of(), "de", true);
    SilenceHours hours =
        new SilenceHours(new Recurring(ZoneId.of("UTC"), List.of(onDaysOff)), calendar);

    assertThat(hours.nextStart(at("2026-02-01T00:00:00Z"))).contains(at("2026-12-25T09:00:00Z"));
    assertThat(hours.holdsAt(at("2026-12-26T08:59:00Z"))).isTrue();
    assertThat(hours.holdsAt(at("2026-12-26T09:00:00Z"))).isFalse();
    assertThat(hours.missingCalendars(at("2026-12-25T12:00:00Z"))).isEmpty();
  }

  @Test
  void withoutItsCalendarASpanDoesNotHoldAndSaysWhy() {
    Span asks =
        new Span(LocalTime.parse("09:00"), LocalTime.parse("17:00"), Set.of(), "gone", false);
    SilenceHours hours =
        new SilenceHours(new Recurring(ZoneId.of("UTC"), List.of(asks)), DaysOff.NONE);

    assertThat(hours.holdsAt(at("2026-03-06T12:00:00Z"))).isFalse();
    assertThat(hours.nextStart(at("2026-03-06T12:00:00Z"))).isEmpty();
    assertThat(hours.missingCalendars(at("2026-03-06T12:00:00Z"))).containsExactly("gone");
    assertThat(hours.missingCalendars(at("2026-03-06T18:00:00Z"))).as("not asked then").isEmpty();
  }

  private static SilenceHours weekly(ZoneId zone, Span... spans) {
    return new SilenceHours(new Recurring(zone, List.of(spans)), DaysOff.NONE);
  }

  private static Span span(String start, String end, DayOfWeek... days) {
    return new Span(LocalTime.parse(start), LocalTime.parse(end), Set.of(days), "", false);
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
