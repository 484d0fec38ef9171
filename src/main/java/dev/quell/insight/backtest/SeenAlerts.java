package dev.quell.insight.backtest;

import dev.quell.incident.Alert;
import dev.quell.incident.Moment;
import dev.quell.insight.Past.Fate;
import dev.quell.insight.Past.Judged;
import dev.quell.model.Event;
import dev.quell.model.Field;
import dev.quell.model.Outcome;
import dev.quell.model.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The alerts a channel had: when each began and ended, and what they have in common. */
final class SeenAlerts {
  private static final int MOST = 20_000;
  private static final int MOST_LABELS = 8;
  private static final double LEAST_COVERAGE = 0.5;
  private static final double MOST_DISTINCT = 0.8;

  /** Says what is wrong; alerts that share it belong together even when they are all there is. */
  static final String CHECK = "check";

  private final List<Happening> happenings = new ArrayList<>();
  private int begun;

  /** An alert began or ended. */
  sealed interface Happening {}

  record Begun(String alertId, Event event, long at, long integrationId) implements Happening {
    Subject subject() {
      return Subject.of(event, integrationId);
    }

    Alert alert(long channelId) {
      Alert.Origin origin = new Alert.Origin(channelId, integrationId, event.alertKey());
      return Alert.opened(alertId, origin, event, Moment.of(at, event.time()));
    }
  }

  record Ended(String alertId) implements Happening {}

  void take(Judged judged, Fate fate) {
    if (begun >= MOST) {
      return;
    }
    if (fate.outcome() == Outcome.OPENED || fate.outcome() == Outcome.JOINED) {
      begun++;
      happenings.add(
          new Begun(fate.alertId(), judged.event(), judged.at(), judged.integrationId()));
    } else if (fate.outcome() == Outcome.RECOVERED) {
      happenings.add(new Ended(fate.alertId()));
    }
  }

  int count() {
    return begun;
  }

  boolean isFull() {
    return begun >= MOST;
  }

  List<Happening> happenings() {
    return happenings;
  }

  /**
   * Labels most alerts have, with values that some share and others do not, and the check even if
   * all share it; best first.
   */
  List<Field> dimensions() {
    Map<String, Set<String>> values = new HashMap<>();
    Map<String, Integer> having = new HashMap<>();
    for (Happening one : happenings) {
      if (one instanceof Begun alert) {
        alert
            .event()
            .labels()
            .values()
            .forEach((name, value) -> {
              values.computeIfAbsent(name, key -> new HashSet<>()).add(value);
              having.merge(name, 1, Integer::sum);
            });
      }
    }
    return values.keySet().stream()
        .filter(name -> having.getOrDefault(name, 0) >= begun * LEAST_COVERAGE)
        .filter(name -> name.equals(CHECK) || distinct(values, name) >= 2)
        .filter(name -> distinct(values, name) <= having.getOrDefault(name, 0) * MOST_DISTINCT)
        .sorted(
            Comparator.<String>comparingInt(name -> -having.getOrDefault(name, 0))
                .thenComparingInt(name -> distinct(values, name))
                .thenComparing(name -> name))
        .limit(MOST_LABELS)
        .<Field>map(Field.Label::new)
        .toList();
  }

  private static int distinct(Map<String, Set<String>> values, String name) {
    return values.getOrDefault(name, Set.of()).size();
  }
}
