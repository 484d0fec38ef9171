package dev.quell.notify;

import dev.quell.notify.Outcome.Rejected;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes one attempt to send a message, whoever the vendor is; keeps its secrets to itself. */
public final class Courier {
  private static final String HIDDEN = "***";

  /** Shorter ones are words of the language as often as secrets. */
  private static final int SHORTEST_SECRET = 4;

  private final GuardedClient client;
  private final MailClient mail;
  private final InstantSource clock;

  public Courier(GuardedClient client, MailClient mail, InstantSource clock) {
    this.client = client;
    this.mail = mail;
    this.clock = clock;
  }

  /**
   * What one attempt came to.
   *
   * @param reply what the vendor answered, where it did, without secrets
   */
  public record Attempt(Outcome outcome, Optional<Reply> reply) {}

  /** Never throws for what the other side does, nor for settings that make no sense. */
  public Attempt send(Notifier notifier, Message message, Target target) {
    Optional<String> problem = notifier.problem(target);
    if (problem.isPresent()) {
      return new Attempt(new Rejected(problem.get()), Optional.empty());
    }
    Call call;
    try {
      call = notifier.request(message, target, now());
    } catch (IllegalArgumentException e) {
      // its message may quote the address, and that may hold a token
      return new Attempt(new Rejected("the settings make no request"), Optional.empty());
    }
    GuardedClient.Answer answer =
        switch (call) {
          case HttpCall http -> client.call(http);
          case MailCall letter -> mail.call(letter);
        };
    Attempt attempt =
        switch (answer) {
          case GuardedClient.Answered(var reply) ->
              new Attempt(notifier.outcome(reply, target), Optional.of(reply));
          case GuardedClient.Unanswered(var outcome) -> new Attempt(outcome, Optional.empty());
        };
    return hidden(attempt, call.secrets());
  }

  private Instant now() {
    return clock.instant();
  }

  private static Attempt hidden(Attempt attempt, Set<String> secrets) {
    Outcome outcome = attempt.outcome();
    return new Attempt(
        outcome.saying(hide(outcome.why(), secrets)),
        attempt
            .reply()
            .map(reply ->
                new Reply(
                    reply.status(), hiddenHeaders(reply, secrets), hide(reply.body(), secrets))));
  }

  private static java.util.Map<String, String> hiddenHeaders(Reply reply, Set<String> secrets) {
    var headers = new java.util.TreeMap<>(reply.headers());
    headers.replaceAll((name, value) -> hide(value, secrets));
    return headers;
  }

  /** Longest first, so that no tail of one remains; as it is and as it stands in addresses. */
  public static String hide(String text, Set<String> secrets) {
    String hidden = text;
    var forms =
        secrets.stream()
            .filter(secret -> secret.length() >= SHORTEST_SECRET)
            .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    for (String secret : forms) {
      hidden = hidden.replace(secret, HIDDEN);
    }
    return hidden;
  }
}
