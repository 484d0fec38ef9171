package dev.quell.access;

import dev.quell.storage.Database;
import dev.quell.web.Caller;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys programs call with; an answer is remembered for some seconds so that a call is cheap.
 */
public final class AppKeys {
  private static final long REMEMBERED_MILLIS = 10_000;
  private static final int REMEMBERED_KEYS = 1_000;

  private final Database database;
  private final InstantSource clock;
  private final Map<String, Known> remembered = new ConcurrentHashMap<>();

  private record Known(Caller caller, long until) {}

  public AppKeys(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whom this key speaks for. */
  Optional<Caller> caller(String key) {
    String hash = Secrets.fingerprint(key);
    long now = clock.millis();
    Known known = remembered.get(hash);
    if (known != null && now < known.until()) {
      return Optional.of(known.caller());
    }
    Optional<Caller> found =
        database
            .read(sql -> MemberStore.byKey(sql, hash))
            .map(member -> member.by(Caller.Means.APP_KEY));
    if (remembered.size() >= REMEMBERED_KEYS) {
      remembered.clear();
    }
    found.ifPresentOrElse(
        caller -> remembered.put(hash, new Known(caller, now + REMEMBERED_MILLIS)),
        () -> remembered.remove(hash));
    return found;
  }
}
