package dev.quell.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Turns, masks and overrides as people would say them. */
class RosterTest {
  private static final String SHANGHAI = "Asia/Shanghai";
  private static final int HOUR = 3600;

  @Test
  void weeklyTurnsChangeAtTheirHandOffTime() {
    Layers weekly =
        Layers.of(SHANGHAI, "2026-01-07T15:00", 3).rotation(Rotation.Unit.WEEK, 1, 36_000);

    assertThat(weekly.shifts("2026-01-05T00:00", "2026-01-27T00:00"))
        .containsExactly(
            "2026-01-07T15:00 - 2026-01-12T10:00 G[1]",
            "2026-01-12T10:00 - 2026-01-19T10:00 G[2]",
            "2026-01-19T10:00 - 2026-01-26T10:00 G[3]",
            "2026-01-26T10:00 - 2026-01-27T00:00 G[1]");
  }

  @Test
  void anOverrideSplitsTheShiftInTheEndAndLeavesTheLayerAlone() {
    Layers base = Layers.of(SHANGHAI, "2026-01-05T00:00", 2);
    Layers first =
        Layers.of(SHANGHAI, "2026-01-05T10:00", 1)
            .groups(Layers.group(8))
            .override("2026-01-05T14:00", 1);
    Layers later =
        Layers.of(SHANGHAI, "2026-01-05T12:00", 1)
            .groups(Layers.group(9))
            .override("2026-01-05T13:00", 2);
    Roster roster = new Roster(List.of(base.layer(), later.layer(), first.layer()), base.zone());
    Span day = base.window("2026-01-05T00:00", "2026-01-06T00:00");

    assertThat(base.told(roster.shifts(day)))
        .containsExactly(
            "2026-01-05T00:00 - 2026-01-05T10:00 G[1]",
            "2026-01-05T10:00 - 2026-01-05T12:00 G[8]",
            "2026-01-05T12:00 - 2026-01-05T13:00 G[9]",
            "2026-01-05T13:00 - 2026-01-05T14:00 G[8]",
            "2026-01-05T14:00 - 2026-01-06T00:00 G[1]");
    assertThat(base.told(roster.layers(day).getFirst()))
        .containsExactly("2026-01-05T00:00 - 2026-01-06T00:00 G[1]");
  }

  @Test
  void aContinuousMaskKeepsTheNightOfFridayWhole() {
    Layers nights = Layers.of(SHANGHAI, "2026-01-05T21:00", 2);

    assertThat(nights.hours(Layers.WORKDAYS, true).shifts("2026-01-09T12:00", "2026-01-13T12:00"))
        .containsExactly(
            "2026-01-09T12:00 - 2026-01-09T21:00 G[2]",
            "2026-01-09T21:00 - 2026-01-10T21:00 G[1]",
            "2026-01-12T21:00 - 2026-01-13T12:00 G[2]");
    assertThat(nights.hours(Layers.WORKDAYS, false).shifts("2026-01-09T12:00", "2026-01-13T12:00"))
        .as("cut at midnight; the rest of the turn is on Monday")
        .containsExactly(
            "2026-01-09T12:00 - 2026-01-09T21:00 G[2]",
            "2026-01-09T21:00 - 2026-01-10T00:00 G[1]",
            "2026-01-12T00:00 - 2026-01-12T21:00 G[1]",
            "2026-01-12T21:00 - 2026-01-13T12:00 G[2]");
  }

  /** The published example: started on a Sunday afternoon, it begins on Monday at midnight. */
  @Test
  void aMaskedDayTakesNoDailyTurnAndOnlyHidesAWeeklyOne() {
    Layers daily = Layers.of(SHANGHAI, "2026-04-12T16:00", 2).hours(Layers.WORKDAYS, false);

    assertThat(daily.shifts("2026-04-12T16:00", "2026-04-15T00:00"))
        .containsExactly(
            "2026-04-13T00:00 - 2026-04-14T00:00 G[1]", "2026-04-14T00:00 - 2026-04-15T00:00 G[2]");
    assertThat(daily.shifts("2026-04-17T00:00", "2026-04-21T00:00"))
        .containsExactly(
            "2026-04-17T00:00 - 2026-04-18T00:00 G[1]", "2026-04-20T00:00 - 2026-04-21T00:00 G[2]");
    assertThat(
            Layers.of(SHANGHAI, "2026-04-09T00:00", 2)
                .hours(Layers.WORKDAYS, false)
                .rotation(Rotation.Unit.WEEK, 2, 0)
                .shifts("2026-04-10T00:00", "2026-04-28T00:00"))
        .containsExactly(
            "2026-04-10T00:00 - 2026-04-11T00:00 G[1]",
            "2026-04-13T00:00 - 2026-04-18T00:00 G[1]",
            "2026-04-20T00:00 - 2026-04-23T00:00 G[1]",
            "2026-04-23T00:00 - 2026-04-25T00:00 G[2]",
            "2026-04-27T00:00 - 2026-04-28T00:00 G[2]");
  }

  @Test
  void aMonthFromThe31stEndsOnTheLastDayOfShortOnes() {
    assertThat(
            Layers.of(SHANGHAI, "2026-01-31T09:00", 2)
                .rotation(Rotation.Unit.MONTH, 1, 0)
                .shifts("2026-01-01T00:00", "2026-04-01T00:00"))
        .containsExactly(
            "2026-01-31T09:00 - 2026-02-28T09:00 G[1]",
            "2026-02-28T09:00 - 2026-03-31T09:00 G[2]",
            "2026-03-31T09:00 - 2026-04-01T00:00 G[1]");
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,       2026-03-28T02:30, 2026-03-31T00:00, 23.5h 2026-03-29T03:00 23.5h",
    "Australia/Lord_Howe, 2026-04-04T01:45, 2026-04-07T00:00, 24h 2026-04-05T01:45 24.5h",
    "Pacific/Apia,        2011-12-29T10:00, 2012-01-02T00:00, 14h 2011-12-31T00:00 10h",
  })
  void daysGoByTheWallClock(String zone, String start, String to, String expected) {
    Layers daily = Layers.of(zone, start, 2);
    List<Shift> shifts = daily.layer().shifts(daily.window(start, to), new WallClock(daily.zone()));

    assertThat(
            hours(shifts.get(0))
                + " "
                + new WallClock(daily.zone()).at(shifts.get(1).start())
                + " "
                + hours(shifts.get(1)))
        .isEqualTo(expected);
  }

  @Test
  void hoursAreElapsedTime() {
    Layers shifts = Layers.of("Europe/Berlin", "2026-03-29T00:00", 2);

    assertThat(
            shifts
                .rotation(Rotation.Unit.HOUR, 6, 0)
                .shifts("2026-03-29T00:00", "2026-03-29T13:00"))
        .containsExactly(
            "2026-03-29T00:00 - 2026-03-29T07:00 G[1]", "2026-03-29T07:00 - 2026-03-29T13:00 G[2]");
  }

  @Test
  void aNightOfSummerTimeIsAnHourShort() {
    assertThat(
            Layers.of("America/New_York", "2026-03-07T00:00", 1)
                .hours(Hours.ALL_DAYS, false, new Hours.Period(18 * HOUR, 9 * HOUR))
                .shifts("2026-03-07T12:00", "2026-03-08T12:00"))
        .containsExactly(
            "2026-03-07T18:00 - 2026-03-08T00:00 G[1]", "2026-03-08T00:00 - 2026-03-08T09:00 G[1]");
  }

  @Property(tries = 300)
  void fairTurnsGiveEverySlotToEverybodyEquallyOften(
      @ForAll Rotation.Unit unit,
      @ForAll @IntRange(min = 1, max = 30) int value,
      @ForAll @IntRange(min = 1, max = 12) int groups) {
    int slots = slots(unit, value);
    Rotation fair = new Rotation(unit, value, 0, true);
    Map<String, Integer> met = new HashMap<>();
    for (int turn = 0; turn < groups * slots; turn++) {
      met.merge(fair.group(turn, groups, 7) + " in slot " + turn % slots, 1, Integer::sum);
    }

    assertThat(met).hasSize(groups * slots);
    assertThat(met.values()).containsOnly(1);
  }

  /** How many turns it takes until one begins at the same hour, day of the week or month again. */
  private static int slots(Rotation.Unit unit, int value) {
    int period =
        switch (unit) {
          case HOUR -> 24;
          case DAY -> 7;
          case WEEK -> 1;
          case MONTH -> 12;
        };
    int turns = 1;
    while (turns * value % period != 0) {
      turns++;
    }
    return turns;
  }

  @Test
  void whatLongRunningSchedulesCostDoesNotGrow() {
    Layers daily = Layers.of("Europe/Berlin", "1990-01-01T00:00", 7).hours(Layers.WORKDAYS, true);
    WallClock clock = new WallClock(daily.zone());
    long week = daily.second("2049-06-07T00:00");
    long begin = System.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      assertThat(daily.layer().shifts(new Span(week, week + 7 * 86_400), clock)).hasSize(5);
    }

    assertThat((System.nanoTime() - begin) / 1_000_000).as("ms of 1000 weeks").isLessThan(5_000);
  }

  @Test
  void peopleOfLayersStackByRoleAndStayUntilTheirOwnTurnEnds() {
    Layers days = Layers.of(SHANGHAI, "2026-01-05T00:00", 2);
    Layers hours =
        Layers.of(SHANGHAI, "2026-01-05T00:00", 2)
            .groups(
                new Group("B", List.of(new Group.Seat(0, List.of(2L, 1L)))),
                new Group("C", List.of(new Group.Seat(2, List.of(1L)))))
            .rotation(Rotation.Unit.HOUR, 8, 0);
    Roster roster = new Roster(List.of(days.layer(), hours.layer()), days.zone());
    long morning = days.second("2026-01-05T07:00");

    assertThat(roster.at(morning))
        .containsExactly(
            new OnCall(1, 0, days.second("2026-01-06T00:00") * 1000),
            new OnCall(2, 0, days.second("2026-01-05T08:00") * 1000));
    assertThat(roster.nextChange(morning)).contains(days.second("2026-01-05T08:00"));
    assertThat(roster.at(days.second("2026-01-04T00:00"))).isEmpty();
    assertThat(roster.nextChange(days.second("2026-01-04T00:00")))
        .contains(days.second("2026-01-05T00:00"));
  }

  @Test
  void gapsAndOverlapsAreToldInPlainWords() {
    Layers week = Layers.of(SHANGHAI, "2026-01-05T00:00", 1).hours(Layers.WORKDAYS, false);
    Layers saturday =
        Layers.of(SHANGHAI, "2026-01-09T12:00", 1)
            .groups(
                new Group(
                    "both",
                    List.of(new Group.Seat(1, List.of(5L)), new Group.Seat(2, List.of(5L)))))
            .override("2026-01-10T12:00", 1);
    RosterCheck check =
        new RosterCheck(
            List.of(week.layer(), week.layer(), saturday.layer()), new WallClock(week.zone()));

    assertThat(check.in(week.window("2026-01-09T00:00", "2026-01-12T00:00")))
        .extracting(RosterCheck.Finding::text)
        .containsExactly(
            "people of layers \"base\", \"base\" are on call together from Fri 2026-01-09 00:00 to"
                + " Sat 2026-01-10 00:00 (Asia/Shanghai)",
            "member 5 has more than one role from Fri 2026-01-09 12:00 to Sat 2026-01-10 12:00"
                + " (Asia/Shanghai)",
            "nobody is on call from Sat 2026-01-10 12:00 to Mon 2026-01-12 00:00 (Asia/Shanghai)");
  }

  private static String hours(Shift shift) {
    double hours = (shift.end() - shift.start()) / 3600.0;
    return hours % 1 == 0 ? (long) hours + "h" : hours + "h";
  }
}
