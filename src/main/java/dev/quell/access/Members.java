package dev.quell.access;

import dev.quell.storage.Database;
import dev.quell.storage.Sequences;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who may log in, and the first of them. */
public final class Members {
  static final String ADMIN_EMAIL = "admin@quell.local";
  private static final long ADMIN_ID = 1;

  private final Database database;
  private final People people;
  private final Passwords passwords;
  private final InstantSource clock;

  /** A hash nobody's password has: checked for unknown people, so that they take as long. */
  private final String nobodysHash;

  public Members(Database database, People people, Passwords passwords, InstantSource clock) {
    this.database = database;
    this.people = people;
    this.passwords = passwords;
    this.clock = clock;
    this.nobodysHash = passwords.hash(Secrets.key());
  }

  /**
   * Creates the administrator when there is nobody yet.
   *
   * @return what to show the person who started the server, once; empty at every later start
   */
  public Optional<FirstAdministrator> createFirst(
      Optional<String> chosenPassword, Optional<String> chosenKey) {
    if (!database.read(MemberStore::isEmpty)) {
      return Optional.empty();
    }
    var first =
        new FirstAdministrator(
            ADMIN_EMAIL,
            chosenPassword.orElseGet(Secrets::password),
            chosenKey.orElseGet(Secrets::key));
    String hash = passwords.hash(first.password());
    Optional<FirstAdministrator> created =
        database.write(sql -> {
          if (!MemberStore.isEmpty(sql)) {
            return Optional.empty();
          }
          long now = clock.millis();
          Person.Body body =
              Person.Body.invited(Person.Profile.UNKNOWN, Set.of(Role.ADMIN_ID))
                  .withEmailVerified(true);
          MemberStore.put(
              sql,
              new Person(
                  ADMIN_ID, "Administrator", ADMIN_EMAIL, Person.Status.ENABLED, body, now, now));
          MemberStore.setPassword(sql, ADMIN_ID, hash);
          AppKey key =
              new AppKey(Sequences.next(sql, "app_key"), ADMIN_ID, "first key", true, now, 0);
          KeyStore.insert(sql, key, Secrets.fingerprint(first.appKey()));
          return Optional.of(first);
        });
    people.reload();
    return created;
  }

  /** The person with this e-mail address and password. */
  Optional<Person> authenticate(String email, String password) {
    Optional<MemberStore.Login> login =
        database.read(sql -> MemberStore.byEmail(sql, normalized(email)));
    String hash = login.map(MemberStore.Login::passwordHash).orElse(nobodysHash);
    return passwords.matches(password, hash)
        ? login.flatMap(found -> people.person(found.personId()))
        : Optional.empty();
  }

  /** Whether this is the password of that person. */
  boolean knows(long personId, String password) {
    return database
        .read(sql -> MemberStore.passwordHash(sql, personId))
        .filter(hash -> !hash.isEmpty() && passwords.matches(password, hash))
        .isPresent();
  }

  static String normalized(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
