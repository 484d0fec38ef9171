package dev.quell.incident;

import dev.quell.incident.AlertsAsked.Which;
import dev.quell.timer.WakeUp;
import java.util.Map;

/**
 * What becomes of the alerts of an incident that was closed, reopened, merged or removed. Of very
 * many, each unit of work moves some and leaves the rest to a wake-up that comes before anything
 * else: nobody waits long for the store, and nothing is judged in between. It names the instant of
 * the move.
 */
final class AlertMoves {
  private static final String CLOSE = "close_alerts";
  static final String TAKE_UP = "reopen_alerts";
  private static final String FOLLOW = "merge_alerts";
  private static final String LEAVE = "unlink_alerts";

  private AlertMoves() {}

  /** Closes all that are open. */
  static void close(UnitOfWork unit, String incidentId) {
    close(unit, AlertsAsked.open(incidentId));
  }

  /** Reopens all that were closed with their incident; {@code by} is whose wish that is. */
  static void takeUp(UnitOfWork unit, String incidentId, long by) {
    takeUp(unit, AlertsAsked.closed(incidentId), by);
  }

  /** Hands all over to another incident, which counts them already. */
  static void follow(UnitOfWork unit, String incidentId, String into) {
    follow(unit, AlertsAsked.all(incidentId), into);
  }

  /** Closes all that are open and lets them belong nowhere: their incident is gone. */
  static void leave(UnitOfWork unit, String incidentId) {
    leave(unit, AlertsAsked.all(incidentId));
  }

  /** Whether a wake-up asked for the rest of such a move, which it got. */
  static boolean goOn(UnitOfWork unit, WakeUp wakeUp) {
    String[] subject = wakeUp.subject().split("/", -1);
    switch (wakeUp.kind()) {
      case CLOSE -> {
        unit.at(Long.parseLong(subject[2]));
        close(unit, new AlertsAsked(subject[0], Which.OPEN, subject[1]));
      }
      case TAKE_UP -> {
        unit.at(Long.parseLong(subject[2]));
        AlertsAsked asked = new AlertsAsked(subject[0], Which.CLOSED, subject[1]);
        takeUp(unit, asked, Long.parseLong(subject[3]));
      }
      case FOLLOW -> {
        unit.at(Long.parseLong(subject[2]));
        follow(unit, new AlertsAsked(subject[0], Which.ALL, subject[1]), subject[3]);
      }
      case LEAVE -> {
        unit.at(Long.parseLong(subject[2]));
        leave(unit, new AlertsAsked(subject[0], Which.ALL, subject[1]));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void close(UnitOfWork unit, AlertsAsked asked) {
    if (unit.isFull()) {
      later(unit, CLOSE, asked, "");
    } else if (unit.incident(asked.incidentId()).filter(Incident::isClosed).isPresent()) {
      AlertsAsked.Page page = unit.alertsOf(asked);
      page.alerts().forEach(alert -> unit.tell(alert.closed(unit.now()), "a_close", 0, Map.of()));
      page.rest().ifPresent(rest -> later(unit, CLOSE, rest, ""));
    }
  }

  private static void takeUp(UnitOfWork unit, AlertsAsked asked, long by) {
    if (unit.isFull()) {
      later(unit, TAKE_UP, asked, "/" + by);
    } else if (unit.incident(asked.incidentId()).filter(one -> !one.isClosed()).isPresent()) {
      AlertsAsked.Page page = unit.alertsOf(asked);
      page.alerts().forEach(alert -> takeUp(unit, alert, by));
      page.rest().ifPresent(rest -> later(unit, TAKE_UP, rest, "/" + by));
    }
  }

  private static void follow(UnitOfWork unit, AlertsAsked asked, String into) {
    if (unit.isFull()) {
      later(unit, FOLLOW, asked, "/" + into);
      return;
    }
    AlertsAsked.Page page = unit.alertsOf(asked);
    page.alerts().forEach(alert -> unit.put(alert.inIncident(into)));
    page.rest().ifPresent(rest -> later(unit, FOLLOW, rest, "/" + into));
  }

  private static void leave(UnitOfWork unit, AlertsAsked asked) {
    if (unit.isFull()) {
      later(unit, LEAVE, asked, "");
      return;
    }
    AlertsAsked.Page page = unit.alertsOf(asked);
    for (Alert alert : page.alerts()) {
      if (alert.isOpen()) {
        unit.tell(alert.closed(unit.now()).inIncident(""), "a_close", 0, Map.of());
      } else {
        unit.put(alert.inIncident(""));
      }
    }
    page.rest().ifPresent(rest -> later(unit, LEAVE, rest, ""));
  }

  /** Due before whatever else is, also before what was received earlier and is judged later. */
  private static void later(UnitOfWork unit, String kind, AlertsAsked rest, String by) {
    String subject = rest.incidentId() + "/" + rest.before() + "/" + unit.now() + by;
    unit.wake(new WakeUp(kind, subject, 0));
  }

  /**
   * One alert of a reopened incident: it goes on, unless its problem ended meanwhile or a newer
   * alert of the channel has taken its place.
   */
  private static void takeUp(UnitOfWork unit, Alert alert, long by) {
    Alert.Origin origin = alert.origin();
    long ended = unit.history(origin.integrationId(), origin.alertKey()).newestRecovery();
    boolean replaced =
        unit.openAlerts(origin.integrationId(), origin.alertKey()).stream()
            .anyMatch(open -> open.origin().channelId() == origin.channelId());
    if (!replaced && ended < alert.times().newestTrigger()) {
      unit.tell(alert.reopened(unit.now()), "a_update", by, Map.of("progress", "Triggered"));
      return;
    }
    Alert over = alert.overSince(Math.max(ended, alert.times().last()), unit.now());
    unit.tell(over, "a_update", by, Map.of("status", "Ok"));
    unit.incident(alert.incidentId())
        .ifPresent(incident -> unit.put(incident.alertChanged(alert, over, unit.now())));
  }
}
