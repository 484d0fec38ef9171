package dev.quell.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random schedules, told by the roster and by the slow one: both must say the same. */
class RosterModelTest {
  private static final int SEEDS = Integer.getInteger("quell.schedule.seeds", 150);
  private static final int DAYS = 12;
  private static final long DAY = 86_400;

  /** By an hour, by half of one, at midnight, never, twice around Ramadan, and over a whole day. */
  private static final List<String> ZONES =
      List.of(
          "Asia/Shanghai",
          "America/New_York",
          "Europe/Berlin",
          "Australia/Lord_Howe",
          "America/Sao_Paulo",
          "Asia/Kathmandu",
          "Pacific/Apia",
          "Africa/Casablanca");

  private static int quarters;
  private static int covered;
  private static int asked;

  @Test
  void theRosterSaysWhatTheSlowOneLivesThrough() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      agree(seed);
    }
    // Neither nobody nor everybody, or nothing is compared.
    assertThat(covered).isBetween(quarters / 5, quarters * 49 / 50);
    assertThat(asked).isGreaterThan(SEEDS * 10);
  }

  private static void agree(int seed) {
    Random random = new Random(seed);
    ZoneId zone = ZoneId.of(ZONES.get(seed % ZONES.size()));
    long begin = someTime(zone, random);
    Span window = new Span(begin, begin + DAYS * DAY);
    List<Layer> layers = layers(random, window, zone);
    String what = "seed " + seed + " " + zone + " " + layers;
    Roster roster = new Roster(layers, zone);
    SlowRoster slow = new SlowRoster(layers, zone);

    List<int[]> expected = slow.layers(window);
    List<List<Shift>> shifts = roster.layers(window);
    for (int i = 0; i < layers.size(); i++) {
      assertThat(indexes(shifts.get(i), window))
          .as("layer %s of %s", i, what)
          .isEqualTo(expected.get(i));
    }
    List<Set<Group.Person>> people = slow.people(window, expected);
    List<Shift> all = roster.shifts(window);
    assertThat(people(all, window)).as(what).isEqualTo(people);
    List<Span> gaps = RosterCheck.gaps(all, window);
    for (int i = 0; i < people.size(); i++) {
      long now = begin + i * SlowRoster.STEP;
      boolean isGap = gaps.stream().anyMatch(gap -> gap.start() <= now && now < gap.end());
      assertThat(isGap).as(what).isEqualTo(people.get(i).isEmpty());
      covered += isGap ? 0 : 1;
    }
    quarters += people.size();
    for (int i = random.nextInt(40); i < people.size(); i += 1 + random.nextInt(80)) {
      instant(roster, people, i, begin, what);
    }
  }

  /** Who is on call then, until when, and when that changes; what lies behind is not known here. */
  private static void instant(
      Roster roster, List<Set<Group.Person>> people, int at, long begin, String what) {
    asked++;
    long now = begin + at * SlowRoster.STEP;
    List<OnCall> found = roster.at(now);
    Set<Group.Person> who = new HashSet<>();
    for (OnCall one : found) {
      Group.Person person = new Group.Person(one.roleId(), one.personId());
      who.add(person);
      int end = at;
      while (end < people.size() && people.get(end).contains(person)) {
        end++;
      }
      untilThen(one.until() / 1000, end, people.size(), begin, what);
    }
    assertThat(who).as("at %s of %s", now, what).isEqualTo(people.get(at));
    int change = at;
    while (change < people.size() && people.get(change).equals(people.get(at))) {
      change++;
    }
    Optional<Long> next = roster.nextChange(now);
    untilThen(next.orElse(Long.MAX_VALUE), change, people.size(), begin, what);
  }

  private static void untilThen(long found, int quarter, int quarters, long begin, String what) {
    long then = begin + quarter * SlowRoster.STEP;
    if (quarter < quarters) {
      assertThat(found).as(what).isEqualTo(then);
    } else {
      assertThat(found).as(what).isGreaterThanOrEqualTo(then);
    }
  }

  private static int[] indexes(List<Shift> shifts, Span window) {
    int[] indexes = new int[(int) ((window.end() - window.start()) / SlowRoster.STEP)];
    Arrays.fill(indexes, -1);
    for (Shift shift : shifts) {
      assertThat(shift.start()).isBetween(window.start(), shift.end() - 1);
      for (long now = shift.start(); now < shift.end(); now += SlowRoster.STEP) {
        int at = (int) ((now - window.start()) / SlowRoster.STEP);
        assertThat(indexes[at]).as("shifts that meet").isEqualTo(-1);
        indexes[at] = shift.index();
      }
    }
    return indexes;
  }

  private static List<Set<Group.Person>> people(List<Shift> shifts, Span window) {
    List<Set<Group.Person>> people = new ArrayList<>();
    for (long now = window.start(); now < window.end(); now += SlowRoster.STEP) {
      long then = now;
      people.add(
          shifts.stream()
              .filter(shift -> shift.covers(then))
              .findFirst()
              .map(shift -> Set.<Group.Person>copyOf(shift.group().people()))
              .orElse(Set.of()));
    }
    return people;
  }

  /** Mostly around a change of the clocks. */
  private static long someTime(ZoneId zone, Random random) {
    Instant some = Instant.parse("2009-01-01T00:00:00Z").plusSeconds(random.nextInt(540_000_000));
    ZoneOffsetTransition change = zone.getRules().nextTransition(some);
    if (zone.getId().equals("Pacific/Apia") && random.nextBoolean()) {
      change = zone.getRules().nextTransition(Instant.parse("2011-12-25T00:00:00Z"));
    }
    long at =
        (change == null || random.nextInt(4) == 0 ? some : change.getInstant()).getEpochSecond();
    return (at - random.nextInt((int) (DAYS * DAY))) / SlowRoster.STEP * SlowRoster.STEP;
  }

  private static List<Layer> layers(Random random, Span window, ZoneId zone) {
    List<Layer> layers = new ArrayList<>();
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      layers.add(layer(random, window, zone));
    }
    for (int count = random.nextBoolean() ? 2 + random.nextInt(4) : 0; count > 0; count--) {
      long start = window.start() + slots(random, DAYS * 96);
      layers.add(
          new Layer(
              "",
              "override",
              true,
              false,
              random.nextInt(2),
              List.of(group(random)),
              Layers.DAILY,
              Layers.ALWAYS,
              start,
              Optional.of(start + SlowRoster.STEP + slots(random, 200)),
              stamps(random)));
    }
    return layers;
  }

  private static Layer layer(Random random, Span window, ZoneId zone) {
    List<Group> groups = new ArrayList<>();
    for (int count = 1 + random.nextInt(8); count > 0; count--) {
      groups.add(group(random));
    }
    Rotation.Unit unit = List.of(Rotation.Unit.values()).get(random.nextInt(4));
    int value = random.nextBoolean() ? 1 : 1 + random.nextInt(random.nextInt(5) == 0 ? 30 : 7);
    int before = random.nextInt(10) == 0 ? 40_000 : 3_000;
    long start = window.start() + DAY - slots(random, before);
    boolean atMidnight = random.nextInt(3) == 0;
    if (atMidnight) {
      start =
          Instant.ofEpochSecond(start)
              .atZone(zone)
              .toLocalDate()
              .atStartOfDay(zone)
              .toEpochSecond();
    }
    int handoff = atMidnight ? random.nextInt(7) * (int) DAY : (int) slots(random, 672);
    Rotation rotation = new Rotation(unit, value, handoff, random.nextInt(3) == 0);
    Optional<Long> end =
        random.nextInt(4) > 0
            ? Optional.empty()
            : Optional.of(
                Math.max(start, window.start()) + SlowRoster.STEP + slots(random, DAYS * 96));
    return new Layer(
        "",
        "layer",
        false,
        false,
        random.nextInt(3),
        groups,
        rotation,
        hours(random),
        start,
        end,
        stamps(random));
  }

  private static Hours hours(Random random) {
    List<Integer> days = Hours.ALL_DAYS;
    if (random.nextBoolean()) {
      int bits = 1 + random.nextInt(127);
      days = Hours.ALL_DAYS.stream().filter(day -> (bits >> day & 1) == 1).toList();
    }
    boolean weekly = days.size() == 7 && random.nextInt(3) == 0;
    List<Hours.Period> periods = new ArrayList<>();
    for (int count = random.nextBoolean() ? 0 : random.nextInt(4); count > 0; count--) {
      int start = (int) slots(random, weekly ? 672 : 96);
      int end = (int) slots(random, weekly ? 673 : 97);
      if (start != end) {
        periods.add(new Hours.Period(start, end));
      }
    }
    Hours.Every every = weekly ? Hours.Every.WEEK : Hours.Every.DAY;
    return new Hours(days, days.size() < 7 && random.nextBoolean(), every, periods);
  }

  private static Group group(Random random) {
    List<Group.Seat> seats = new ArrayList<>();
    for (int count = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(2); count > 0; count--) {
      seats.add(new Group.Seat(random.nextInt(3), List.of(1L + random.nextInt(6))));
    }
    return new Group("", seats);
  }

  private static Stamps stamps(Random random) {
    return new Stamps(1, 0, 1, random.nextInt(3));
  }

  private static long slots(Random random, int bound) {
    return random.nextInt(bound) * SlowRoster.STEP;
  }
}
