package dev.quell.webhook;

import dev.quell.model.Sha256;

/**
 * Something one webhook is to be told. What is said of the incident or alert is looked up when it
 * is sent: a receiver always gets the newest.
 *
 * @param id follows from what it names: the same when it is decided again, and on every attempt
 * @param refId of the incident or the alert
 * @param number its place in the timeline that tells of it
 * @param personId who did it; 0 is the system
 * @param at epoch milliseconds
 */
record WebhookEvent(
    String id,
    long webhookId,
    Kind kind,
    String type,
    String refId,
    int number,
    long channelId,
    long personId,
    long at) {
  private static final int ID_BYTES = 16;

  /** The id of an entry of a timeline: 32 hexadecimal digits. */
  static String id(String subjectId, int number, String type) {
    return new Sha256()
        .with("webhook event")
        .with(subjectId)
        .with(Integer.toString(number))
        .with(type)
        .hex(ID_BYTES);
  }
}
