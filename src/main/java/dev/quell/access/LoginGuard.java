package dev.quell.access;

import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts wrong passwords per account and address, and closes the door for a while after ten. */
public final class LoginGuard {
  private static final int TRIES = 10;
  private static final long WINDOW_MILLIS = Duration.ofMinutes(5).toMillis();
  private static final int REMEMBERED = 10_000;

  private final InstantSource clock;
  private final Map<Who, Wrong> wrong = new LinkedHashMap<>();

  private record Who(String email, String address) {}

  private record Wrong(int tries, long since) {}

  public LoginGuard(InstantSource clock) {
    this.clock = clock;
  }

  /** Refuses a login that was tried too often. */
  synchronized void check(String email, String address) {
    Wrong known = wrong.get(new Who(email, address));
    if (known == null || known.tries() < TRIES) {
      return;
    }
    long left = known.since() + WINDOW_MILLIS - clock.millis();
    if (left > 0) {
      throw new ApiException(
          ErrorCode.REQUEST_LOCKED,
          "too many wrong passwords; try again in " + (left / 1000 + 1) + " seconds");
    }
  }

  synchronized void failed(String email, String address) {
    long now = clock.millis();
    var who = new Who(email, address);
    Wrong known = wrong.remove(who);
    wrong.put(
        who,
        known != null && now < known.since() + WINDOW_MILLIS
            ? new Wrong(known.tries() + 1, known.since())
            : new Wrong(1, now));
    if (wrong.size() > REMEMBERED) {
      wrong.remove(wrong.keySet().iterator().next());
    }
  }

  synchronized void succeeded(String email, String address) {
    wrong.remove(new Who(email, address));
  }
}
