package dev.quell.incident;

import dev.quell.channel.Channel;
import dev.quell.model.Event;
import dev.quell.storage.Database;
import dev.quell.timer.Timers;
import dev.quell.timer.WakeUp;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a verdict does to alerts and incidents. Every move works on a unit of work and is written by
 * whoever began it.
 */
public final class Incidents {
  /** Closes an incident whose time is up. */
  public static final String AUTO_RESOLVE = "auto_resolve";

  private final Database database;
  private final Timers timers;
  private final Committed committed = new Committed();

  public Incidents(Database database, Timers timers) {
    this.database = database;
    this.timers = timers;
  }

  public UnitOfWork begin() {
    return new UnitOfWork(database, committed, timers);
  }

  /** The unit's changes are on disk. */
  public void keep(UnitOfWork unit) {
    unit.keep();
  }

  /** The unit's changes are lost: everything is read again when it is next needed. */
  public void forget() {
    committed.clear();
  }

  /** An event as the flow hands it on. */
  public record Arrival(String eventId, long integrationId, Event event, Moment moment) {
    /** The same with the event as it was changed. */
    public Arrival with(Event changed) {
      return new Arrival(eventId, integrationId, changed, moment);
    }
  }

  /**
   * A new alert that opens an incident of its own; {@code hashes} are the values it will gather.
   */
  public Alert open(UnitOfWork unit, Channel channel, Arrival arrival, List<String> hashes) {
    Alert alert = newAlert(unit, channel, arrival);
    Incident.Group group =
        new Incident.Group(
            channel.settings().grouping().method(), hashes.isEmpty() ? "" : hashes.getFirst());
    long now = arrival.moment().now();
    Incident incident = Incident.opened(unit.newId(), alert, group, now);
    incident =
        unit.tell(
            incident,
            "i_new",
            0,
            Map.of("severity", incident.severity().wire(), "title", incident.wording().title()));
    unit.gather(incident, hashes);
    restartAutoResolve(unit, channel, incident.id(), now);
    return join(unit, incident, alert, now);
  }

  /** A new alert that joins an open incident. */
  public Alert join(UnitOfWork unit, Channel channel, Arrival arrival, Incident incident) {
    Alert alert = newAlert(unit, channel, arrival);
    long now = arrival.moment().now();
    Incident told =
        unit.tell(
            incident,
            "a_merge",
            0,
            Map.of(
                "alert_id", alert.id(),
                "title", alert.wording().title(),
                "severity", alert.severity().wire()));
    if (channel.settings().autoResolveFromUpdate()) {
      restartAutoResolve(unit, channel, incident.id(), now);
    }
    return join(unit, told, alert, now);
  }

  private Alert newAlert(UnitOfWork unit, Channel channel, Arrival arrival) {
    Alert.Origin origin =
        new Alert.Origin(channel.id(), arrival.integrationId(), arrival.event().alertKey());
    Alert alert = Alert.opened(unit.newId(), origin, arrival.event(), arrival.moment());
    unit.put(alert);
    unit.index(alert, arrival.eventId());
    return alert;
  }

  private Alert join(UnitOfWork unit, Incident incident, Alert alert, long now) {
    unit.put(incident.joinedBy(alert, now));
    unit.tell(
        alert.inIncident(incident.id()),
        "a_new",
        0,
        Map.of("severity", alert.severity().wire(), "status", alert.severity().wire()));
    return alert.inIncident(incident.id());
  }

  /** One more trigger of an open alert. */
  public Alert merge(UnitOfWork unit, Alert alert, Arrival arrival) {
    Alert merged = absorb(unit, alert, arrival);
    if (!merged.severity().equals(alert.severity()) || !merged.status().equals(alert.status())) {
      tellStatus(unit, merged);
    }
    return merged;
  }

  /** The same for an event that is sent only because something is new: the timeline tells it. */
  public Alert update(UnitOfWork unit, Alert alert, Arrival arrival) {
    Alert updated = absorb(unit, alert, arrival);
    tellStatus(unit, updated);
    return updated;
  }

  private static Alert absorb(UnitOfWork unit, Alert alert, Arrival arrival) {
    Alert merged = alert.merged(arrival.event(), arrival.moment());
    unit.put(merged);
    unit.index(merged, arrival.eventId());
    changed(unit, alert, merged, arrival.moment().now());
    return merged;
  }

  /** A trigger that says nothing new. */
  public void refresh(UnitOfWork unit, Alert alert, Arrival arrival) {
    unit.put(alert.refreshed(arrival.event(), arrival.moment()));
  }

  /** The problem is over; its incident closes when this was the last of its alerts. */
  public void recover(UnitOfWork unit, Optional<Channel> channel, Alert alert, Arrival arrival) {
    Alert recovered = alert.recovered(arrival.event(), arrival.moment());
    unit.put(recovered);
    unit.index(recovered, arrival.eventId());
    tellStatus(unit, recovered);
    long now = arrival.moment().now();
    changed(unit, alert, recovered, now);
    unit.incident(alert.incidentId())
        .filter(incident -> !incident.isClosed() && incident.status().isEmpty())
        .filter(
            incident -> channel.map(found -> found.settings().closesWithItsAlerts()).orElse(true))
        .ifPresent(incident -> close(unit, incident, 0, incident.findings(), "event"));
  }

  private static void tellStatus(UnitOfWork unit, Alert alert) {
    String status = alert.status().map(severity -> severity.wire()).orElse("Ok");
    unit.tell(alert, "a_update", 0, Map.of("severity", alert.severity().wire(), "status", status));
  }

  private static void changed(UnitOfWork unit, Alert before, Alert after, long now) {
    unit.incident(after.incidentId())
        .ifPresent(incident -> {
          Incident changed = incident.alertChanged(before, after, now);
          if (!changed.equals(incident)) {
            unit.put(changed);
          }
        });
  }

  /** Closes an incident for good; {@code from} is the published word for why. */
  Incident close(
      UnitOfWork unit, Incident incident, long by, Incident.Findings findings, String from) {
    Incident closed = incident.closedBy(by, findings, unit.now());
    unit.stopGathering(incident);
    unit.cancel(AUTO_RESOLVE, incident.id());
    return unit.tell(closed, "i_rslv", by, Map.of("from", from));
  }

  /** What a wake-up row asks for, at its due instant. */
  public void wake(UnitOfWork unit, WakeUp wakeUp) {
    if (!wakeUp.kind().equals(AUTO_RESOLVE)) {
      throw new IllegalArgumentException("wake-up: " + wakeUp.kind());
    }
    unit.incident(wakeUp.subject())
        .filter(incident -> !incident.isClosed())
        .ifPresent(incident -> {
          closeAlerts(unit, incident, wakeUp.dueAt());
          close(unit, incident, 0, incident.findings(), "autorslv");
        });
  }

  static void closeAlerts(UnitOfWork unit, Incident incident, long now) {
    for (Alert alert : unit.alertsOf(incident)) {
      if (alert.isOpen()) {
        unit.tell(alert.closed(now), "a_close", 0, Map.of());
      }
    }
  }

  static void restartAutoResolve(UnitOfWork unit, Channel channel, String incidentId, long now) {
    long timeOut = channel.settings().autoResolve().toMillis();
    if (timeOut > 0) {
      unit.wake(new WakeUp(AUTO_RESOLVE, incidentId, now + timeOut));
    }
  }
}
