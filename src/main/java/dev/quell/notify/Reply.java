package dev.quell.notify;

import dev.quell.model.PlainText;
import dev.quell.notify.Outcome.Delivered;
import dev.quell.notify.Outcome.Rejected;
import dev.quell.notify.Outcome.RetryLater;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a vendor answered.
 *
 * @param status of HTTP, or of SMTP for mail
 * @param headers by name in lower case
 * @param body its first 64 KiB; see {@link #kept}
 */
public record Reply(int status, Map<String, String> headers, String body) {
  /** As much of an answer as a sentence can quote. */
  private static final int MOST_QUOTED = 300;

  private static final int MOST_KEPT = 4096;
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  public Reply {
    Map<String, String> lower = new TreeMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    headers = Map.copyOf(lower);
  }

  public static Reply of(int status, String body) {
    return new Reply(status, Map.of(), body);
  }

  /** The body as JSON; a node that is missing where it is none. */
  public JsonNode json() {
    return JsonText.read(body);
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** What the status alone says. */
  public Outcome byStatus() {
    if (isSuccess()) {
      return new Delivered(quoted());
    }
    if (status >= 300 && status < 400) {
      return new Rejected("HTTP " + status + ": redirects are not followed");
    }
    return failure(quoted());
  }

  /** What a status that is no success says, with the vendor's words. */
  public Outcome failure(String words) {
    String why = "HTTP " + status + (words.isEmpty() ? "" : ": " + words);
    boolean passes = PASSING.contains(status) || status >= 500;
    return passes ? new RetryLater(retryAfter(), why) : new Rejected(why);
  }

  /** How long the reply asks to wait, at most an hour; zero when it does not say. */
  public Duration retryAfter() {
    String value = headers.getOrDefault("retry-after", "").strip();
    if (value.matches("\\d{1,9}")) {
      return atMost(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      var until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      var said =
          ZonedDateTime.parse(
              headers.getOrDefault("date", ""), DateTimeFormatter.RFC_1123_DATE_TIME);
      return atMost(Duration.between(said, until));
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  /** A wait between nothing and an hour. */
  public static Duration atMost(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** What of the body is worth keeping for people: the first 4096 characters. */
  public String kept() {
    return PlainText.head(PlainText.mended(body), MOST_KEPT);
  }

  /** The body on one line, as long as a sentence can bear. */
  public String quoted() {
    return PlainText.quoted(Markup.oneLine(body), MOST_QUOTED);
  }
}
