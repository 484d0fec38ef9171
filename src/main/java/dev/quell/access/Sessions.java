package dev.quell.access;

import dev.quell.storage.Database;
import dev.quell.web.Caller;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Who is logged in to the console: 30 days from the last use, which is noted once an hour. */
public final class Sessions {
  static final Duration LIFETIME = Duration.ofDays(30);
  private static final long NOTED_EVERY_MILLIS = Duration.ofHours(1).toMillis();

  private final Database database;
  private final People people;
  private final InstantSource clock;

  public Sessions(Database database, People people, InstantSource clock) {
    this.database = database;
    this.people = people;
    this.clock = clock;
  }

  /** Opens one; the token is the only proof and is not kept here. */
  String open(Person person) {
    String token = Secrets.key();
    long now = clock.millis();
    database.writeAll(sql -> {
      SessionStore.deleteExpired(sql, now);
      SessionStore.insert(
          sql, Secrets.fingerprint(token), person.id(), now, now + LIFETIME.toMillis());
    });
    return token;
  }

  /**
   * Whom this token speaks for.
   *
   * @param extended told when the session now lasts longer, so that the cookie can too
   */
  Optional<Caller> caller(String token, Runnable extended) {
    String hash = Secrets.fingerprint(token);
    long now = clock.millis();
    Optional<SessionStore.OpenSession> open =
        database.read(sql -> SessionStore.find(sql, hash, now));
    long fresh = now + LIFETIME.toMillis();
    if (open.isPresent() && fresh - open.get().expiresAt() >= NOTED_EVERY_MILLIS) {
      database.writeAll(sql -> SessionStore.extend(sql, hash, fresh));
      extended.run();
    }
    return open.flatMap(session -> people.caller(session.personId(), Caller.Means.SESSION));
  }

  void close(String token) {
    String hash = Secrets.fingerprint(token);
    database.writeAll(sql -> SessionStore.delete(sql, hash));
  }
}
