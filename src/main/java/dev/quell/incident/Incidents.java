package dev.quell.incident;

import dev.quell.channel.Channel;
import dev.quell.channel.Grouping;
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

  private final Rows rows;

  /** Those of the store. */
  public Incidents(Database database, Timers timers) {
    this.rows = new StoredRows(database, timers);
  }

  /** Those that are in memory only. */
  public Incidents(MemoryRows rows) {
    this.rows = rows;
  }

  public UnitOfWork begin() {
    return new UnitOfWork(rows);
  }

  /** The unit's changes are on disk. */
  public void keep(UnitOfWork unit) {
    unit.keep();
  }

  /** The unit's changes are lost: everything is read again when it is next needed. */
  public void forget() {
    rows.forget();
  }

  /** An event as the flow hands it on. */
  public record Arrival(String eventId, long integrationId, Event event, Moment moment) {}

  /** A new alert, which still has to find its place. */
  public Alert begin(UnitOfWork unit, Channel channel, Arrival arrival) {
    Alert.Origin origin =
        new Alert.Origin(channel.id(), arrival.integrationId(), arrival.event().alertKey());
    Alert alert = Alert.opened(unit.newId(), origin, arrival.event(), arrival.moment());
    unit.put(alert);
    unit.index(alert, arrival.eventId());
    return alert;
  }

  /** An alert opens an incident of its own; {@code hashes} are the values it will gather. */
  public Alert open(
      UnitOfWork unit, Channel channel, Alert alert, List<String> hashes, Incident.Marks marks) {
    Grouping grouping = channel.settings().grouping();
    Incident.Terms terms =
        new Incident.Terms(
            channel.noiseVersion(),
            grouping.window(),
            grouping.sliding(),
            grouping.stormThresholds());
    Incident.Group group = new Incident.Group(grouping.method(), hashes, terms);
    long now = unit.now();
    Incident incident = Incident.opened(unit.newId(), alert, group, marks, now);
    incident =
        unit.tell(
            incident,
            "i_new",
            0,
            Map.of("severity", incident.severity().wire(), "title", incident.wording().title()));
    unit.gather(incident, hashes);
    restartAutoResolve(unit, channel, incident.id(), now);
    return settle(unit, incident, alert.withFlapping(marks.flapping()));
  }

  /** An alert joins an open incident. */
  public Alert join(
      UnitOfWork unit, Channel channel, Alert alert, Incident incident, boolean flapping) {
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
      restartAutoResolve(unit, channel, incident.id(), unit.now());
    }
    return settle(unit, told, alert.withFlapping(flapping));
  }

  /** A rule keeps an alert from any incident. */
  public Alert hold(UnitOfWork unit, Alert alert, Hold hold, Map<String, Object> detail) {
    announce(unit, alert.heldBy(hold, unit.now()));
    String type = hold.kind() == Hold.Kind.SILENCE ? "a_m_silence" : "a_m_inhibit";
    unit.tell(unit.alert(alert.id()).orElseThrow(), type, 0, detail);
    return unit.alert(alert.id()).orElseThrow();
  }

  /** The incident has grown to a size worth a warning. */
  public void warnOfStorm(UnitOfWork unit, Incident incident, int threshold) {
    unit.tell(incident, "i_storm", 0, Map.of("threshold", threshold));
  }

  private static Alert settle(UnitOfWork unit, Incident incident, Alert alert) {
    unit.put(incident.joinedBy(alert, unit.now()));
    Alert settled = alert.released(unit.now()).inIncident(incident.id());
    announce(unit, settled);
    return unit.alert(settled.id()).orElseThrow();
  }

  /** A new alert is told as such; one that was held back before, as changed. */
  private static void announce(UnitOfWork unit, Alert alert) {
    if (alert.feedCount() == 0) {
      String severity = alert.severity().wire();
      unit.tell(alert, "a_new", 0, Map.of("severity", severity, "status", severity));
    } else if (alert.marks().hold().isEmpty()) {
      tellStatus(unit, alert);
    } else {
      unit.put(alert);
    }
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
