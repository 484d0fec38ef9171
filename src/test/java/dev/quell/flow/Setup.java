package dev.quell.flow;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a channel is set, in the model's own words; rules are asked in the order of their lists.
 *
 * @param closing how long alerts take in more, and when incidents close by themselves
 */
record Setup(
    Closing closing,
    Grouping grouping,
    Restless restless,
    List<Drop> drops,
    List<Silence> silences,
    List<Inhibit> inhibits) {

  /** Zero windows have no end; zero {@code autoResolve} is never. */
  record Closing(
      Duration mergeWindow, Duration autoResolve, boolean fromUpdate, boolean closesWithAlerts) {}

  /**
   * Which alerts belong together.
   *
   * @param byValues else every alert is an incident of its own
   * @param equals groups of fields, any of which may bring alerts together
   * @param window zero has no end
   */
  record Grouping(
      boolean byValues,
      List<Branch> branches,
      List<List<String>> equals,
      boolean strict,
      Duration window,
      boolean sliding,
      List<Integer> storms) {
    static final Grouping NONE =
        new Grouping(false, List.of(), List.of(), false, Duration.ZERO, false, List.of());
  }

  /** Alerts for which all of this holds gather by fields of their own. */
  record Branch(List<Ask> when, List<String> by) {}

  /** When a problem that comes and goes is restless; {@code mute} zero only marks it. */
  record Restless(boolean on, int changes, Duration within, Duration mute) {
    static final Restless OFF = new Restless(false, 4, Duration.ofHours(1), Duration.ofHours(2));
  }

  /** Whether what stands there is one of these values ({@code *} is any), or none of them. */
  record Ask(String field, boolean in, Set<String> values) {
    Ask {
      values = new TreeSet<>(values);
    }

    boolean holds(View view) {
      Optional<String> value = view.value(field);
      boolean found = value.isPresent() && (values.contains("*") || values.contains(value.get()));
      return found == in;
    }

    @Override
    public String toString() {
      return field + (in ? " in " : " not in ") + values;
    }
  }

  /** Any group of which every condition holds. */
  record Match(List<List<Ask>> anyOf) {
    boolean holds(View view) {
      return anyOf.stream().anyMatch(group -> group.stream().allMatch(ask -> ask.holds(view)));
    }

    @Override
    public String toString() {
      return anyOf.toString();
    }
  }

  /** What all rules have. */
  sealed interface Rule {
    String id();
  }

  /** A rule that holds alerts. */
  sealed interface Holding extends Rule {

    /** Whether what it holds is judged again one day. */
    boolean judgeAgain();
  }

  record Drop(String id, boolean on, Match match) implements Rule {}

  record Silence(String id, boolean on, Match match, Time time, boolean discard, boolean judgeAgain)
      implements Holding {}

  record Inhibit(
      String id,
      boolean on,
      Match source,
      Match target,
      List<String> equals,
      Duration lookBack,
      boolean discard,
      boolean judgeAgain)
      implements Holding {}

  /** When a silence holds. */
  sealed interface Time {}

  /** From one instant up to another, epoch milliseconds. */
  record Once(long from, long to) implements Time {}

  record Weekly(ZoneId zone, List<Hours> hours) implements Time {}

  /** An end not after the start is a day later. */
  record Hours(LocalTime start, LocalTime end, Days days) {}

  /** On which days hours start. */
  sealed interface Days {
    boolean has(LocalDate day);
  }

  /** On these, or on any where there are none. */
  record Weekdays(Set<DayOfWeek> days) implements Days {
    Weekdays {
      days = new TreeSet<>(days);
    }

    @Override
    public boolean has(LocalDate day) {
      return days.isEmpty() || days.contains(day.getDayOfWeek());
    }
  }

  /** By a calendar in which people work on odd dates, or by one nobody knows. */
  enum Dates implements Days {
    EVEN,
    ODD,
    UNKNOWN;

    @Override
    public boolean has(LocalDate day) {
      return this != UNKNOWN && (day.getDayOfMonth() % 2 == 0) == (this == EVEN);
    }
  }

  /** All of which alerts may be held. */
  List<Holding> holding() {
    List<Holding> rules = new ArrayList<>(silences);
    rules.addAll(inhibits);
    return rules;
  }

  Optional<Holding> rule(String id) {
    return holding().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  Setup with(Closing changed) {
    return new Setup(changed, grouping, restless, drops, silences, inhibits);
  }

  Setup with(Grouping changed) {
    return new Setup(closing, changed, restless, drops, silences, inhibits);
  }

  Setup with(Restless changed) {
    return new Setup(closing, grouping, changed, drops, silences, inhibits);
  }

  Setup withDrops(List<Drop> changed) {
    return new Setup(closing, grouping, restless, changed, silences, inhibits);
  }

  Setup withSilences(List<Silence> changed) {
    return new Setup(closing, grouping, restless, drops, changed, inhibits);
  }

  Setup withInhibits(List<Inhibit> changed) {
    return new Setup(closing, grouping, restless, drops, silences, changed);
  }
}
