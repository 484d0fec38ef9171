package dev.quell.access;

import dev.quell.storage.Database;
import dev.quell.storage.Sequences;
import dev.quell.web.ApiException;
import dev.quell.web.Caller;
import dev.quell.web.ErrorCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The keys programs call with. Whose a key is, is remembered; what they may do is asked anew at
 * every call, so that whoever is disabled is out at once.
 */
public final class AppKeys {
  static final int MOST = 5;
  private static final long NOTED_EVERY_MILLIS = Duration.ofMinutes(5).toMillis();
  private static final int REMEMBERED_KEYS = 1_000;

  private final Database database;
  private final People people;
  private final InstantSource clock;
  private final Map<String, Known> remembered = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  private record Known(long keyId, long personId, long notedAt) {}

  /** A new key and its secret, which nobody sees again. */
  record Created(AppKey key, String secret) {}

  public AppKeys(Database database, People people, InstantSource clock) {
    this.database = database;
    this.people = people;
    this.clock = clock;
  }

  /** Whom this key speaks for. */
  Optional<Caller> caller(String secret) {
    String hash = Secrets.fingerprint(secret);
    long before = changes.get();
    Known known = remembered.get(hash);
    if (known == null) {
      Optional<AppKey> found = database.read(sql -> KeyStore.enabled(sql, hash));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      known = new Known(found.get().id(), found.get().personId(), found.get().lastUsedAt());
    }
    remember(hash, known, before);
    return people.caller(known.personId(), Caller.Means.APP_KEY);
  }

  private void remember(String hash, Known known, long before) {
    long now = clock.millis();
    Known noted = known;
    if (now - known.notedAt() >= NOTED_EVERY_MILLIS) {
      database.writeAll(sql -> KeyStore.used(sql, known.keyId(), now));
      noted = new Known(known.keyId(), known.personId(), now);
    }
    keep(hash, noted, before);
  }

  /** Unless keys changed since it was looked up: it may be one that was taken back. */
  private synchronized void keep(String hash, Known known, long before) {
    if (changes.get() != before) {
      return;
    }
    if (remembered.size() >= REMEMBERED_KEYS) {
      remembered.clear();
    }
    remembered.put(hash, known);
  }

  private synchronized void forget() {
    changes.incrementAndGet();
    remembered.clear();
  }

  Created create(long personId, String name) {
    String secret = Secrets.key();
    AppKey key =
        database.write(sql -> {
          if (KeyStore.of(sql, personId).size() >= MOST) {
            throw new ApiException(
                ErrorCode.INVALID_PARAMETER,
                "key_name: there are "
                    + MOST
                    + " keys already (expected: fewer; delete one first)");
          }
          AppKey made =
              new AppKey(Sequences.next(sql, "app_key"), personId, name, true, clock.millis(), 0);
          KeyStore.insert(sql, made, Secrets.fingerprint(secret));
          return made;
        });
    return new Created(key, secret);
  }

  List<AppKey> of(long personId) {
    return database.read(sql -> KeyStore.of(sql, personId));
  }

  /** A key of this person; one of somebody else's does not exist for them. */
  AppKey existing(long id, long personId) {
    return database
        .read(sql -> KeyStore.find(sql, id))
        .filter(key -> key.personId() == personId)
        .orElseThrow(() -> ApiException.notFound("key", id));
  }

  void rename(AppKey key, String name) {
    database.writeAll(sql -> KeyStore.rename(sql, key.id(), name));
  }

  void enable(AppKey key, boolean enabled) {
    database.writeAll(sql -> KeyStore.enable(sql, key.id(), enabled));
    forget();
  }

  void delete(AppKey key) {
    database.writeAll(sql -> KeyStore.delete(sql, key.id()));
    forget();
  }
}
