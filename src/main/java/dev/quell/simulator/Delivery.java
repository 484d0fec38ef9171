package dev.quell.simulator;

import java.util.List;

/**
 * What became of one callback on the wire.
 *
 * @param attempts calls made
 * @param accepted calls answered with 2xx, also where the answer was made to get lost
 * @param unanswered calls without any answer; the receiver may have them all the same
 * @param alertKeys what the receiver answered, if it said so
 * @param problem why the last failed call failed; empty when none did
 */
public record Delivery(
    int attempts, int accepted, int unanswered, List<String> alertKeys, String problem) {
  public Delivery {
    alertKeys = List.copyOf(alertKeys);
  }

  static Delivery none() {
    return new Delivery(0, 0, 0, List.of(), "");
  }

  Delivery accepted(List<String> keys) {
    return new Delivery(attempts + 1, accepted + 1, unanswered, keys, problem);
  }

  Delivery refused(int status) {
    return new Delivery(
        attempts + 1, accepted, unanswered, alertKeys, "answered with status " + status);
  }

  Delivery unanswered(String reason) {
    return new Delivery(attempts + 1, accepted, unanswered + 1, alertKeys, reason);
  }
}
