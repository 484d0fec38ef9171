package dev.quell.notify.outbox;

import java.time.Duration;

/**
 * How many messages one target is sent in a minute: a few singly, and when there is more, one that
 * speaks for all. Pure.
 */
final class Pace {
  static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

  /** What one person takes in a minute through one medium before messages are put together. */
  static final int OF_A_PERSON = 3;

  private Pace() {}

  /** What becomes of the notices of one target. */
  sealed interface Plan {
    /** Each is a message. */
    record Singly() implements Plan {}

    /** One message speaks for all of them. */
    record Together() implements Plan {}

    /** None now. */
    record Later(long at) implements Plan {}
  }

  /**
   * What a target was sent within the last minute.
   *
   * @param notices how many, each of a message that spoke for several counted
   * @param last when; epoch milliseconds
   */
  record Sent(int notices, long last) {
    static final Sent NOTHING = new Sent(0, 0);
  }

  /**
   * The plan. A message that spoke for several uses all there is of its minute.
   *
   * @param waiting how many want to be sent
   * @param perMinute how many the target takes; 0 for no limit
   */
  static Plan plan(int waiting, Sent sent, int perMinute) {
    if (perMinute == 0) {
      return new Plan.Singly();
    }
    int left = perMinute - sent.notices();
    if (waiting <= left) {
      return new Plan.Singly();
    }
    return left > 0 ? new Plan.Together() : new Plan.Later(sent.last() + MINUTE_MILLIS);
  }
}
