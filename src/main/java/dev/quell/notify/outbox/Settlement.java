package dev.quell.notify.outbox;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What one attempt to send a notice came to, on its way back into the log.
 *
 * @param attempt counted from 1; one that was taken already is taken once
 * @param at when it began; epoch milliseconds
 * @param took milliseconds
 * @param answer the provider's words or ours, without secrets
 * @param retryAt when the next one may begin; 0 for none
 * @param foldedInto the notice whose message spoke for this one; empty for none
 * @param others how many further notices the message spoke for
 * @param standIn whether another medium should be tried now
 */
public record Settlement(
    String noticeId,
    int attempt,
    Verdict verdict,
    long at,
    long took,
    String answer,
    long retryAt,
    String foldedInto,
    int others,
    boolean standIn) {

  /** The same where somebody was stood in for already. */
  public Settlement withoutStandIn() {
    return new Settlement(
        noticeId, attempt, verdict, at, took, answer, retryAt, foldedInto, others, false);
  }

  /** How an attempt ended. */
  public enum Verdict {
    DELIVERED,
    /** It may work later. */
    RETRY,
    FAILED,
    /** Nobody needs it any more, so it was not tried. */
    DROPPED;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    int state() {
      return switch (this) {
        case RETRY -> NoticeStore.WAITING;
        case DELIVERED -> NoticeStore.DELIVERED;
        case FAILED -> NoticeStore.FAILED;
        case DROPPED -> NoticeStore.DROPPED;
      };
    }
  }
}
