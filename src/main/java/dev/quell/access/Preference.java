package dev.quell.access;

import dev.quell.model.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * By which media a person wants to be told.
 *
 * @param rules the first that holds decides; none holds: by e-mail
 * @param shiftMedia by which they hear of their own shifts
 */
public record Preference(List<Rule> rules, List<String> shiftMedia) {
  public static final Preference USUAL = new Preference(List.of(), List.of(Contact.EMAIL));

  /** How many minutes {@link Rule} counts in a week. */
  public static final int MINUTES_OF_WEEK = 7 * 24 * 60;

  /**
   * One wish.
   *
   * @param hours only then; empty: always
   * @param media the first is tried first; none at all: not told
   */
  public record Rule(Set<Severity> severities, Optional<Hours> hours, List<String> media) {
    public Rule {
      severities = severities.isEmpty() ? Set.of() : EnumSet.copyOf(severities);
      media = List.copyOf(media);
    }

    boolean holds(Severity severity, int minuteOfWeek) {
      return severities.contains(severity)
          && hours.map(those -> those.hold(minuteOfWeek)).orElse(true);
    }
  }

  /**
   * Hours of the week by the person's own clock.
   *
   * @param days 0 is Sunday; the days on which the hours begin
   * @param start minute of the day
   * @param end minute of the day; not after start: it lies on the next day
   */
  public record Hours(List<Integer> days, int start, int end) {
    private static final int DAY = 24 * 60;

    public Hours {
      days = List.copyOf(days);
    }

    boolean hold(int minuteOfWeek) {
      int length = end > start ? end - start : DAY - start + end;
      return days.stream()
          .anyMatch(day -> {
            int begin = Math.floorMod(day - 1, 7) * DAY + start;
            return Math.floorMod(minuteOfWeek - begin, MINUTES_OF_WEEK) < length;
          });
    }
  }

  public Preference {
    rules = List.copyOf(rules);
    shiftMedia = List.copyOf(shiftMedia);
  }

  /**
   * By which media something of this severity is told, the first one first.
   *
   * @param minuteOfWeek by the person's clock; 0 is Monday 00:00
   */
  public List<String> media(Severity severity, int minuteOfWeek) {
    return rules.stream()
        .filter(rule -> rule.holds(severity, minuteOfWeek))
        .findFirst()
        .map(Rule::media)
        .orElse(List.of(Contact.EMAIL));
  }

  /** What holds at any hour for which no other rule speaks. */
  List<String> always(Severity severity) {
    return rules.stream()
        .filter(rule -> rule.hours().isEmpty() && rule.severities().contains(severity))
        .findFirst()
        .map(Rule::media)
        .orElse(List.of(Contact.EMAIL));
  }

  List<Rule> timed() {
    return rules.stream().filter(rule -> rule.hours().isPresent()).toList();
  }

  /** The same with other rules for certain hours; what holds always stays. */
  Preference withTimed(List<Rule> timed) {
    List<Rule> all = new ArrayList<>(timed);
    rules.stream().filter(rule -> rule.hours().isEmpty()).forEach(all::add);
    return new Preference(all, shiftMedia);
  }

  /** The same with another rule for this severity at any hour. */
  Preference withAlways(Severity severity, List<String> media) {
    List<Rule> all = new ArrayList<>(timed());
    Arrays.stream(Severity.values())
        .map(one -> new Rule(Set.of(one), Optional.empty(), one == severity ? media : always(one)))
        .forEach(all::add);
    return new Preference(all, shiftMedia);
  }

  Preference withShiftMedia(List<String> media) {
    return new Preference(rules, media);
  }
}
