package dev.quell.incident;

/**
 * Somebody who took part in an incident.
 *
 * @param acknowledgedAt epoch milliseconds; zero when not, or withdrawn
 */
public record Responder(long personId, long assignedAt, long acknowledgedAt) {

  Responder withoutAcknowledgement() {
    return new Responder(personId, assignedAt, 0);
  }
}
