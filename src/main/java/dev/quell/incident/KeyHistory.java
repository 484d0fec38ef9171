package dev.quell.incident;

/**
 * The newest trigger and the newest recovery of one problem, whether or not anything was open then;
 * what is older than either is late.
 *
 * @param newestTrigger epoch milliseconds; {@link Long#MIN_VALUE} when there was none
 */
public record KeyHistory(long newestTrigger, long newestRecovery, Flaps flaps) {
  public static final KeyHistory NONE = new KeyHistory(Long.MIN_VALUE, Long.MIN_VALUE, Flaps.NONE);

  public KeyHistory withTrigger(long at) {
    return new KeyHistory(Math.max(newestTrigger, at), newestRecovery, flaps);
  }

  public KeyHistory withRecovery(long at) {
    return new KeyHistory(newestTrigger, Math.max(newestRecovery, at), flaps);
  }

  /** The problem began or ended. */
  public KeyHistory changedAt(long now) {
    return with(flaps.changedAt(now));
  }

  public KeyHistory with(Flaps changed) {
    return new KeyHistory(newestTrigger, newestRecovery, changed);
  }
}
