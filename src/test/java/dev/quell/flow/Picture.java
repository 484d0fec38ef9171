package dev.quell.flow;

import dev.quell.model.ObjectId;
import dev.quell.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a channel's alerts and incidents came to, in the order in which they were created.
 *
 * @param incidents by number
 */
record Picture(List<SeenIncident> incidents, List<SeenAlert> alerts) {
  /** Ids of one instant in the order of the events behind them. */
  static final Comparator<String> BY_PLACE =
      Comparator.comparing(
          id -> ObjectId.parse(id).orElseThrow(),
          Comparator.comparingLong(ObjectId.Address::offset)
              .thenComparingInt(ObjectId.Address::counter));

  /**
   * One incident.
   *
   * @param progress 0 triggered, 1 somebody is at it, 2 closed
   * @param active how many of its alerts are critical, warnings and no more than told
   * @param feed how many entries its timeline has
   */
  record SeenIncident(
      long created,
      int progress,
      Severity severity,
      int alerts,
      List<Integer> active,
      boolean flapping,
      boolean notifies,
      int feed) {}

  /**
   * One alert.
   *
   * @param incident its number; -1 without
   * @param held by which rule and, behind a space, which alert
   * @param feed how many entries its timeline has
   */
  record SeenAlert(
      String key,
      long created,
      int incident,
      boolean open,
      Optional<Severity> status,
      Severity severity,
      long events,
      long newestTrigger,
      long updated,
      String description,
      Map<String, String> labels,
      String held,
      boolean everHeld,
      boolean flapping,
      int feed) {}

  static Picture of(SlowModel model) {
    List<SeenIncident> incidents = new ArrayList<>();
    for (Issue issue : model.issues) {
      List<Episode> episodes = model.of(issue);
      incidents.add(
          new SeenIncident(
              issue.created,
              issue.closed ? 2 : issue.acknowledged ? 1 : 0,
              worst(episodes),
              episodes.size(),
              List.of(
                  count(episodes, Severity.CRITICAL),
                  count(episodes, Severity.WARNING),
                  count(episodes, Severity.INFO)),
              issue.flapping,
              issue.notifies,
              issue.feed.size()));
    }
    return new Picture(incidents, model.episodes.stream().map(Picture::seen).toList());
  }

  private static SeenAlert seen(Episode episode) {
    return new SeenAlert(
        episode.key,
        episode.created,
        episode.issue.map(issue -> issue.number).orElse(-1),
        episode.open,
        episode.status,
        episode.severity,
        episode.events,
        episode.newestTrigger,
        episode.updated,
        episode.description,
        episode.labels,
        episode
            .held
            .map(
                held -> held.ruleId() + held.source().map(source -> " " + source.number).orElse(""))
            .orElse(""),
        episode.everHeld,
        episode.flapping,
        episode.feed.size());
  }

  private static int count(List<Episode> episodes, Severity severity) {
    return (int) episodes.stream().filter(one -> one.status.equals(Optional.of(severity))).count();
  }

  private static Severity worst(List<Episode> episodes) {
    return episodes.stream().map(one -> one.severity).reduce(Severity::worst).orElseThrow();
  }

  /** One line for each incident and alert. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    incidents.forEach(incident -> lines.add(incident.toString()));
    alerts.forEach(alert -> lines.add(alert.toString()));
    return lines;
  }
}
