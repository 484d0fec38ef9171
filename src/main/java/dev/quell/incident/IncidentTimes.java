package dev.quell.incident;

/**
 * When what happened to an incident; all in epoch milliseconds, zero where it has not.
 *
 * @param joined when its newest alert joined
 */
public record IncidentTimes(
    long start,
    long last,
    long end,
    long ack,
    long close,
    long created,
    long joined,
    long updated) {

  static IncidentTimes startedAt(long start, long last, long now) {
    return new IncidentTimes(start, last, 0, 0, 0, now, now, now);
  }

  IncidentTimes withAck(long at, long now) {
    return new IncidentTimes(start, last, end, at, close, created, joined, now);
  }

  IncidentTimes touchedAt(long now) {
    return withAck(ack, now);
  }

  IncidentTimes closedAt(long now) {
    return new IncidentTimes(start, last, end, ack, now, created, joined, now);
  }

  IncidentTimes reopenedAt(long now) {
    return new IncidentTimes(start, last, 0, 0, 0, created, joined, now);
  }

  /** Its alerts fire until then; a zero end says that some do. */
  IncidentTimes withLast(long newest, long over, long now) {
    return new IncidentTimes(start, Math.max(last, newest), over, ack, close, created, joined, now);
  }

  IncidentTimes joinedAt(long newest, long now) {
    return new IncidentTimes(start, Math.max(last, newest), 0, ack, close, created, now, now);
  }
}
