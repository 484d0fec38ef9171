package dev.quell.access;

import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts wrong passwords and closes the door until five minutes after the first: after ten for one
 * account from one address, a hundred from one address, and a hundred for one account. The last two
 * leave it open where the account has come in from that address before, so that nobody is locked
 * out by strangers.
 */
public final class LoginGuard {
  private static final int OF_BOTH = 10;
  private static final int OF_ADDRESS = 100;
  private static final int OF_ACCOUNT = 100;
  private static final long WINDOW_MILLIS = Duration.ofMinutes(5).toMillis();
  private static final int REMEMBERED = 10_000;

  private final InstantSource clock;
  private final Map<Door, Wrong> wrong = new LinkedHashMap<>();
  private final Set<Door> known = new LinkedHashSet<>();

  /** What is counted; an empty one of the two stands for all. */
  private record Door(String email, String address) {}

  private record Wrong(int tries, long since) {}

  public LoginGuard(InstantSource clock) {
    this.clock = clock;
  }

  /** Refuses a login that was tried too often. */
  synchronized void check(String email, String address) {
    Door both = new Door(email, address);
    long left = left(both, OF_BOTH);
    if (!known.contains(both)) {
      left = Math.max(left, left(new Door("", address), OF_ADDRESS));
      left = Math.max(left, left(new Door(email, ""), OF_ACCOUNT));
    }
    if (left > 0) {
      throw new ApiException(
          ErrorCode.REQUEST_LOCKED,
          "too many wrong passwords; try again in " + (left / 1000 + 1) + " seconds");
    }
  }

  synchronized void failed(String email, String address) {
    count(new Door(email, address));
    count(new Door("", address));
    count(new Door(email, ""));
  }

  synchronized void succeeded(String email, String address) {
    Door both = new Door(email, address);
    wrong.remove(both);
    known.remove(both);
    known.add(both);
    if (known.size() > REMEMBERED) {
      known.remove(known.iterator().next());
    }
  }

  /** How many milliseconds it stays closed. */
  private long left(Door door, int most) {
    Wrong counted = wrong.get(door);
    return counted == null || counted.tries() < most
        ? 0
        : counted.since() + WINDOW_MILLIS - clock.millis();
  }

  private void count(Door door) {
    long now = clock.millis();
    Wrong counted = wrong.remove(door);
    wrong.put(
        door,
        counted != null && now < counted.since() + WINDOW_MILLIS
            ? new Wrong(counted.tries() + 1, counted.since())
            : new Wrong(1, now));
    if (wrong.size() > REMEMBERED) {
      wrong.remove(wrong.keySet().iterator().next());
    }
  }
}
