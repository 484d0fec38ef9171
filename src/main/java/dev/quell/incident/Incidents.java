package dev.quell.incident;

import dev.quell.channel.Channel;
import dev.quell.channel.Flapping;
import dev.quell.channel.Grouping;
import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.storage.Database;
import dev.quell.timer.Timers;
import dev.quell.timer.WakeUp;
import java.util.LinkedHashMap;
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
  private final Holding holding;
  private Follower follower = Follower.NOBODY;
  private Listener listener = Listener.NOBODY;
  private FieldsAsked fields = FieldsAsked.NONE;

  /** Those of the store. */
  public Incidents(Database database, Timers timers) {
    this(new StoredRows(database, timers));
  }

  /** Those that are in memory only. */
  public Incidents(MemoryRows rows) {
    this((Rows) rows);
  }

  private Incidents(Rows rows) {
    this.rows = rows;
    this.holding = new Holding(rows.holds());
  }

  /** Somebody hears of every change from now on. */
  public void watchedBy(AlertWatcher watcher) {
    holding.watchedBy(watcher);
  }

  /** What follows from changes is this one's business from now on. */
  public void followedBy(Follower other) {
    follower = other;
  }

  /** Somebody hears what timelines tell from now on. */
  public void heardBy(Listener other) {
    listener = other;
  }

  /** What became of incidents since this was called last has its consequences. */
  public void followUp(UnitOfWork unit) {
    follower.follow(unit);
  }

  /** New ones say what these fields say by themselves. */
  public void describedBy(CustomFields asked) {
    fields = asked;
  }

  public UnitOfWork begin() {
    return new UnitOfWork(rows, holding, listener);
  }

  /** The unit's changes are on disk. */
  public void keep(UnitOfWork unit) {
    unit.keep();
  }

  /** The unit's changes are lost: everything is read again when it is next needed. */
  public void forget() {
    rows.forget();
    holding.forget();
    follower.forget();
  }

  /** An event as the flow hands it on. */
  public record Arrival(String eventId, long integrationId, Event event, Moment moment) {
    /** The same with the event as it was changed. */
    public Arrival with(Event changed) {
      return new Arrival(eventId, integrationId, changed, moment);
    }
  }

  /**
   * An alert on its way into an incident.
   *
   * @param released why it comes only now: {@code silence_ended}, {@code rule_changed}, {@code
   *     source_recovered}, {@code source_closed}, {@code source_acknowledged}, {@code
   *     source_inhibited}, {@code source_outdated} or {@code event}; empty for a new one
   */
  public record Newcomer(Channel channel, Alert alert, String released) {}

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
  public Alert open(UnitOfWork unit, Newcomer newcomer, List<String> hashes, Incident.Marks marks) {
    Channel channel = newcomer.channel();
    Alert alert = newcomer.alert();
    Grouping grouping = channel.settings().grouping();
    Incident.Terms terms =
        new Incident.Terms(
            channel.noiseVersion(),
            grouping.window(),
            grouping.sliding(),
            grouping.stormThresholds());
    Incident.Group group = new Incident.Group(grouping.method(), hashes, terms);
    long now = unit.now();
    Incident incident = opened(unit, Incident.opened(idFor(unit, alert), alert, group, marks, now));
    Map<String, Object> detail = why(newcomer);
    detail.put("severity", incident.severity().wire());
    detail.put("title", incident.wording().title());
    incident = unit.tell(incident, "i_new", 0, detail);
    if (incident.gathersByValues()) {
      unit.gather(incident, hashes);
    }
    restartAutoResolve(unit, channel, incident.id(), now);
    return settle(unit, incident, newcomer, marks.flapping());
  }

  private Incident opened(UnitOfWork unit, Incident incident) {
    Map<String, Object> usual = fields.defaults();
    if (usual.isEmpty()) {
      return incident;
    }
    Incident described =
        incident.handled(Handling.openedBy(Particulars.of(0, usual)), incident.times());
    unit.notebook().file(described);
    return described;
  }

  /**
   * One that was held back tells where it began: what was received then made no other incident of
   * this id, and what is received now makes its own.
   */
  private static String idFor(UnitOfWork unit, Alert alert) {
    if (alert.marks().hold().isEmpty()) {
      return unit.newId();
    }
    ObjectId.Address began = ObjectId.parse(alert.id()).orElseThrow();
    long second = Math.max(unit.now() / 1000, began.second() + 1);
    return ObjectId.of(second * 1000, began.offset(), began.counter());
  }

  /** An alert joins an open incident. */
  public Alert join(UnitOfWork unit, Newcomer newcomer, Incident incident, boolean flapping) {
    Channel channel = newcomer.channel();
    Alert alert = newcomer.alert();
    Map<String, Object> detail = why(newcomer);
    detail.put("alert_id", alert.id());
    detail.put("title", alert.wording().title());
    detail.put("severity", alert.severity().wire());
    Incident told = unit.tell(incident, "a_merge", 0, detail);
    if (channel.settings().autoResolveFromUpdate()) {
      restartAutoResolve(unit, channel, incident.id(), unit.now());
    }
    return settle(unit, told, newcomer, flapping);
  }

  /**
   * A rule keeps an alert from any incident; told once for each rule, not for each source.
   *
   * @param again when that may be over; empty: nobody looks, whatever happens
   */
  public Alert hold(UnitOfWork unit, Alert alert, Hold hold, Optional<Long> again) {
    again.ifPresent(at -> unit.wake(HoldEnd.of(hold, alert.origin().channelId(), at)));
    if (alert.marks().hold().filter(hold::equals).isPresent()) {
      return alert;
    }
    boolean sameRule = alert.marks().hold().filter(hold::isOfRuleOf).isPresent();
    announce(unit, alert.heldBy(hold, unit.now()), Map.of());
    if (sameRule) {
      return unit.alert(alert.id()).orElseThrow();
    }
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("rule_id", hold.ruleId());
    detail.put("rule_name", hold.ruleName());
    if (hold.kind() == Hold.Kind.INHIBIT) {
      detail.put("source_alert_id", hold.sourceAlertId());
      unit.alert(hold.sourceAlertId())
          .ifPresent(source -> detail.put("source_alert_title", source.wording().title()));
    }
    String type = hold.kind() == Hold.Kind.SILENCE ? "a_m_silence" : "a_m_inhibit";
    unit.tell(unit.alert(alert.id()).orElseThrow(), type, 0, detail);
    return unit.alert(alert.id()).orElseThrow();
  }

  /** The problem an incident is about comes and goes; told once. */
  public void tellFlapping(
      UnitOfWork unit, Channel channel, Incident incident, Optional<Long> heldUntil) {
    Flapping flapping = channel.settings().flapping();
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("max_changes", flapping.maxChanges());
    detail.put("in_mins", flapping.within().toMinutes());
    detail.put("mute_mins", flapping.held().toMinutes());
    heldUntil.ifPresent(until -> detail.put("end_time", until / 1000));
    unit.tell(incident.restless(), "i_m_flapping", 0, detail);
  }

  /** The incident has grown to a size worth a warning. */
  public void warnOfStorm(UnitOfWork unit, Incident incident, int threshold) {
    unit.tell(incident, "i_storm", 0, Map.of("threshold", threshold));
  }

  private static Alert settle(
      UnitOfWork unit, Incident incident, Newcomer newcomer, boolean flapping) {
    Alert alert = newcomer.alert().withFlapping(flapping);
    unit.put(incident.joinedBy(alert, unit.now()));
    unit.countEvents(incident.id(), alert.eventCount());
    Alert settled = alert.released(unit.now()).inIncident(incident.id());
    announce(unit, settled, why(newcomer));
    return unit.alert(settled.id()).orElseThrow();
  }

  /** What held a newcomer back, and why it does so no longer. */
  private static Map<String, Object> why(Newcomer newcomer) {
    Map<String, Object> detail = new LinkedHashMap<>();
    newcomer
        .alert()
        .marks()
        .hold()
        .ifPresent(hold -> {
          detail.put("released_from", hold.kind().wire());
          detail.put("released_because", newcomer.released());
          detail.put("rule_id", hold.ruleId());
          detail.put("rule_name", hold.ruleName());
        });
    return detail;
  }

  /** A new alert is told as such; one that was held back before, as changed. */
  private static void announce(UnitOfWork unit, Alert alert, Map<String, Object> why) {
    if (alert.feedCount() == 0) {
      String severity = alert.severity().wire();
      unit.tell(alert, "a_new", 0, Map.of("severity", severity, "status", severity));
    } else if (alert.marks().hold().isEmpty()) {
      tellStatus(unit, alert, why);
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
    return unit.alert(merged.id()).orElseThrow();
  }

  /** The same for an event that is sent only because something is new: the timeline tells it. */
  public Alert update(UnitOfWork unit, Alert alert, Arrival arrival) {
    Alert updated = absorb(unit, alert, arrival);
    tellStatus(unit, updated);
    return unit.alert(updated.id()).orElseThrow();
  }

  private static Alert absorb(UnitOfWork unit, Alert alert, Arrival arrival) {
    Alert merged = alert.merged(arrival.event(), arrival.moment());
    unit.put(merged);
    unit.index(merged, arrival.eventId());
    unit.countEvents(merged.incidentId(), 1);
    changed(unit, alert, merged, arrival.moment().now());
    return merged;
  }

  /** A trigger that says nothing new. */
  public Alert refresh(UnitOfWork unit, Alert alert, Arrival arrival) {
    Alert refreshed = alert.refreshed(arrival.event(), arrival.moment());
    unit.put(refreshed);
    return refreshed;
  }

  /** The problem is over; its incident closes when this was the last of its alerts. */
  public void recover(UnitOfWork unit, Optional<Channel> channel, Alert alert, Arrival arrival) {
    Alert recovered = alert.recovered(arrival.event(), arrival.moment());
    unit.put(recovered);
    unit.index(recovered, arrival.eventId());
    unit.countEvents(recovered.incidentId(), 1);
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
    tellStatus(unit, alert, Map.of());
  }

  private static void tellStatus(UnitOfWork unit, Alert alert, Map<String, Object> more) {
    Map<String, Object> detail = new LinkedHashMap<>(more);
    detail.put("severity", alert.severity().wire());
    detail.put("status", alert.status().map(severity -> severity.wire()).orElse("Ok"));
    unit.tell(alert, "a_update", 0, detail);
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
  Incident close(UnitOfWork unit, Incident incident, long by, Findings findings, String from) {
    Incident found = incident.handled(incident.handling().with(findings), incident.times());
    return close(unit, found, by, "i_rslv", Map.of("from", from));
  }

  /** The same, told in other words. */
  Incident close(
      UnitOfWork unit, Incident incident, long by, String type, Map<String, Object> detail) {
    Incident closed = incident.closedBy(by, unit.now());
    unit.stopGathering(incident);
    unit.cancel(AUTO_RESOLVE, incident.id());
    Snoozing.forget(unit, incident);
    return unit.tell(closed, type, by, detail);
  }

  /**
   * What a wake-up row asks for, at its due instant.
   *
   * @param heardAt when the clock was looked at
   */
  public void wake(UnitOfWork unit, WakeUp wakeUp, long heardAt) {
    if (AlertMoves.goOn(unit, wakeUp)) {
      return;
    }
    if (wakeUp.kind().equals(Snoozing.END)) {
      Snoozing.end(unit, wakeUp);
      return;
    }
    if (!wakeUp.kind().equals(AUTO_RESOLVE)) {
      follower.wake(unit, wakeUp, heardAt);
      return;
    }
    unit.incident(wakeUp.subject())
        .filter(incident -> !incident.isClosed())
        .ifPresent(incident -> {
          close(unit, incident, 0, incident.findings(), "autorslv");
          AlertMoves.close(unit, incident.id());
        });
  }

  static void restartAutoResolve(UnitOfWork unit, Channel channel, String incidentId, long now) {
    long timeOut = channel.settings().autoResolve().toMillis();
    if (timeOut > 0) {
      unit.wake(new WakeUp(AUTO_RESOLVE, incidentId, now + timeOut));
    }
  }
}
