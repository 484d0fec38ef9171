package dev.quell.notify.outbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Leaves a place alone that failed several times running, so that others need not wait for it; one
 * message tries again whether it is back.
 */
public final class Breakers {
  private static final int FAILURES = 5;
  private static final long FIRST_PAUSE = Duration.ofSeconds(30).toMillis();
  private static final long LONGEST_PAUSE = Duration.ofMinutes(5).toMillis();
  private static final int REMEMBERED = 10_000;

  private final Map<String, State> states = new LinkedHashMap<>();

  /**
   * Of one place.
   *
   * @param openUntil epoch milliseconds; 0: it may be used
   */
  private record State(int failures, long openUntil, long pause) {}

  /** Until when the place is left alone; 0 when it may be tried now. */
  public synchronized long openUntil(String place, long now) {
    State state = states.get(place);
    if (state == null || state.openUntil() <= now) {
      return 0;
    }
    // further ahead than any pause: the clock was put back
    return state.openUntil() - now > LONGEST_PAUSE ? 0 : state.openUntil();
  }

  /** Lets one through of a place whose pause is over; the others wait for what becomes of it. */
  public synchronized void trying(String place, long now) {
    states.computeIfPresent(
        place,
        (key, state) ->
            state.openUntil() > 0
                ? new State(state.failures(), now + state.pause(), state.pause())
                : state);
  }

  public synchronized void failed(String place, long now) {
    State state = states.getOrDefault(place, new State(0, 0, FIRST_PAUSE));
    int failures = state.failures() + 1;
    if (failures < FAILURES) {
      states.put(place, new State(failures, 0, FIRST_PAUSE));
    } else {
      long next = failures == FAILURES ? FIRST_PAUSE : Math.min(LONGEST_PAUSE, state.pause() * 2);
      states.put(place, new State(failures, now + next, next));
    }
    if (states.size() > REMEMBERED) {
      states.remove(states.keySet().iterator().next());
    }
  }

  public synchronized void worked(String place) {
    states.remove(place);
  }

  /** How many places are left alone now. */
  public synchronized long open(long now) {
    return states.values().stream().filter(state -> state.openUntil() > now).count();
  }
}
