package dev.quell.notify.outbox;

/** What a notice tells of. */
public sealed interface About {

  /**
   * An incident.
   *
   * @param channelId where it was when the notice was decided
   */
  record OfIncident(String id, long channelId) implements About {}

  /**
   * Who is on call by a schedule.
   *
   * @param at when others are on call, or the day begins; epoch milliseconds
   * @param day whether it tells of a whole day to come
   */
  record OfShift(long scheduleId, long at, boolean day) implements About {}
}
