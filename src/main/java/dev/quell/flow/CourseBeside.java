package dev.quell.flow;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentCommands;
import dev.quell.insight.Past.Audience;
import dev.quell.insight.Past.Fate;
import dev.quell.insight.Past.Judged;
import dev.quell.insight.Past.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The course under the changed rules, beside history from the span's beginning on, and what is told
 * of both. What a person did to an incident happens here to the one that holds its first alert.
 */
final class CourseBeside {
  private final long channelId;
  private final Audience audience;
  private Optional<ReplayWorld> world = Optional.empty();

  /** Where, in this course, what began an alert in history has gone. */
  private final Map<Place, Whereabouts> whereabouts = new HashMap<>();

  /** By the ids of alerts of history, what they are here; equal ones are left out. */
  private final Map<String, String> alerts = new HashMap<>();

  private long missedActions;

  private record Place(String eventId, long channelId) {}

  private record Whereabouts(String alertId, Optional<String> incidentId) {}

  CourseBeside(long channelId, Audience audience) {
    this.channelId = channelId;
    this.audience = audience;
  }

  /** Lives through what history noted. */
  void take(List<Noted> history) {
    history.forEach(this::take);
  }

  /** How often somebody acted on an incident that is not here, or is closed. */
  long missedActions() {
    return missedActions;
  }

  private void take(Noted noted) {
    switch (noted) {
      case Noted.Parted(var other) -> part(other);
      case Noted.Begun(var newest) -> world.ifPresent(here -> here.begin(newest));
      case Noted.Ended() -> world.ifPresent(ReplayWorld::end);
      case Noted.TimePassed(var instant, var offset) ->
          world.ifPresent(here -> here.letTimePass(instant, offset));
      case Noted.Judged judged -> judge(judged);
      case Noted.Configured(var command, var offset) ->
          world.ifPresent(here -> here.configure(command, offset));
      case Noted.Acted acted -> world.ifPresent(here -> act(here, acted));
      case Noted.Opened(var incident, var founded) ->
          audience.opened(World.BEFORE, incident, founded);
      case Noted.Changed(var incident) -> audience.changed(World.BEFORE, incident);
      case Noted.Forgotten(var incident, var founder) -> forget(incident, founder);
    }
  }

  private void part(Optional<ReplayWorld> other) {
    world = other;
    world.ifPresent(here -> here.toldTo(new Telling()));
  }

  /** Passes on what concerns the channel. */
  private final class Telling implements ReplayWorld.Listener {
    @Override
    public void opened(Incident incident, String founded) {
      if (incident.channelId() == channelId) {
        audience.opened(World.AFTER, incident, founded);
      }
    }

    @Override
    public void changed(Incident incident) {
      if (incident.channelId() == channelId) {
        audience.changed(World.AFTER, incident);
      }
    }

    @Override
    public void forgotten(Incident incident) {
      if (incident.channelId() == channelId) {
        audience.forgotten(World.AFTER, incident);
      }
    }
  }

  private void forget(Incident incident, Optional<String> founder) {
    founder.ifPresent(event -> whereabouts.remove(new Place(event, incident.channelId())));
    if (incident.channelId() == channelId) {
      audience.forgotten(World.BEFORE, incident);
    }
  }

  private void judge(Noted.Judged judged) {
    List<FlowTrace> traces = world.isPresent() ? follow(world.get(), judged) : List.of();
    if (judged.told()) {
      tell(judged, traces);
    }
  }

  private List<FlowTrace> follow(ReplayWorld here, Noted.Judged judged) {
    here.turnTo(judged.callback().receivedAt(), judged.offset());
    List<FlowTrace> traces = new ArrayList<>(judged.events().size());
    for (Noted.Then then : judged.events()) {
      EventFlow.Processed processed =
          then.processed().alone() ? then.processed() : here.pass(then.arrival(), then.lookups());
      traces.add(
          here.follow(then.arrival(), judged.callback().suppressEqual(), processed.passed()));
    }
    for (int i = 0; i < traces.size(); i++) {
      remember(here, judged.events().get(i), traces.get(i).fates());
    }
    return traces;
  }

  private void remember(ReplayWorld here, Noted.Then then, List<FlowTrace.Fate> changed) {
    for (FlowTrace.Fate fate : then.fates()) {
      if (fate.beginsAnAlert()) {
        changed.stream()
            .filter(other -> other.channelId() == fate.channelId() && !other.alertId().isEmpty())
            .findFirst()
            .ifPresent(other -> {
              whereabouts.put(
                  new Place(then.arrival().eventId(), fate.channelId()),
                  new Whereabouts(other.alertId(), here.incidentOf(other.alertId())));
              if (!other.alertId().equals(fate.alertId())) {
                alerts.put(fate.alertId(), other.alertId());
              }
            });
      }
    }
  }

  private void tell(Noted.Judged judged, List<FlowTrace> traces) {
    for (int i = 0; i < judged.events().size(); i++) {
      Noted.Then then = judged.events().get(i);
      Optional<Fate> changed =
          world.isPresent() ? world.get().fate(traces.get(i), channelId) : Optional.empty();
      if (then.fate().isPresent() || changed.isPresent()) {
        audience.judged(
            new Judged(
                then.arrival().eventId(),
                judged.callback().receivedAt(),
                then.arrival().integrationId(),
                then.arrival().event(),
                then.fate(),
                changed));
      }
    }
  }

  private void act(ReplayWorld here, Noted.Acted acted) {
    boolean done =
        counterpart(here, acted)
            .filter(act -> here.act(acted.command(), acted.offset(), act))
            .isPresent();
    missedActions += done ? 0 : 1;
  }

  /** The same done with what is here; empty when the first it is done with is not. */
  private Optional<IncidentCommands.Act> counterpart(ReplayWorld here, Noted.Acted acted) {
    List<String> incidents = new ArrayList<>();
    for (Noted.Meant meant : acted.incidents()) {
      Optional<String> found = counterpart(here, meant);
      if (found.isEmpty() && incidents.isEmpty()) {
        return Optional.empty();
      }
      found.ifPresent(incidents::add);
    }
    List<String> moved =
        acted.act().alertIds().stream()
            .map(id -> alerts.getOrDefault(id, id))
            .distinct()
            .filter(here::knowsAlert)
            .toList();
    return Optional.of(new IncidentCommands.Act(incidents, moved));
  }

  /** The incident of this course that stands for one of history. */
  private Optional<String> counterpart(ReplayWorld here, Noted.Meant meant) {
    if (meant.founder().isEmpty()) {
      return Optional.of(meant.incidentId());
    }
    String founder = meant.founder().get();
    Whereabouts found = whereabouts.get(new Place(founder, meant.channelId()));
    return found == null
        ? here.incidentOf(founder)
        : found.incidentId().or(() -> here.incidentOf(found.alertId()));
  }
}
