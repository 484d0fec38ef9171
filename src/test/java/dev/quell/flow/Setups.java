package dev.quell.flow;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes up how a channel is set, with few values, so that rules and events meet often. */
final class Setups {
  static final List<String> KEYS = List.of("cpu", "disk", "net", "swap");
  static final List<String> ZONES = List.of("east", "west");
  static final List<String> HOSTS = List.of("a", "b");
  static final List<String> LEVELS = List.of("Critical", "Warning", "Info");

  /** Whose clocks change by an hour, by half an hour, and never. */
  private static final List<ZoneId> PLACES =
      List.of(
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Asia/Shanghai"));

  /** Nights in which some of them do, and one in which none does. */
  private static final List<Instant> NIGHTS =
      List.of(
          Instant.parse("2026-03-29T00:20:00Z"),
          Instant.parse("2026-10-25T00:20:00Z"),
          Instant.parse("2026-03-08T06:20:00Z"),
          Instant.parse("2026-11-01T05:20:00Z"),
          Instant.parse("2026-04-04T14:20:00Z"),
          Instant.parse("2026-10-03T14:50:00Z"),
          Instant.parse("2026-06-10T23:30:00Z"));

  private final Random random;
  private int rules;

  Setups(Random random) {
    this.random = random;
  }

  /** A time of the night, mostly shortly before clocks are changed. */
  long start() {
    return pick(NIGHTS).minusSeconds(random.nextInt(7200)).toEpochMilli() + random.nextInt(1000);
  }

  Setup setup(long now) {
    return new Setup(
        closing(),
        random.nextInt(4) == 0 ? Setup.Grouping.NONE : grouping(),
        random.nextInt(3) == 0 ? Setup.Restless.OFF : restless(),
        random.nextInt(5) == 0 ? List.of(drop()) : List.of(),
        several(() -> silence(now)),
        several(this::inhibit));
  }

  private <T> List<T> several(java.util.function.Supplier<T> maker) {
    List<T> made = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      made.add(maker.get());
    }
    return made;
  }

  /** The same but for one thing somebody changed. */
  Setup edited(Setup old, long now) {
    return switch (random.nextInt(10)) {
      case 0 -> old.with(closing());
      case 1 -> old.with(grouping());
      case 2 -> old.with(restless());
      case 3 -> old.withDrops(edited(old.drops(), this::drop, this::changed));
      case 4, 5, 6 ->
          old.withSilences(edited(old.silences(), () -> silence(now), rule -> changed(rule, now)));
      default -> old.withInhibits(edited(old.inhibits(), this::inhibit, this::changed));
    };
  }

  private <T> List<T> edited(
      List<T> old,
      java.util.function.Supplier<T> maker,
      java.util.function.UnaryOperator<T> change) {
    List<T> rules = new ArrayList<>(old);
    int one = rules.isEmpty() ? 0 : random.nextInt(rules.size());
    if (rules.isEmpty() || (rules.size() < 4 && random.nextInt(4) == 0)) {
      rules.add(one, maker.get());
    } else if (random.nextInt(3) == 0) {
      rules.remove(one);
    } else if (random.nextInt(4) == 0) {
      rules.add(rules.remove(one));
    } else {
      rules.set(one, change.apply(rules.get(one)));
    }
    return rules;
  }

  private Setup.Drop changed(Setup.Drop rule) {
    return random.nextBoolean()
        ? new Setup.Drop(rule.id(), !rule.on(), rule.match())
        : new Setup.Drop(rule.id(), rule.on(), match());
  }

  private Setup.Silence changed(Setup.Silence rule, long now) {
    Setup.Silence other = silence(now);
    return switch (random.nextInt(4)) {
      case 0 ->
          new Setup.Silence(
              rule.id(), rule.on(), rule.match(), other.time(), rule.discard(), rule.judgeAgain());
      case 1 ->
          new Setup.Silence(
              rule.id(), rule.on(), other.match(), rule.time(), rule.discard(), rule.judgeAgain());
      case 2 ->
          new Setup.Silence(
              rule.id(), true, rule.match(), rule.time(), other.discard(), other.judgeAgain());
      default ->
          new Setup.Silence(
              rule.id(), !rule.on(), rule.match(), rule.time(), rule.discard(), rule.judgeAgain());
    };
  }

  private Setup.Inhibit changed(Setup.Inhibit rule) {
    if (random.nextBoolean()) {
      return new Setup.Inhibit(
          rule.id(),
          !rule.on(),
          rule.source(),
          rule.target(),
          rule.equals(),
          rule.lookBack(),
          rule.discard(),
          rule.judgeAgain());
    }
    Setup.Inhibit other = inhibit();
    return new Setup.Inhibit(
        rule.id(),
        true,
        random.nextBoolean() ? rule.source() : other.source(),
        random.nextBoolean() ? rule.target() : other.target(),
        other.equals(),
        other.lookBack(),
        other.discard(),
        other.judgeAgain());
  }

  private Setup.Closing closing() {
    return new Setup.Closing(
        pick(List.of(minutes(1440), minutes(5), Duration.ZERO)),
        pick(List.of(Duration.ZERO, Duration.ZERO, minutes(7))),
        random.nextBoolean(),
        random.nextInt(4) > 0);
  }

  private Setup.Grouping grouping() {
    List<List<String>> equals =
        pick(
            List.of(
                List.of(List.of("labels.zone")),
                List.of(List.of("labels.zone", "labels.host")),
                List.of(List.of("labels.zone"), List.of("labels.host")),
                List.of(List.of("alert_key"), List.of("severity", "labels.host")),
                List.of()));
    List<Setup.Branch> branches =
        random.nextInt(3) > 0 && !equals.isEmpty()
            ? List.of()
            : List.of(
                new Setup.Branch(List.of(ask()), pick(FIELDS)),
                new Setup.Branch(List.of(ask(), ask()), pick(FIELDS)));
    return new Setup.Grouping(
        true,
        branches,
        equals,
        random.nextBoolean(),
        random.nextBoolean() ? Duration.ZERO : minutes(10),
        random.nextBoolean(),
        pick(List.of(List.<Integer>of(), List.of(2), List.of(2, 3, 5))));
  }

  private static final List<List<String>> FIELDS =
      List.of(List.of("labels.zone"), List.of("labels.host"), List.of("severity", "labels.zone"));

  private Setup.Restless restless() {
    return new Setup.Restless(
        random.nextInt(5) > 0,
        2 + random.nextInt(3),
        minutes(pick(List.of(1, 5, 60))),
        minutes(pick(List.of(0, 10, 120))));
  }

  private Setup.Drop drop() {
    return new Setup.Drop(id("d"), true, match());
  }

  private Setup.Silence silence(long now) {
    return new Setup.Silence(
        id("5"),
        random.nextInt(6) > 0,
        match(),
        random.nextBoolean() ? once(now) : weekly(now),
        random.nextInt(4) == 0,
        random.nextInt(5) > 0);
  }

  private Setup.Time once(long now) {
    long from = now + (random.nextInt(60) - 40) * 60_000L;
    return new Setup.Once(from, from + (1 + random.nextInt(60)) * 60_000L + random.nextInt(2));
  }

  private Setup.Time weekly(long now) {
    ZoneId zone = pick(PLACES);
    List<Setup.Hours> hours = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      LocalDateTime start =
          LocalDateTime.ofInstant(Instant.ofEpochMilli(now), zone)
              .plusMinutes((random.nextInt(16) - 8) * 15L);
      int length = random.nextInt(8) == 0 ? 96 : 1 + random.nextInt(12);
      hours.add(
          new Setup.Hours(
              quarter(start.toLocalTime()),
              quarter(start.plusMinutes(length * 15L).toLocalTime()),
              random.nextInt(4) == 0 ? pick(DATED) : onWeekdays(start.getDayOfWeek())));
    }
    return new Setup.Weekly(zone, hours);
  }

  private static final List<Setup.Days> DATED =
      List.of(Setup.Dates.EVEN, Setup.Dates.ODD, Setup.Dates.UNKNOWN);

  private Setup.Days onWeekdays(DayOfWeek today) {
    return new Setup.Weekdays(weekdays(today));
  }

  private Set<DayOfWeek> weekdays(DayOfWeek today) {
    return switch (random.nextInt(4)) {
      case 0 -> EnumSet.of(today.minus(1));
      case 1 -> EnumSet.of(today, today.plus(1));
      case 2 -> EnumSet.of(today);
      default -> Set.of();
    };
  }

  private static LocalTime quarter(LocalTime time) {
    return LocalTime.of(time.getHour(), time.getMinute() / 15 * 15);
  }

  private Setup.Inhibit inhibit() {
    return new Setup.Inhibit(
        id("1"),
        random.nextInt(6) > 0,
        random.nextInt(4) == 0 ? match() : severities("Critical"),
        random.nextInt(4) == 0 ? match() : severities("Warning", "Info"),
        pick(
            List.of(
                List.of("labels.zone"),
                List.of("labels.zone"),
                List.of("labels.zone", "labels.host"),
                List.of("labels.host"),
                List.of("severity"),
                List.of("alert_key", "labels.host"))),
        minutes(pick(List.of(1, 5, 10))),
        random.nextInt(4) == 0,
        random.nextInt(5) > 0);
  }

  private static Setup.Match severities(String... levels) {
    return new Setup.Match(List.of(List.of(new Setup.Ask("severity", true, Set.of(levels)))));
  }

  private Setup.Match match() {
    List<List<Setup.Ask>> groups = new ArrayList<>();
    for (int i = random.nextInt(3) / 2; i >= 0; i--) {
      groups.add(random.nextInt(3) > 0 ? List.of(ask()) : List.of(ask(), ask()));
    }
    return new Setup.Match(groups);
  }

  private Setup.Ask ask() {
    boolean in = random.nextInt(4) > 0;
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> new Setup.Ask("severity", in, some(LEVELS));
      case 3, 4 -> new Setup.Ask("labels.zone", in, some(ZONES));
      case 5 -> new Setup.Ask("labels.host", in, some(HOSTS));
      case 6 -> new Setup.Ask(pick(List.of("labels.zone", "labels.host")), in, Set.of("*"));
      default -> new Setup.Ask("alert_key", in, some(KEYS));
    };
  }

  private Set<String> some(List<String> values) {
    return random.nextBoolean() ? Set.of(pick(values)) : Set.of(pick(values), "other");
  }

  /** 24 hexadecimal characters. */
  private String id(String kind) {
    return kind + "%023d".formatted(rules++);
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static Duration minutes(int count) {
    return Duration.ofMinutes(count);
  }
}
