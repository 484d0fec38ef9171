package dev.quell.webhook;

/**
 * An event that is still to be told.
 *
 * @param since when that was decided, or asked for again; epoch milliseconds
 * @param attempts how often it was tried
 */
record Waiting(WebhookEvent event, long since, int attempts) {

  /** What is told in order: the events of one incident or alert to one webhook. */
  String line() {
    return event.webhookId() + "/" + event.refId();
  }

  String key() {
    return event.webhookId() + "/" + event.id();
  }
}
