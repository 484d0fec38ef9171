package dev.quell.intake;

import java.util.List;

/**
 * What an integration did lately: in the running hour and the 23 before it.
 *
 * @param lastAt when its newest callback was stored, epoch milliseconds; 0: never
 * @param rateHours stored callbacks of each hour, oldest first
 * @param events in accepted callbacks
 */
record Activity(long lastAt, boolean isSilent, List<Long> rateHours, long events, Trouble trouble) {

  /** Callbacks that came to nothing, and events no channel took. */
  record Trouble(long rejected, long unrouted, long setAside, long refused) {
    boolean any() {
      return rejected + unrouted + setAside + refused > 0;
    }
  }

  /**
   * One reason why things went wrong.
   *
   * @param kind {@code rejected}, {@code unrouted}, {@code set_aside} or {@code refused}
   * @param lastAt epoch milliseconds
   * @param deliveryId the newest with this reason; empty for what was never stored
   */
  record Reason(String kind, String reason, long cnt, long lastAt, String deliveryId) {}

  Activity {
    rateHours = List.copyOf(rateHours);
  }

  long rate() {
    return rateHours.stream().mapToLong(Long::longValue).sum();
  }
}
