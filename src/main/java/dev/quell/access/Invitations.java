package dev.quell.access;

import dev.quell.storage.Database;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Requests;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends people what lets them in once: an invitation, or a way to a new password. */
public final class Invitations {
  private static final Duration INVITATION_LASTS = Duration.ofDays(7);
  private static final Duration RESET_LASTS = Duration.ofHours(1);

  private final Database database;
  private final People people;
  private final AccountLetters letters;
  private final Around around;

  /**
   * What else is needed.
   *
   * @param console where people reach the console, without a slash at the end
   */
  public record Around(InstantSource clock, Supplier<String> console, MeterRegistry registry) {}

  /**
   * What became of it.
   *
   * @param isMailed whether it went out by mail; if not, {@code link} must be told by hand
   * @param expiresAt epoch seconds
   */
  record Sent(boolean isMailed, Optional<String> link, long expiresAt, String note) {}

  public Invitations(Database database, People people, AccountLetters letters, Around around) {
    this.database = database;
    this.people = people;
    this.letters = letters;
    this.around = around;
  }

  /** Invites somebody who did not come yet. */
  Sent invite(long personId) {
    Person person = new PersonRules(people.book()).existing(personId);
    if (person.status() != Person.Status.PENDING) {
      throw Requests.invalid("member_id", personId + " has come already", "somebody pending");
    }
    around.registry().counter("quell.access.invitations").increment();
    return send(person, AccountLetters.Kind.INVITATION);
  }

  /** Lets somebody choose a new password. */
  Sent letReset(long personId) {
    Person person = new PersonRules(people.book()).existing(personId);
    if (person.status() != Person.Status.ENABLED) {
      throw Requests.invalid("member_id", personId, "somebody who has come and is not disabled");
    }
    return send(person, AccountLetters.Kind.PASSWORD_RESET);
  }

  /** The same by mail only, for whoever says this address is theirs; tells nobody if it is. */
  void forgotten(String email) {
    if (!letters.canSend()) {
      return;
    }
    people.persons().stream()
        .filter(person -> person.status() == Person.Status.ENABLED)
        .filter(person -> person.email().equals(email))
        .findFirst()
        .ifPresent(person -> send(person, AccountLetters.Kind.PASSWORD_RESET));
  }

  boolean canMail() {
    return letters.canSend();
  }

  /** Whom this secret lets in. */
  Person whose(String token, String kind) {
    String hash = Secrets.fingerprint(token);
    return database
        .read(sql -> TokenStore.person(sql, hash, kind, around.clock().millis()))
        .flatMap(people.book()::present)
        .orElseThrow(Invitations::useless);
  }

  static ApiException useless() {
    return new ApiException(
        ErrorCode.INVALID_PARAMETER,
        "token: used, too old or never given (expected: of a new link; ask for one)");
  }

  private Sent send(Person person, AccountLetters.Kind why) {
    boolean invites = why == AccountLetters.Kind.INVITATION;
    String token = Secrets.key();
    long now = around.clock().millis();
    long ends = now + (invites ? INVITATION_LASTS : RESET_LASTS).toMillis();
    var given =
        new TokenStore.Given(
            Secrets.fingerprint(token),
            invites ? TokenStore.INVITATION : TokenStore.RESET,
            person.id(),
            ends);
    database.writeAll(sql -> TokenStore.put(sql, given, now));
    // behind the #, so that no proxy and no log ever sees it
    String link = around.console().get() + (invites ? "/invitation#" : "/password-reset#") + token;
    if (letters.canSend()) {
      letters.send(
          new AccountLetters.Letter(why, person.name(), person.email(), person.locale(), link));
      return new Sent(true, Optional.empty(), ends / 1000, "sent to " + person.email());
    }
    return new Sent(
        false,
        Optional.of(link),
        ends / 1000,
        "no mail can be sent by this server; hand the link to " + person.name() + " yourself");
  }
}
