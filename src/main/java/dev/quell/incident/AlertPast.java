package dev.quell.incident;

import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.Page;
import dev.quell.web.PageRequest;
import java.util.List;
import java.util.Optional;

/** Where alerts come from, for those who explain what became of them. */
public final class AlertPast {
  private final Database database;

  public AlertPast(Database database) {
    this.database = database;
  }

  /**
   * An alert and the events that made it.
   *
   * @param first the id of the event that began it; empty when that was never told
   * @param newest ids of its newest events, the newest first
   */
  public record Found(
      Alert alert, Optional<Incident> incident, Optional<String> first, List<String> newest) {}

  /** One alert with so many of its newest events; refuses an id nobody has. */
  public Found of(String alertId, int events) {
    String id = QueryWords.id("alert_id", alertId);
    return database.read(sql -> {
      Alert alert = AlertStore.byId(sql, id).orElseThrow(() -> ApiException.notFound("alert", id));
      return found(sql, alert, events);
    });
  }

  /** Alerts of an incident, the newest first, each with the event that began it. */
  public Page<Found> ofIncident(String incidentId, PageRequest page) {
    String id = QueryWords.id("incident_id", incidentId);
    return database.read(sql -> {
      Incident incident =
          IncidentStore.byId(sql, id).orElseThrow(() -> ApiException.notFound("incident", id));
      List<Found> found =
          AlertListStore.ofIncident(sql, id, Optional.empty(), page.limit(), page.offset()).stream()
              .map(alert -> found(sql, alert, 0))
              .toList();
      return Page.of(found, incident.counts().alerts(), page);
    });
  }

  private static Found found(Sql sql, Alert alert, int events) {
    long last = alert.eventCount();
    return new Found(
        alert,
        IncidentStore.byId(sql, alert.incidentId()),
        AlertListStore.events(sql, alert.id(), 1, 1).stream().findFirst(),
        AlertListStore.events(sql, alert.id(), Math.max(1, last - events + 1), last).reversed());
  }
}
