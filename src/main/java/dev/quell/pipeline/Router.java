package dev.quell.pipeline;

import dev.quell.model.Field;
import dev.quell.model.Filter;
import dev.quell.model.FilterIndex;
import dev.quell.model.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A route made ready: ordered cases, and a default for what they leave over. */
public final class Router {
  private static final Router NONE = new Router(List.of(), List.of());

  private final List<CompiledCase> cases;
  private final List<Long> fallback;
  private final FilterIndex index;

  Router(List<CompiledCase> cases, List<Long> fallback) {
    this.cases = List.copyOf(cases);
    this.fallback = fallback.stream().distinct().toList();
    this.index =
        new FilterIndex(cases.stream().map(one -> new Filter(List.of(one.group()))).toList());
  }

  /** Where nobody said anything. */
  static Router none() {
    return NONE;
  }

  public int size() {
    return cases.size();
  }

  List<CompiledCase> cases() {
    return cases;
  }

  List<Long> fallback() {
    return fallback;
  }

  FilterIndex index() {
    return index;
  }

  /** Numbers of the cases whose conditions hold, whatever stands before them. */
  public List<Integer> matching(Subject subject) {
    List<Integer> matching = new ArrayList<>();
    FilterIndex.Candidates candidates = index.candidates(subject);
    for (int i = candidates.next(); i != FilterIndex.Candidates.NONE; i = candidates.next()) {
      if (cases.get(i).group().matches(subject)) {
        matching.add(i);
      }
    }
    return matching;
  }

  /** Where it goes: each channel once, in the order of the cases. */
  public Routed route(Subject subject, Destinations destinations) {
    RouteTrace trace = new RouteTrace(subject, destinations);
    Set<Long> channels = new LinkedHashSet<>();
    List<Integer> matched = new ArrayList<>();
    FilterIndex.Candidates candidates = index.candidates(subject);
    for (int i = candidates.next(); i != FilterIndex.Candidates.NONE; i = candidates.next()) {
      CompiledCase one = cases.get(i);
      if (one.group().matches(subject)) {
        matched.add(i);
        take(one, subject, destinations, trace, channels);
        if (one.stops()) {
          break;
        }
      }
    }
    boolean byDefault = channels.isEmpty();
    if (byDefault) {
      fallBack(matched, destinations, trace, channels);
    }
    return new Routed(
        List.copyOf(channels), matched, byDefault && !channels.isEmpty(), trace.steps());
  }

  private static void take(
      CompiledCase one,
      Subject subject,
      Destinations destinations,
      RouteTrace trace,
      Set<Long> channels) {
    if (one.mapping().isPresent()) {
      map(one, subject, destinations, trace).ifPresent(channels::add);
      return;
    }
    List<Long> usable = one.channelIds().stream().filter(destinations::takesAlerts).toList();
    if (!usable.isEmpty()) {
      trace.matched(one, usable);
      channels.addAll(usable);
    }
    if (usable.size() < one.channelIds().size()) {
      trace.off(one, one.channelIds().stream().filter(id -> !usable.contains(id)).toList());
    }
  }

  private static Optional<Long> map(
      CompiledCase one, Subject subject, Destinations destinations, RouteTrace trace) {
    Field.Label label = one.mapping().orElseThrow();
    Optional<String> name = label.of(subject);
    if (name.isEmpty()) {
      trace.noLabel(one, label);
      return Optional.empty();
    }
    Optional<Long> channel = destinations.named(name.get());
    if (channel.isEmpty()) {
      trace.noSuchName(one, label, name.get());
    } else if (destinations.takesAlerts(channel.get())) {
      trace.mapped(one, label, name.get(), channel.get());
      return channel;
    } else {
      trace.off(one, List.of(channel.get()));
    }
    return Optional.empty();
  }

  private void fallBack(
      List<Integer> matched, Destinations destinations, RouteTrace trace, Set<Long> channels) {
    for (Long channel : fallback) {
      if (destinations.takesAlerts(channel)) {
        channels.add(channel);
      }
    }
    if (!channels.isEmpty()) {
      String untaken = cases.isEmpty() ? "default_channel" : "default_no_case";
      trace.ended(matched.isEmpty() ? untaken : "default_after_cases", channels);
    } else if (!fallback.isEmpty()) {
      trace.ended("channels_off", fallback);
    } else if (cases.isEmpty()) {
      trace.ended("no_route", List.of());
    } else {
      trace.ended(matched.isEmpty() ? "no_case_matched" : "no_default", List.of());
    }
  }
}
