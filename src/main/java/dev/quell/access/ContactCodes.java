package dev.quell.access;

import dev.quell.storage.Database;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Requests;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Proves that an address is somebody's, by a code of six digits sent there. */
public final class ContactCodes {
  private static final long LASTS_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final long BETWEEN_MILLIS = Duration.ofMinutes(1).toMillis();
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final int TRIES = 5;
  private static final int MOST_A_DAY = 5;
  private static final int MOST_OF_PERSON_A_DAY = 20;

  private final Database database;
  private final CodeSender sender;
  private final InstantSource clock;

  public ContactCodes(Database database, CodeSender sender, InstantSource clock) {
    this.database = database;
    this.sender = sender;
    this.clock = clock;
  }

  void refuseUnlessSendable(String medium) {
    if (!sender.canSend(medium)) {
      throw new ApiException(
          ErrorCode.INVALID_PARAMETER,
          "medium: \""
              + medium
              + "\" (expected: one this server can send a code through; an administrator sets up"
              + " senders)");
    }
  }

  /** Sends a new code; the one before works no more. */
  void send(Person person, Contact contact) {
    refuseUnlessSendable(contact.medium());
    String digits = Secrets.digits();
    database.writeAll(sql -> {
      long now = clock.millis();
      long day = now / DAY_MILLIS;
      Optional<ContactCodeStore.Kept> old =
          ContactCodeStore.find(sql, person.id(), contact.medium(), contact.address());
      int sent = old.filter(one -> one.day() == day).map(one -> one.sentToday()).orElse(0);
      refuseTooOften(old, sent, now);
      if (ContactCodeStore.sent(sql, person.id(), day) >= MOST_OF_PERSON_A_DAY) {
        throw tooOften(MOST_OF_PERSON_A_DAY + " codes were sent to you today");
      }
      ContactCodeStore.put(
          sql,
          person.id(),
          contact,
          new ContactCodeStore.Kept(hash(person, contact, digits), now, TRIES, day, sent + 1));
    });
    Optional<String> problem =
        sender.send(new CodeSender.Code(person, contact.medium(), contact.address(), digits));
    problem.ifPresent(why -> {
      throw new ApiException(ErrorCode.BAD_REQUEST, "the code could not be sent: " + why);
    });
  }

  private static void refuseTooOften(Optional<ContactCodeStore.Kept> old, int sentToday, long now) {
    if (old.isPresent() && now - old.get().sentAt() < BETWEEN_MILLIS) {
      throw tooOften("a code was sent within the last minute");
    }
    if (sentToday >= MOST_A_DAY) {
      throw tooOften(MOST_A_DAY + " codes were sent there today");
    }
  }

  /** Refuses all but the newest code, for ten minutes and five tries. */
  void check(Person person, Contact contact, String digits) {
    Optional<String> problem =
        database.write(sql -> {
          Optional<ContactCodeStore.Kept> found =
              ContactCodeStore.find(sql, person.id(), contact.medium(), contact.address());
          if (found.isEmpty()
              || found.get().triesLeft() <= 0
              || clock.millis() - found.get().sentAt() >= LASTS_MILLIS) {
            return Optional.of("no code is waiting; ask for a new one");
          }
          ContactCodeStore.Kept code = found.get();
          boolean right = code.codeHash().equals(hash(person, contact, digits.strip()));
          int left = right ? 0 : code.triesLeft() - 1;
          ContactCodeStore.put(
              sql,
              person.id(),
              contact,
              new ContactCodeStore.Kept(
                  code.codeHash(), code.sentAt(), left, code.day(), code.sentToday()));
          return right ? Optional.empty() : Optional.of("wrong; " + left + " tries are left");
        });
    problem.ifPresent(why -> {
      throw Requests.invalid("code", why, "the six digits of the newest message");
    });
  }

  /** With whose and where, so that equal codes of two people do not look alike. */
  private static String hash(Person person, Contact contact, String digits) {
    return Secrets.fingerprint(
        person.id() + " " + contact.medium() + " " + contact.address() + " " + digits);
  }

  private static ApiException tooOften(String why) {
    return new ApiException(ErrorCode.REQUEST_TOO_FREQUENTLY, why + "; try again later");
  }
}
