package dev.quell.incident;

import java.time.Duration;
import java.util.Comparator;

/**
 * What an incident of a channel said when it opened, in the form of whoever compares texts.
 *
 * @param pieces at most some 1,500 characters
 * @param seenAt when an incident that said so was opened last; epoch milliseconds
 */
public record SeenText(long channelId, String pieces, long seenAt) {
  /** How long a text is kept that nobody says again. */
  static final Duration KEPT = Duration.ofDays(31);

  static final Comparator<SeenText> OLDEST_FIRST =
      Comparator.comparingLong(SeenText::seenAt).thenComparing(SeenText::pieces);
}
