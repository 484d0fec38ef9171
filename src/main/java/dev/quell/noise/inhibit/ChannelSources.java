package dev.quell.noise.inhibit;

import dev.quell.channel.rule.InhibitRule;
import dev.quell.incident.Alert;
import dev.quell.incident.AlertSubject;
import dev.quell.incident.Incident;
import dev.quell.model.RuleSet;
import dev.quell.model.ValueKey;
import dev.quell.noise.judge.ChannelState.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The alerts of one channel that may explain others, by rule and values. Those of an acknowledged
 * incident are put aside when they are met, so that nobody meets them again before that changes.
 */
final class ChannelSources {
  private final long version;
  private final RuleSet<InhibitRule> rules;
  private final Map<Slot, TreeSet<Source>> active = new HashMap<>();
  private final Map<String, List<Place>> byAlert = new HashMap<>();
  private final Map<String, Set<Place>> aside = new HashMap<>();

  /** Where alerts wait that one rule may find by equal values. */
  private record Slot(String ruleId, String values) {}

  /** An alert as far as its turn goes; {@code place} tells where in the log it began. */
  private record Source(String alertId, String incidentId, long updated, long place)
      implements Comparable<Source> {
    private static final Comparator<Source> HEARD_OF_LAST_FIRST =
        Comparator.comparingLong(Source::updated)
            .thenComparingLong(Source::place)
            .thenComparing(Source::alertId)
            .reversed();

    @Override
    public int compareTo(Source other) {
      return HEARD_OF_LAST_FIRST.compare(this, other);
    }
  }

  private record Place(Slot slot, Source source) {}

  ChannelSources(long version, List<InhibitRule> rules) {
    this.version = version;
    this.rules =
        RuleSet.of(
            rules, rule -> Optional.of(rule.source()).filter(source -> rule.head().enabled()));
  }

  long version() {
    return version;
  }

  Duration longestLookBack() {
    return rules.stream()
        .filter(rule -> rule.head().enabled())
        .map(InhibitRule::lookBack)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** The id of the active one heard of last. */
  Optional<String> find(Wanted wanted, Function<String, Optional<Incident>> incidents) {
    Slot slot = new Slot(wanted.ruleId(), wanted.values());
    TreeSet<Source> candidates = active.get(slot);
    if (candidates == null) {
      return Optional.empty();
    }
    for (Iterator<Source> next = candidates.iterator(); next.hasNext(); ) {
      Source source = next.next();
      if (source.updated() <= wanted.since()) {
        return Optional.empty();
      }
      boolean acknowledged =
          !source.incidentId().isEmpty()
              && incidents.apply(source.incidentId()).filter(Incident::isAcknowledged).isPresent();
      if (acknowledged) {
        next.remove();
        aside
            .computeIfAbsent(source.incidentId(), id -> new HashSet<>())
            .add(new Place(slot, source));
      } else if (!source.alertId().equals(wanted.otherThan())) {
        return Optional.of(source.alertId());
      }
    }
    return Optional.empty();
  }

  void changed(Alert alert) {
    List<Place> old = byAlert.remove(alert.id());
    if (old != null) {
      old.forEach(this::remove);
    }
    if (!alert.explainsOthers()) {
      return;
    }
    AlertSubject subject = new AlertSubject(alert);
    List<Place> places = new ArrayList<>(0);
    for (InhibitRule rule : rules.matching(subject)) {
      ValueKey.of(subject, rule.equals(), false)
          .map(values -> new Slot(rule.head().id(), values.exact()))
          .ifPresent(slot -> places.add(new Place(slot, source(alert))));
    }
    if (!places.isEmpty()) {
      places.forEach(this::add);
      byAlert.put(alert.id(), places);
    }
  }

  void changed(Incident incident) {
    if (!incident.isAcknowledged()) {
      Set<Place> back = aside.remove(incident.id());
      if (back != null) {
        back.forEach(this::add);
      }
    }
  }

  private static Source source(Alert alert) {
    return new Source(alert.id(), alert.incidentId(), alert.times().updated(), alert.place());
  }

  private void add(Place place) {
    active.computeIfAbsent(place.slot(), slot -> new TreeSet<>()).add(place.source());
  }

  private void remove(Place place) {
    TreeSet<Source> sources = active.get(place.slot());
    if (sources != null && sources.remove(place.source()) && sources.isEmpty()) {
      active.remove(place.slot());
    }
    Set<Place> acknowledged = aside.get(place.source().incidentId());
    if (acknowledged != null && acknowledged.remove(place) && acknowledged.isEmpty()) {
      aside.remove(place.source().incidentId());
    }
  }
}
