package dev.quell.flow;

import dev.quell.channel.Channel;
import dev.quell.incident.Alert;
import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import dev.quell.incident.Incidents.Newcomer;
import dev.quell.incident.UnitOfWork;
import dev.quell.model.Step;
import dev.quell.noise.judge.Marks;
import dev.quell.noise.judge.Verdict;
import dev.quell.noise.similar.Texts;
import dev.quell.noise.storm.StormWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives alerts their place: held by a rule, in an open incident, or in one of their own. */
final class Placer {
  private final Incidents incidents;
  private final Texts texts;

  Placer(Incidents incidents, Texts texts) {
    this.incidents = incidents;
    this.texts = texts;
  }

  /**
   * An alert in its place.
   *
   * @param heldUntil news of its problem is held back from now on until then
   * @param noticed what is to be said besides
   */
  record Placed(Alert alert, Optional<Long> heldUntil, List<Step> noticed) {}

  Placed place(UnitOfWork unit, Newcomer newcomer, Verdict.Placing verdict) {
    return switch (verdict) {
      case Verdict.Suppressed(var hold, var again, var why) ->
          new Placed(
              incidents.hold(unit, newcomer.alert(), hold.orElseThrow(), again),
              Optional.empty(),
              List.of());
      case Verdict.Joined(Incident incident, Marks marks, var why) ->
          join(unit, newcomer, incident, marks);
      case Verdict.Opened(var hashes, Marks marks, var why) -> open(unit, newcomer, hashes, marks);
    };
  }

  /** Nobody is told of one that joins, so what may be told once is not told yet. */
  private Placed join(UnitOfWork unit, Newcomer newcomer, Incident incident, Marks marks) {
    Alert joined = incidents.join(unit, newcomer, incident, marks.flapping());
    Incident grown = unit.incident(incident.id()).orElseThrow();
    List<Step> noticed = new ArrayList<>(marks.steps());
    StormWatch.reached(grown)
        .ifPresent(threshold -> {
          incidents.warnOfStorm(unit, grown, threshold);
          noticed.add(storm(grown, threshold));
        });
    if (marks.flapping() && !incident.marks().flapping() && isAbout(incident, joined)) {
      tellFlapping(unit, newcomer.channel(), joined, marks);
    }
    return new Placed(joined, Optional.empty(), noticed);
  }

  private Placed open(UnitOfWork unit, Newcomer newcomer, List<String> hashes, Marks marks) {
    Incident.Marks kept = new Incident.Marks(marks.flapping(), marks.outlier(), marks.notifies());
    Alert opened = incidents.open(unit, newcomer, hashes, kept);
    texts.opened(unit, unit.incident(opened.incidentId()).orElseThrow());
    if (marks.flapping()) {
      tellFlapping(unit, newcomer.channel(), opened, marks);
    }
    return new Placed(opened, marks.heldUntil(), marks.steps());
  }

  private void tellFlapping(UnitOfWork unit, Channel channel, Alert alert, Marks marks) {
    Incident incident = unit.incident(alert.incidentId()).orElseThrow();
    incidents.tellFlapping(unit, channel, incident, marks.heldUntil());
  }

  /** Whether the alert's problem is the one the incident began with. */
  private static boolean isAbout(Incident incident, Alert alert) {
    return incident.dedupKey().equals(alert.origin().alertKey())
        && incident.integrationIds().getFirst() == alert.origin().integrationId();
  }

  private static Step storm(Incident incident, int threshold) {
    return Step.of(
        "noise",
        "storm_reached",
        Map.of(
            "threshold", Integer.toString(threshold),
            "incident_id", incident.id(),
            "incident_title", incident.wording().title()));
  }
}
