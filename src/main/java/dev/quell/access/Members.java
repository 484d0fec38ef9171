package dev.quell.access;

import dev.quell.storage.Database;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** The people of this server, and the first of them. */
public final class Members {
  static final String ADMIN_EMAIL = "admin@quell.local";
  private static final long ADMIN_ID = 1;

  private final Database database;
  private final Passwords passwords;
  private final InstantSource clock;

  /** A hash nobody's password has: checked for unknown people, so that they take as long. */
  private final String nobodysHash;

  public Members(Database database, Passwords passwords, InstantSource clock) {
    this.database = database;
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
    return database.write(sql -> {
      if (!MemberStore.isEmpty(sql)) {
        return Optional.empty();
      }
      long now = clock.millis();
      MemberStore.insert(sql, new Member(ADMIN_ID, "Administrator", ADMIN_EMAIL), hash, now);
      MemberStore.insertKey(sql, Secrets.fingerprint(first.appKey()), ADMIN_ID, "first key", now);
      return Optional.of(first);
    });
  }

  /** The person with this e-mail address and password. */
  Optional<Member> authenticate(String email, String password) {
    Optional<MemberStore.Login> login =
        database.read(sql -> MemberStore.byEmail(sql, normalized(email)));
    String hash = login.map(MemberStore.Login::passwordHash).orElse(nobodysHash);
    return passwords.matches(password, hash)
        ? login.map(MemberStore.Login::member)
        : Optional.empty();
  }

  static String normalized(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
