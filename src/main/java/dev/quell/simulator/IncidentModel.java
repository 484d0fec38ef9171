package dev.quell.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reckons which incidents a correct receiver makes of the episodes under one grouping. */
final class IncidentModel {
  private final List<String> groupLabels;
  private final Optional<Duration> window;
  private final List<Episode> episodes;
  private final List<Forming> incidents = new ArrayList<>();

  private static final class Forming {
    private final List<String> group;
    private final Instant start;
    private final List<Integer> alerts = new ArrayList<>();
    private final Set<Integer> open = new HashSet<>();
    private Optional<Instant> end = Optional.empty();

    private Forming(List<String> group, Instant start) {
      this.group = group;
      this.start = start;
    }
  }

  private IncidentModel(
      List<String> groupLabels, Optional<Duration> window, List<Episode> episodes) {
    this.groupLabels = groupLabels;
    this.window = window;
    this.episodes = episodes;
  }

  static List<ExpectedIncident> of(
      EpisodeModel model, List<String> groupLabels, Optional<Duration> window) {
    IncidentModel incidents = new IncidentModel(groupLabels, window, model.episodes());
    for (EpisodeModel.Turn turn : model.turns()) {
      if (turn.opened()) {
        incidents.opened(turn.episode(), turn.at());
      } else {
        incidents.closed(turn.episode(), turn.at());
      }
    }
    return incidents.incidents.stream().map(incidents::finished).toList();
  }

  private void opened(int episode, Instant at) {
    List<String> group = groupOf(episodes.get(episode));
    Forming incident =
        joinable(group, at)
            .orElseGet(() -> {
              Forming fresh = new Forming(group, at);
              incidents.add(fresh);
              return fresh;
            });
    incident.alerts.add(episode);
    incident.open.add(episode);
  }

  private List<String> groupOf(Episode episode) {
    return groupLabels.stream().map(label -> episode.labels().get(label).orElse("")).toList();
  }

  /** Without labels to group by, nothing joins anything. */
  private Optional<Forming> joinable(List<String> group, Instant at) {
    if (groupLabels.isEmpty()) {
      return Optional.empty();
    }
    return incidents.reversed().stream()
        .filter(incident -> incident.end.isEmpty())
        .filter(incident -> incident.group.equals(group))
        .filter(
            incident -> window.map(length -> at.isBefore(incident.start.plus(length))).orElse(true))
        .findFirst();
  }

  private void closed(int episode, Instant at) {
    for (Forming incident : incidents) {
      if (incident.open.remove(episode) && incident.open.isEmpty()) {
        incident.end = Optional.of(at);
      }
    }
  }

  private ExpectedIncident finished(Forming incident) {
    return new ExpectedIncident(
        incident.group,
        incident.start,
        incident.end,
        incident.alerts.stream().map(episodes::get).toList());
  }
}
