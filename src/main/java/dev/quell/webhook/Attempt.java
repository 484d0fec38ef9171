package dev.quell.webhook;

import dev.quell.notify.Outcome;

/**
 * One attempt to tell an event, as it is kept: without secrets, and no longer than is of use.
 *
 * @param answered whether the other side said anything
 * @param at when it began; epoch milliseconds
 * @param took milliseconds
 * @param statusCode of HTTP; 0 without an answer
 * @param requestHeaders as a JSON object, as are those of the answer
 */
record Attempt(
    Outcome outcome,
    boolean answered,
    long at,
    long took,
    int statusCode,
    String requestHeaders,
    String requestBody,
    String responseHeaders,
    String responseBody) {

  /** One that was not made, and why. */
  static Attempt none(String why, long now) {
    return new Attempt(new Outcome.Rejected(why), true, now, 0, 0, "", "", "", "");
  }

  boolean succeeded() {
    return outcome instanceof Outcome.Delivered;
  }

  /** Whether the same may work later. */
  boolean mayWorkLater() {
    return outcome instanceof Outcome.RetryLater;
  }

  /** Whether nothing was heard, so that it may be tried once more at once. */
  boolean silent() {
    return !answered && mayWorkLater();
  }

  /** Why it failed; empty when it did not. */
  String error() {
    return succeeded() ? "" : outcome.why();
  }
}
