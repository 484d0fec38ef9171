package dev.quell.pipeline;

import dev.quell.model.Condition;
import dev.quell.model.Entailment;
import dev.quell.model.Field;
import dev.quell.model.FilterIndex;
import dev.quell.model.Labels;
import dev.quell.model.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks for cases that can never take anything and channels that take nothing. It only claims what
 * is certain: two expressions may mean the same without being noticed.
 */
public final class RouteWarnings {
  /** So much is compared at most; a route that large is made by a program. */
  private static final long MOST_COMPARISONS = 5_000_000;

  private final Router router;
  private final Destinations destinations;
  private final List<RouteWarning> found = new ArrayList<>();
  private final Entailment entailment;
  private long looks;

  private RouteWarnings(long integrationId, Router router, Destinations destinations) {
    this.entailment = new Entailment(integrationId);
    this.router = router;
    this.destinations = destinations;
  }

  /** In the order of the cases, the default last. */
  public static List<RouteWarning> of(
      long integrationId, Router router, Destinations destinations) {
    RouteWarnings warnings = new RouteWarnings(integrationId, router, destinations);
    warnings.look();
    return warnings.found;
  }

  private void look() {
    Optional<CompiledCase> takesAll = Optional.empty();
    for (CompiledCase one : router.cases()) {
      if (takesAll.isPresent()) {
        int by = takesAll.get().number();
        String why = "is never reached: case " + (by + 1) + " takes every event and stops";
        found.add(RouteWarning.by(one.number(), by, "unreachable", sentence(one, why)));
      } else {
        lookAt(one);
        takesAll = Optional.of(one).filter(it -> it.stops() && it.conditions().isEmpty());
      }
      lookAtChannels(one);
    }
    offChannels(router.fallback())
        .ifPresent(names ->
            found.add(
                RouteWarning.ofDefault(
                    "channel_off", "The default names channels that take no alerts: " + names)));
  }

  private void lookAt(CompiledCase one) {
    Optional<Field> impossible = entailment.impossible(one.conditions());
    if (impossible.isPresent()) {
      String why = "never matches: nothing can satisfy what it asks of " + impossible.get().key();
      found.add(RouteWarning.of(one.number(), "never_matches", sentence(one, why)));
      return;
    }
    shadow(one)
        .ifPresent(by -> {
          String why = "gets no event: case " + (by + 1) + " takes them all and stops";
          found.add(RouteWarning.by(one.number(), by, "shadowed", sentence(one, why)));
        });
  }

  private void lookAtChannels(CompiledCase one) {
    offChannels(one.channelIds())
        .ifPresent(names -> {
          String why = "names channels that take no alerts: " + names;
          found.add(RouteWarning.of(one.number(), "channel_off", sentence(one, why)));
        });
    if (one.mapping().isPresent() && router.fallback().isEmpty()) {
      String why =
          "sends by name, and without a default an event goes nowhere when no channel has that name";
      found.add(RouteWarning.of(one.number(), "mapping_without_default", sentence(one, why)));
    }
  }

  private Optional<String> offChannels(List<Long> channels) {
    String names =
        channels.stream()
            .filter(channel -> !destinations.takesAlerts(channel))
            .map(destinations::nameOf)
            .collect(Collectors.joining(", "));
    return Optional.of(names).filter(any -> !any.isEmpty());
  }

  // ── what an earlier case takes away ──────────────────────────────────────────────────────────

  /** The earliest case that stops and takes whatever this one could. */
  private Optional<Integer> shadow(CompiledCase one) {
    FilterIndex.Candidates earlier = router.index().candidates(typical(one));
    for (int i = earlier.next();
        i < one.number() && looks + entailment.comparisons() < MOST_COMPARISONS;
        i = earlier.next()) {
      CompiledCase before = router.cases().get(i);
      looks++;
      if (before.stops() && entailment.covers(before.conditions(), one.conditions())) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** Has, of every field this case wants something of, the beginning of one value it accepts. */
  private static Subject typical(CompiledCase one) {
    Map<Field, String> values = new HashMap<>();
    for (Condition condition : one.conditions()) {
      if (condition.operator() == Condition.Operator.IN) {
        String sample = condition.values().all().getFirst().prefix();
        values.merge(condition.field(), sample, (a, b) -> a.length() < b.length() ? b : a);
      }
    }
    TreeMap<String, String> labels = new TreeMap<>();
    values.forEach((field, value) -> {
      if (field instanceof Field.Label(String name)) {
        labels.put(name, value);
      }
    });
    return new Typical(values, Labels.of(labels));
  }

  private record Typical(Map<Field, String> values, Labels labels) implements Subject {
    @Override
    public Optional<String> text(Field.Named field) {
      return Optional.ofNullable(values.get(field));
    }
  }

  private static String sentence(CompiledCase one, String rest) {
    return "Case " + (one.number() + 1) + " " + rest;
  }
}
