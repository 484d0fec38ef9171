package dev.quell.torture;

import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.model.Severity;
import dev.quell.queue.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The episodes that the records of the log make, problem by problem, by the plain rules. */
final class EpisodeBook {
  /** In the order of the numbers in the table. */
  private static final List<Severity> LEVELS =
      List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO);

  private static final int RECOVERED = 9;

  /** From a first trigger to its recovery. */
  private static final class Episode {
    final List<String> eventIds = new ArrayList<>();
    Optional<Severity> status = Optional.empty();
    Severity severity = Severity.INFO;
    String last = "";
    boolean open = true;

    @Override
    public String toString() {
      return "%s, status %s, severity %s, events %s"
          .formatted(
              open ? "open" : "over",
              status.map(LEVELS::indexOf).orElse(RECOVERED),
              LEVELS.indexOf(severity),
              String.join(" ", eventIds));
    }
  }

  /** Everything known of one problem. */
  private static final class Problem {
    final List<Episode> episodes = new ArrayList<>();
    long newestTrigger = Long.MIN_VALUE;
    long newestRecovery = Long.MIN_VALUE;
    long newestOfEpisode = Long.MIN_VALUE;
  }

  private final SortedMap<String, Problem> problems = new TreeMap<>();
  private final Set<String> seen = new HashSet<>();

  /** Takes a record in log order of its lane; false when it only repeats one. */
  boolean take(LogRecord.Callback callback, long offset) {
    String trace = callback.headers().getOrDefault(Storm.TRACE.toLowerCase(Locale.ROOT), "");
    if (!callback.suppressEqual() && !seen.add(callback.lane() + " " + trace)) {
      return false;
    }
    for (int i = 0; i < callback.events().size(); i++) {
      Event event = callback.events().get(i);
      Problem problem =
          problems.computeIfAbsent(callback.lane() + " " + event.alertKey(), key -> new Problem());
      long order =
          Math.min(
              event.time().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE),
              callback.receivedAt());
      String id = ObjectId.of(callback.receivedAt(), offset, i);
      if (event.recovered()) {
        recover(problem, order, id);
      } else {
        trigger(problem, event, order, callback.suppressEqual() ? "equal" + id : id);
      }
    }
    return true;
  }

  private static void recover(Problem problem, long order, String id) {
    if (order >= problem.newestTrigger) {
      open(problem)
          .ifPresent(episode -> {
            episode.open = false;
            episode.status = Optional.empty();
            episode.eventIds.add(id);
          });
    }
    problem.newestRecovery = Math.max(problem.newestRecovery, order);
  }

  private static void trigger(Problem problem, Event event, long order, String id) {
    if (order >= problem.newestRecovery) {
      Optional<Episode> open = open(problem);
      Episode episode = open.orElseGet(Episode::new);
      if (open.isEmpty()) {
        problem.episodes.add(episode);
        problem.newestOfEpisode = Long.MIN_VALUE;
      }
      count(problem, episode, event, order, id);
    }
    problem.newestTrigger = Math.max(problem.newestTrigger, order);
  }

  /** An id that begins with {@code equal} is of a sender whose equal repeats count for nothing. */
  private static void count(Problem problem, Episode episode, Event event, long order, String id) {
    String said = event.title() + event.description();
    boolean equal =
        id.startsWith("equal")
            && !episode.eventIds.isEmpty()
            && episode.status.equals(Optional.of(event.severity()))
            && episode.last.equals(said);
    if (!equal) {
      episode.eventIds.add(id.replace("equal", ""));
      episode.severity =
          episode.eventIds.size() == 1
              ? event.severity()
              : episode.severity.worst(event.severity());
      if (order >= problem.newestOfEpisode) {
        episode.status = Optional.of(event.severity());
        episode.last = said;
      }
    }
    problem.newestOfEpisode = Math.max(problem.newestOfEpisode, order);
  }

  private static Optional<Episode> open(Problem problem) {
    return problem.episodes.stream().filter(episode -> episode.open).findFirst();
  }

  /** One line an episode, by integration and key, oldest first. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    problems.forEach(
        (key, problem) -> problem.episodes.forEach(episode -> lines.add(key + ": " + episode)));
    return lines;
  }
}
