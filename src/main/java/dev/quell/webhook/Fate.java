package dev.quell.webhook;

import dev.quell.notify.Outcome;
import dev.quell.notify.outbox.Backoff;
import java.time.Duration;

/** What becomes of an event after an attempt. Pure but for the spread of waits. */
sealed interface Fate {
  /** The receiver took it. */
  record Delivered() implements Fate {}

  /** It is over. */
  record Failed() implements Fate {}

  /** It is tried again then; epoch milliseconds. */
  record Again(long at) implements Fate {}

  /** Only a webhook that wants it tries again later, only what may pass, and not for ever. */
  static Fate of(Attempt last, Webhook.Settings settings, Waiting waiting, Tried tried) {
    return switch (last.outcome()) {
      case Outcome.Delivered delivered -> new Delivered();
      case Outcome.Rejected rejected -> new Failed();
      case Outcome.RetryLater(var asked, var why) -> {
        long at = tried.now() + tried.backoff().lasting(tried.attempts(), asked).toMillis();
        long end = waiting.since() + Duration.ofHours(settings.retryHours()).toMillis();
        yield settings.retryHours() > 0 && at <= end ? new Again(at) : new Failed();
      }
    };
  }

  /**
   * How often it was tried by now.
   *
   * @param attempts the last one included
   * @param now when that ended; epoch milliseconds
   */
  record Tried(int attempts, long now, Backoff backoff) {}
}
