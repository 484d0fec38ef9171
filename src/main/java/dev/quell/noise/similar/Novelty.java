package dev.quell.noise.similar;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What one channel has seen lately, to tell what it has not: a text is new when none like it (score
 * above 0.9) was seen within 30 days. For one thread.
 *
 * <p>Equal texts count once, with the latest instant they were seen at, in whatever order that is
 * told. At most 20,000 different texts are kept, some 15 MB; those not told of for longest go
 * first.
 */
public final class Novelty {
  public static final double THRESHOLD = 0.9;
  public static final Duration SPAN = Duration.ofDays(30);
  public static final int MOST_TEXTS = 20_000;

  /** What lags behind is asked about at instants that have passed already. */
  private static final Duration LAG = Duration.ofHours(1);

  private final int mostTexts;
  private final SimilarIndex<TextPieces> index = new SimilarIndex<>(THRESHOLD);

  /** Epoch milliseconds at which each text was last seen, as a rule the oldest first. */
  private final SequencedMap<TextPieces, Long> lastSeen = new LinkedHashMap<>();

  private long latest = Long.MIN_VALUE;

  public Novelty() {
    this(MOST_TEXTS);
  }

  Novelty(int mostTexts) {
    this.mostTexts = mostTexts;
  }

  /** Whether nothing like it was seen in the 30 days up to then; a text without words never is. */
  public boolean isNovel(TextPieces text, long at) {
    moveTo(at);
    long since = at - SPAN.toMillis();
    return !text.isEmpty()
        && !index.holdsAlike(text, other -> lastSeen.getOrDefault(other, since) > since);
  }

  public void add(TextPieces text, long at) {
    moveTo(at);
    if (text.isEmpty()) {
      return;
    }
    Long before = lastSeen.get(text);
    if (before == null) {
      index.add(text, text, 0);
    }
    lastSeen.putLast(text, before == null ? at : Math.max(before, at));
    if (lastSeen.size() > mostTexts) {
      forgetOldest();
    }
  }

  /** How many different texts it remembers. */
  public int texts() {
    return lastSeen.size();
  }

  /** Forgets what is too old to be asked for again. */
  private void moveTo(long at) {
    latest = Math.max(latest, at);
    long before = latest - SPAN.plus(LAG).toMillis();
    while (!lastSeen.isEmpty() && oldest().getValue() <= before) {
      forgetOldest();
    }
  }

  private Map.Entry<TextPieces, Long> oldest() {
    return lastSeen.firstEntry();
  }

  private void forgetOldest() {
    index.remove(oldest().getKey());
    lastSeen.pollFirstEntry();
  }
}
