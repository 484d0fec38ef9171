package dev.quell.notify;

import java.time.Instant;
import java.util.Optional;

/**
 * Knows one vendor: how a message is put to it, and what its replies mean. Both are pure, so
 * sending, waiting and looking after addresses is written once, in {@link Courier}.
 */
public interface Notifier {

  NotifierDescriptor descriptor();

  /**
   * The message as the vendor wants it, cut to what it takes.
   *
   * @param target has passed {@link #problem}
   * @param now the time of this attempt, for signatures
   */
  Call request(Message message, Target target, Instant now);

  /** What the vendor's reply means; also of one that makes no sense. */
  Outcome outcome(Reply reply, Target target);

  /** What is wrong with settings somebody wants to save, with the field's name; else empty. */
  default Optional<String> problem(Target target) {
    return descriptor().problem(target);
  }
}
