package dev.quell.simulator;

import dev.quell.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reckons which alerts a correct receiver holds, the slow and obvious way: item by item. */
final class EpisodeModel {
  private static final Duration GUARD_MEMORY = Duration.ofDays(7);

  /** An episode opened or closed; in this order. */
  record Turn(int episode, boolean opened, Instant at) {}

  /** An episode with the time its latest severity was stated. */
  private record Held(Episode episode, Instant newest) {}

  private final Duration mergeWindow;
  private final List<Held> held = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private final Map<AlertKey, Instant> newestTrigger = new HashMap<>();
  private final Map<AlertKey, Instant> newestRecovery = new HashMap<>();

  private EpisodeModel(Duration mergeWindow) {
    this.mergeWindow = mergeWindow;
  }

  /** The model after all acknowledged callbacks, each taken once. */
  static EpisodeModel of(List<LedgerEntry> entries, Duration mergeWindow) {
    EpisodeModel model = new EpisodeModel(mergeWindow);
    for (LedgerEntry entry : entries) {
      if (entry.acknowledged()) {
        entry.callback().items().forEach(item -> model.receive(item, entry.received()));
      }
    }
    return model;
  }

  List<Episode> episodes() {
    return held.stream().map(Held::episode).toList();
  }

  List<Turn> turns() {
    return List.copyOf(turns);
  }

  private void receive(Item item, Instant received) {
    Instant time = item.time().isBefore(received) ? item.time() : received;
    if (item.recovered()) {
      if (!outdated(newestTrigger, item.key(), time, received)) {
        closeAll(item.key(), received);
      }
      newestRecovery.merge(item.key(), time, EpisodeModel::later);
    } else {
      if (!outdated(newestRecovery, item.key(), time, received)) {
        trigger(item, time, received);
      }
      newestTrigger.merge(item.key(), time, EpisodeModel::later);
    }
  }

  /** Whether the opposite was said about a strictly later time, and not forgotten since. */
  private static boolean outdated(
      Map<AlertKey, Instant> opposite, AlertKey key, Instant time, Instant received) {
    return Optional.ofNullable(opposite.get(key))
        .filter(said -> said.isAfter(received.minus(GUARD_MEMORY)))
        .filter(time::isBefore)
        .isPresent();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void trigger(Item item, Instant time, Instant received) {
    for (int index = held.size() - 1; index >= 0; index--) {
      Episode episode = held.get(index).episode();
      if (episode.key().equals(item.key())
          && episode.open()
          && received.isBefore(episode.startedAt().plus(mergeWindow))) {
        held.set(index, merged(held.get(index), item, time));
        return;
      }
    }
    Severity severity = item.level().severity();
    Episode opened =
        new Episode(item.key(), item.labels(), received, Optional.empty(), severity, severity, 1);
    turns.add(new Turn(held.size(), true, received));
    held.add(new Held(opened, time));
  }

  private static Held merged(Held before, Item item, Instant time) {
    Episode episode = before.episode();
    Severity severity = item.level().severity();
    boolean stale = time.isBefore(before.newest());
    Episode after =
        new Episode(
            episode.key(),
            episode.labels(),
            episode.startedAt(),
            episode.endedAt(),
            episode.highest().worst(severity),
            stale ? episode.latest() : severity,
            episode.triggers() + 1);
    return new Held(after, later(time, before.newest()));
  }

  private void closeAll(AlertKey key, Instant received) {
    for (int index = 0; index < held.size(); index++) {
      Episode episode = held.get(index).episode();
      if (episode.key().equals(key) && episode.open()) {
        Episode closed =
            new Episode(
                key,
                episode.labels(),
                episode.startedAt(),
                Optional.of(received),
                episode.highest(),
                episode.latest(),
                episode.triggers());
        held.set(index, new Held(closed, held.get(index).newest()));
        turns.add(new Turn(index, false, received));
      }
    }
  }
}
