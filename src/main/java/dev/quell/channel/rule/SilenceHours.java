package dev.quell.channel.rule;

import dev.quell.channel.rule.SilenceTime.Once;
import dev.quell.channel.rule.SilenceTime.Recurring;
import dev.quell.channel.rule.SilenceTime.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * When a silence holds; all instants in epoch milliseconds.
 *
 * <p>A recurring one holds whenever the clocks of its zone show a time within one of its spans: an
 * hour the clocks skip never holds, and an hour they show twice holds twice. So in a night in which
 * 02:00–03:00 does not exist a span of just that hour passes by, and where it exists twice the span
 * holds for two hours. Spans that touch or overlap are one window. A span whose calendar does not
 * exist does not hold.
 */
public record SilenceHours(SilenceTime time, DaysOff calendars) {
  /** After so long without a change a weekly pattern never changes, whatever the clocks skip. */
  private static final Duration LOOK_AHEAD = Duration.ofDays(15);

  private static final Duration LOOK_AHEAD_WITH_CALENDAR = Duration.ofDays(400);

  public boolean holdsAt(long now) {
    return switch (time) {
      case Once(long from, long to) -> from <= now && now < to;
      case Recurring recurring -> holds(recurring, Instant.ofEpochMilli(now));
    };
  }

  /** The end of the window that holds now; empty when none does, or no end is in sight. */
  public Optional<Long> endOfWindow(long now) {
    if (!holdsAt(now)) {
      return Optional.empty();
    }
    return switch (time) {
      case Once(long from, long to) -> Optional.of(to);
      case Recurring recurring -> next(recurring, now, false);
    };
  }

  /** When the next window begins, the one that holds now left out; empty: not in sight. */
  public Optional<Long> nextStart(long now) {
    return switch (time) {
      case Once(long from, long to) ->
          now < from && from < to ? Optional.of(from) : Optional.empty();
      case Recurring recurring ->
          holdsAt(now)
              ? next(recurring, now, false).flatMap(end -> next(recurring, end, true))
              : next(recurring, now, true);
    };
  }

  /** Calendars that decide whether it holds now, and do not exist. */
  public List<String> missingCalendars(long now) {
    if (!(time instanceof Recurring recurring)) {
      return List.of();
    }
    LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(now), recurring.zone());
    return recurring.spans().stream()
        .filter(span -> !span.calendarId().isEmpty())
        .filter(span ->
            dayOf(span, local)
                .filter(day -> calendars.dayOff(span.calendarId(), day).isEmpty())
                .isPresent())
        .map(Span::calendarId)
        .distinct()
        .toList();
  }

  private boolean holds(Recurring recurring, Instant at) {
    LocalDateTime local = LocalDateTime.ofInstant(at, recurring.zone());
    for (Span span : recurring.spans()) {
      if (dayOf(span, local).filter(day -> isAllowedOn(span, day)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The day on which the span that covers this time began, going by clock and weekday alone. */
  private static Optional<LocalDate> dayOf(Span span, LocalDateTime local) {
    LocalTime clock = local.toLocalTime();
    boolean overnight = !span.start().isBefore(span.end());
    boolean begun = !clock.isBefore(span.start());
    boolean ended = !clock.isBefore(span.end());
    Optional<LocalDate> day = Optional.empty();
    if (begun && (overnight || !ended)) {
      day = Optional.of(local.toLocalDate());
    } else if (overnight && !ended) {
      day = Optional.of(local.toLocalDate().minusDays(1));
    }
    return day.filter(date -> span.days().isEmpty() || span.days().contains(date.getDayOfWeek()));
  }

  private boolean isAllowedOn(Span span, LocalDate day) {
    return span.calendarId().isEmpty()
        || calendars
            .dayOff(span.calendarId(), day)
            .filter(off -> off == span.offDays())
            .isPresent();
  }

  /** The first instant after now at which it holds, or does not. */
  private Optional<Long> next(Recurring recurring, long now, boolean holds) {
    ZoneRules rules = recurring.zone().getRules();
    NavigableSet<LocalTime> edges = edges(recurring);
    Instant at = Instant.ofEpochMilli(now);
    Instant last = at.plus(lookAhead(recurring));
    while (!edges.isEmpty() && at.isBefore(last)) {
      at = nextEdge(rules, edges, at);
      if (holds(recurring, at) == holds) {
        return Optional.of(at.toEpochMilli());
      }
    }
    return Optional.empty();
  }

  private static NavigableSet<LocalTime> edges(Recurring recurring) {
    NavigableSet<LocalTime> edges = new TreeSet<>();
    recurring.spans().stream()
        .flatMap(span -> Stream.of(span.start(), span.end()))
        .forEach(edges::add);
    return edges;
  }

  private static Duration lookAhead(Recurring recurring) {
    return recurring.spans().stream().allMatch(span -> span.calendarId().isEmpty())
        ? LOOK_AHEAD
        : LOOK_AHEAD_WITH_CALENDAR;
  }

  /** Whether it holds can change only at an edge of a span, or when the clocks are changed. */
  private static Instant nextEdge(ZoneRules rules, NavigableSet<LocalTime> edges, Instant at) {
    ZoneOffset offset = rules.getOffset(at);
    LocalDateTime local = LocalDateTime.ofInstant(at, offset);
    LocalTime later = edges.higher(local.toLocalTime());
    LocalDateTime edge =
        later == null
            ? local.toLocalDate().plusDays(1).atTime(edges.first())
            : local.toLocalDate().atTime(later);
    Instant next = edge.toInstant(offset);
    ZoneOffsetTransition changed = rules.nextTransition(at);
    return changed != null && changed.getInstant().isBefore(next) ? changed.getInstant() : next;
  }
}
