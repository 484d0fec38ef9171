package dev.quell.notify;

import dev.quell.model.Labels;
import dev.quell.model.Severity;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What is said, the same for every medium but for {@link #text}.
 *
 * @param idempotencyKey the same for every attempt to send this notice, and for no other
 * @param incidentId what the notices of one incident have in common; empty for none
 * @param title one line of plain text; line ends, control characters and marks that turn the
 *     direction of writing are taken out here
 * @param text in the markup of the medium, as a template made it; see {@link Markup}
 * @param link to the incident; empty for none
 * @param acknowledgeLink to a page that asks before it acknowledges; empty for none
 * @param startedAt when the incident began
 * @param payload JSON to send as it is, for media that carry data rather than words
 */
public record Message(
    String idempotencyKey,
    Kind kind,
    Language language,
    Severity severity,
    String incidentId,
    String title,
    String text,
    String link,
    String acknowledgeLink,
    Labels labels,
    Instant startedAt,
    Optional<String> payload) {

  /** Why something is said. */
  public enum Kind {
    FIRE("fire"),
    REFIRE("refire"),
    ESCALATE("escalate"),
    RESOLVE("resolve"),
    TEST("test"),
    /** About the account of a person, and no incident. */
    ACCOUNT("account"),
    /** About who is on call, and no incident. */
    SHIFT("shift");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }
  }

  /** The languages the presets and the words around a message are written in. */
  public enum Language {
    EN,
    ZH;

    /** One of two wordings. */
    public String of(String en, String zh) {
      return this == ZH ? zh : en;
    }
  }

  public Message {
    if (idempotencyKey.isBlank()) {
      throw new IllegalArgumentException("idempotencyKey: empty (expected: one for each notice)");
    }
    Objects.requireNonNull(payload);
    title = Markup.oneLine(title);
  }

  /** The same with other words. */
  public Message withText(String other) {
    return new Message(
        idempotencyKey,
        kind,
        language,
        severity,
        incidentId,
        title,
        other,
        link,
        acknowledgeLink,
        labels,
        startedAt,
        payload);
  }

  /**
   * The colour people know the severity by, as {@code #RRGGBB}; green once it is over, blue where
   * nothing is wrong.
   */
  public String color() {
    return switch (kind) {
      case RESOLVE -> "#008800";
      case SHIFT -> "#2F6FDB";
      default -> color(severity);
    };
  }

  public static String color(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "#C80000";
      case WARNING -> "#FA7D00";
      case INFO -> "#FABE00";
    };
  }
}
