package dev.quell.oncall;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is on call in every quarter of an hour, found by living through all of them: the hand of the
 * clock is moved on, and each rule is asked whether it holds now.
 */
final class SlowRoster {
  static final long STEP = 900;
  private static final Duration BEFORE = Duration.ofDays(3);

  private final List<Layer> layers;
  private final ZoneId zone;

  SlowRoster(List<Layer> layers, ZoneId zone) {
    this.layers = layers;
    this.zone = zone;
  }

  /** By layer, then by quarter: the index of the group on call, or -1. */
  List<int[]> layers(Span window) {
    return layers.stream().map(layer -> live(layer, window)).toList();
  }

  /** By quarter: everybody on call. */
  List<Set<Group.Person>> people(Span window, List<int[]> byLayer) {
    List<Set<Group.Person>> people = new ArrayList<>();
    for (int i = 0; i < byLayer.getFirst().length; i++) {
      long now = window.start() + i * STEP;
      Layer override = null;
      for (Layer layer : layers) {
        boolean holds =
            layer.isOverride() && layer.start() <= now && now < layer.end().orElseThrow();
        if (holds && (override == null || !isBefore(layer, override))) {
          override = layer;
        }
      }
      Set<Group.Person> onCall = new LinkedHashSet<>();
      if (override != null) {
        onCall.addAll(override.groups().getFirst().people());
      } else {
        for (int l = 0; l < layers.size(); l++) {
          int group = byLayer.get(l)[i];
          if (!layers.get(l).isOverride() && group >= 0) {
            onCall.addAll(layers.get(l).groups().get(group).people());
          }
        }
      }
      people.add(onCall);
    }
    return people;
  }

  private static boolean isBefore(Layer one, Layer other) {
    long changed = one.stamps().updatedAt();
    long otherChanged = other.stamps().updatedAt();
    return changed != otherChanged ? changed < otherChanged : one.weight() < other.weight();
  }

  /** From some days before the layer starts, so that clocks set back before it are known of. */
  private int[] live(Layer layer, Span window) {
    int[] groups = new int[(int) ((window.end() - window.start()) / STEP)];
    Arrays.fill(groups, -1);
    LocalDateTime hand = LocalDateTime.MIN;
    Life life =
        new Life(layer, LocalDateTime.ofInstant(Instant.ofEpochSecond(layer.start()), zone));
    long begin = layer.start() - BEFORE.toSeconds();
    for (long now = begin; now < window.end(); now += STEP) {
      LocalDateTime shown = LocalDateTime.ofInstant(Instant.ofEpochSecond(now), zone);
      hand = shown.isAfter(hand) ? shown : hand;
      if (now < layer.start() || now >= layer.end().orElse(Long.MAX_VALUE)) {
        continue;
      }
      int group = layer.isOverride() ? 0 : life.group(now, hand);
      if (now >= window.start()) {
        groups[(int) ((now - window.start()) / STEP)] = group;
      }
    }
    return groups;
  }

  /** One layer, from its start on. */
  private static final class Life {
    final Layer layer;
    final LocalDateTime start;
    long turn;
    LocalDateTime nextTurn;

    /** Turns begun since the start; for months, so that each is counted from the first. */
    long months;

    Life(Layer layer, LocalDateTime start) {
      this.layer = layer;
      this.start = start;
      nextTurn = first();
    }

    int group(long now, LocalDateTime hand) {
      if (layer.rotation().unit() == Rotation.Unit.HOUR) {
        turn = (now - layer.start()) / (3600L * layer.rotation().value());
      } else {
        while (!nextTurn.isAfter(hand)) {
          turn++;
          nextTurn = after(nextTurn);
        }
      }
      return isOpen(hand) ? whose() : -1;
    }

    private boolean isWeek() {
      Rotation rotation = layer.rotation();
      return rotation.value() * (rotation.unit() == Rotation.Unit.WEEK ? 7 : 1) == 7
          && (rotation.unit() == Rotation.Unit.WEEK || rotation.unit() == Rotation.Unit.DAY);
    }

    /** When the second turn begins. */
    private LocalDateTime first() {
      if (isWeek()) {
        LocalDateTime monday =
            start
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay();
        LocalDateTime handoff = monday.plusSeconds(layer.rotation().handoff());
        return handoff.isAfter(start) ? handoff : handoff.plusDays(7);
      }
      LocalDateTime begin = start;
      while (layer.rotation().unit() == Rotation.Unit.DAY && !counts(begin.toLocalDate())) {
        begin = begin.plusDays(1);
        if (!layer.hours().continuous()) {
          begin = begin.toLocalDate().atStartOfDay();
        }
      }
      return after(begin);
    }

    private LocalDateTime after(LocalDateTime begin) {
      int value = layer.rotation().value();
      if (isWeek()) {
        return begin.plusDays(7);
      }
      return switch (layer.rotation().unit()) {
        case HOUR -> begin;
        case WEEK -> begin.plusDays(7L * value);
        case MONTH -> start.plusMonths(months += value);
        case DAY -> {
          LocalDateTime day = begin;
          for (int left = value; left > 0; left--) {
            do {
              day = day.plusDays(1);
            } while (!counts(day.toLocalDate()));
          }
          yield day;
        }
      };
    }

    private boolean counts(LocalDate date) {
      return layer.hours().days().contains(date.getDayOfWeek().getValue() % 7);
    }

    private boolean isOpen(LocalDateTime hand) {
      Hours hours = layer.hours();
      LocalDateTime day =
          hours.continuous() ? hand.minusNanos(start.toLocalTime().toNanoOfDay()) : hand;
      if (!counts(day.toLocalDate())) {
        return false;
      }
      LocalDate date = hand.toLocalDate();
      long length = hours.every() == Hours.Every.WEEK ? 604_800 : 86_400;
      if (hours.every() == Hours.Every.WEEK) {
        date = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      }
      long at = Duration.between(date.atStartOfDay(), hand).toSeconds();
      boolean open = hours.periods().isEmpty();
      for (Hours.Period period : hours.periods()) {
        long end = period.end() > period.start() ? period.end() : period.end() + length;
        open |= at >= period.start() && at < end;
        open |= at + length >= period.start() && at + length < end;
      }
      return open;
    }

    /**
     * By the formula: after each round in which all pairs of group and slot came, one is left out.
     */
    private int whose() {
      Rotation rotation = layer.rotation();
      int groups = layer.groups().size();
      if (!rotation.fair()) {
        return (int) (turn % groups);
      }
      int period = 1;
      if (rotation.unit() == Rotation.Unit.HOUR) {
        period = repeats(24, rotation.value());
      } else if (rotation.unit() == Rotation.Unit.DAY && !isWeek()) {
        period = repeats(layer.hours().days().size(), rotation.value());
      } else if (rotation.unit() == Rotation.Unit.MONTH) {
        period = repeats(12, rotation.value());
      }
      int round = 1;
      while (round % groups != 0 || round % period != 0) {
        round++;
      }
      boolean meets = round < groups * period;
      return (int) ((turn + (meets ? turn / round : 0)) % groups);
    }

    /** How many turns of so many units until one begins at the same place again. */
    private static int repeats(int units, int value) {
      int turns = 1;
      while (turns * value % units != 0) {
        turns++;
      }
      return turns;
    }
  }
}
