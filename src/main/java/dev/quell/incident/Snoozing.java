package dev.quell.incident;

import dev.quell.timer.WakeUp;
import java.time.Duration;
import java.util.Map;

/** Not wanting to hear of an incident for a while. */
final class Snoozing {
  /** The while is over; the subject is the incident. */
  static final String END = "snooze_end";

  private Snoozing() {}

  static void snooze(Wish wish, Incident incident) {
    Wish.refuseClosed(incident, "snoozed");
    long minutes = wish.body().path("minutes").asLong();
    long now = wish.work().now();
    long until = now + Duration.ofMinutes(minutes).toMillis();
    if (incident.handling().snoozedUntil() == until) {
      return;
    }
    wish.work().wake(new WakeUp(END, incident.id(), until));
    wish.tell(
        incident.handled(incident.handling().snoozed(until), incident.times().touchedAt(now)),
        "i_snooze",
        Map.of("minutes", minutes, "snoozedBefore", until / 1000));
  }

  static void wake(Wish wish, Incident incident) {
    if (!incident.isSnoozed()) {
      return;
    }
    forget(wish.work(), incident);
    wish.tell(
        incident.handled(
            incident.handling().snoozed(0), incident.times().touchedAt(wish.work().now())),
        "i_wake",
        detail(incident));
  }

  /** It is due: nobody heard of it for long enough. */
  static void end(UnitOfWork unit, WakeUp due) {
    unit.incident(due.subject())
        .filter(incident -> incident.handling().snoozedUntil() == due.dueAt())
        .ifPresent(incident ->
            unit.tell(
                incident.handled(
                    incident.handling().triggeredAgain(), incident.times().withAck(0, unit.now())),
                "i_wake",
                0,
                detail(incident)));
  }

  /** Nothing is to happen at its end any more. */
  static void forget(UnitOfWork unit, Incident incident) {
    if (incident.isSnoozed()) {
      unit.cancel(END, incident.id());
    }
  }

  private static Map<String, Object> detail(Incident incident) {
    return Map.of("snoozedBefore", incident.handling().snoozedUntil() / 1000);
  }
}
