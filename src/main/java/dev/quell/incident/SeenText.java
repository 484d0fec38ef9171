package dev.quell.incident;

import dev.quell.storage.Retention;
import java.time.Duration;
import java.util.Comparator;

/**
 * What an incident of a channel said when it opened, in the form of whoever compares texts.
 *
 * @param pieces at most some 1,500 characters
 * @param seenAt when an incident that said so was opened last; epoch milliseconds
 */
public record SeenText(long channelId, String pieces, long seenAt) {
  /** How long a text is kept that nobody says again; then nothing is compared with it. */
  static final Duration KEPT = Duration.ofDays(31);

  public static final Retention.Aged AGED =
      new Retention.Aged("channel_text", KEPT, SeenTextStore::prune);

  static final Comparator<SeenText> OLDEST_FIRST =
      Comparator.comparingLong(SeenText::seenAt).thenComparing(SeenText::pieces);
}
