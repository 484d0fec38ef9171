package dev.quell.oncall;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds where a schedule is not what its authors probably meant: nobody is on call, or too many.
 */
final class RosterCheck {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

  private final List<Layer> layers;
  private final Roster roster;
  private final WallClock clock;

  RosterCheck(List<Layer> layers, WallClock clock) {
    this.layers = List.copyOf(layers);
    this.roster = new Roster(layers, clock.zone());
    this.clock = clock;
  }

  /** What is found. */
  enum Code {
    /** Nobody is on call. */
    GAP,
    /** Layers that are no overrides have people on call at once. */
    LAYERS_OVERLAP,
    /** One override hides another. */
    OVERRIDES_OVERLAP,
    /** One person has several roles at once, for example as their own backup. */
    PERSON_TWICE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One stretch of time, told in plain words. */
  record Finding(Code code, Span span, String text) {}

  /** By time. */
  List<Finding> in(Span window) {
    List<Finding> found = new ArrayList<>();
    List<Shift> shifts = roster.shifts(window);
    gaps(shifts, window)
        .forEach(gap -> found.add(new Finding(Code.GAP, gap, "nobody is on call " + told(gap))));
    shifts.forEach(shift -> personTwice(shift, found));
    List<List<Shift>> byLayer = roster.layers(window);
    found.addAll(overlaps(byLayer, false));
    found.addAll(overlaps(byLayer, true));
    found.sort(Comparator.comparingLong(finding -> finding.span().start()));
    return found;
  }

  /** The parts of the window without a shift. */
  static List<Span> gaps(List<Shift> shifts, Span window) {
    List<Span> gaps = new ArrayList<>();
    long at = window.start();
    for (Shift shift : shifts) {
      if (shift.start() > at) {
        gaps.add(new Span(at, shift.start()));
      }
      at = shift.end();
    }
    if (at < window.end()) {
      gaps.add(new Span(at, window.end()));
    }
    return gaps;
  }

  private void personTwice(Shift shift, List<Finding> found) {
    Set<Long> once = new HashSet<>();
    Set<Long> twice = new TreeSet<>();
    for (Group.Person person : shift.group().people()) {
      if (!once.add(person.personId())) {
        twice.add(person.personId());
      }
    }
    Span span = new Span(shift.start(), shift.end());
    for (long person : twice) {
      found.add(
          new Finding(
              Code.PERSON_TWICE,
              span,
              "member " + person + " has more than one role " + told(span)));
    }
  }

  /** Where two or more layers of one kind have somebody at once. */
  private List<Finding> overlaps(List<List<Shift>> byLayer, boolean overrides) {
    TreeSet<Long> cuts = new TreeSet<>();
    List<List<Span>> busy = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      List<Span> spans =
          layers.get(i).isOverride() == overrides ? busy(byLayer.get(i), overrides) : List.of();
      busy.add(spans);
      spans.forEach(span -> {
        cuts.add(span.start());
        cuts.add(span.end());
      });
    }
    List<Finding> found = new ArrayList<>();
    List<String> before = List.of();
    int[] next = new int[layers.size()];
    long from = 0;
    for (long cut : cuts) {
      List<String> now = names(busy, next, cut);
      if (!now.equals(before)) {
        overlap(new Span(from, cut), before, overrides, found);
        before = now;
        from = cut;
      }
    }
    return found;
  }

  private static List<Span> busy(List<Shift> shifts, boolean overrides) {
    return Span.joined(
        shifts.stream()
            .filter(shift -> overrides || !shift.group().hasNobody())
            .map(shift -> new Span(shift.start(), shift.end()))
            .toList());
  }

  private List<String> names(List<List<Span>> busy, int[] next, long second) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < busy.size(); i++) {
      List<Span> spans = busy.get(i);
      while (next[i] < spans.size() && spans.get(next[i]).end() <= second) {
        next[i]++;
      }
      if (next[i] < spans.size() && spans.get(next[i]).start() <= second) {
        names.add('"' + layers.get(i).name() + '"');
      }
    }
    return names;
  }

  private void overlap(Span span, List<String> names, boolean overrides, List<Finding> found) {
    if (names.size() < 2) {
      return;
    }
    String all = names.stream().collect(Collectors.joining(", "));
    found.add(
        overrides
            ? new Finding(
                Code.OVERRIDES_OVERLAP,
                span,
                "overrides " + all + " meet " + told(span) + "; the one changed last counts")
            : new Finding(
                Code.LAYERS_OVERLAP,
                span,
                "people of layers " + all + " are on call together " + told(span)));
  }

  private String told(Span span) {
    return "from "
        + SHOWN.format(clock.at(span.start()))
        + " to "
        + SHOWN.format(clock.at(span.end()))
        + " ("
        + clock.zone()
        + ")";
  }
}
