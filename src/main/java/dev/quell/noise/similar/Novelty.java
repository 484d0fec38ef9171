package dev.quell.noise.similar;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What one channel has seen lately, to tell what it has not: a text is new when none like it (score
 * above 0.9) was seen within 30 days. For one thread.
 *
 * <p>Equal texts count once, with the instant they were last seen. At most 20,000 different texts
 * are kept, some 15 MB; those not seen for longest go first. Time that goes back counts as standing
 * still, so the order of calls alone decides.
 */
public final class Novelty {
  public static final double THRESHOLD = 0.9;
  public static final Duration SPAN = Duration.ofDays(30);
  public static final int MOST_TEXTS = 20_000;

  private final int mostTexts;
  private final SimilarIndex<TextPieces> index = new SimilarIndex<>(THRESHOLD);

  /** Milliseconds at which each text was last seen, the oldest first. */
  private final SequencedMap<TextPieces, Long> lastSeen = new LinkedHashMap<>();

  private long now = Long.MIN_VALUE;

  public Novelty() {
    this(MOST_TEXTS);
  }

  Novelty(int mostTexts) {
    this.mostTexts = mostTexts;
  }

  /** Whether nothing like it was seen in the 30 days up to then; a text without words never is. */
  public boolean isNovel(TextPieces text, Instant at) {
    moveTo(at);
    return !text.isEmpty() && !lastSeen.containsKey(text) && !index.holdsAlike(text);
  }

  public void add(TextPieces text, Instant at) {
    moveTo(at);
    if (text.isEmpty()) {
      return;
    }
    if (!lastSeen.containsKey(text)) {
      index.add(text, text, 0);
    }
    lastSeen.putLast(text, now);
    if (lastSeen.size() > mostTexts) {
      forgetOldest();
    }
  }

  /** How many different texts it remembers. */
  public int texts() {
    return lastSeen.size();
  }

  /** Forgets what was last seen 30 days before then, or earlier. */
  private void moveTo(Instant at) {
    now = Math.max(now, at.toEpochMilli());
    while (!lastSeen.isEmpty() && oldest().getValue() <= now - SPAN.toMillis()) {
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

  /** Everything it remembers; see {@link NoveltyCodec} for the form. */
  public byte[] toBytes() {
    return NoveltyCodec.write(lastSeen);
  }

  /**
   * What {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException where another {@link TextPieces#VERSION} wrote it
   */
  public static Novelty ofBytes(byte[] bytes) {
    Novelty novelty = new Novelty();
    NoveltyCodec.read(bytes, (text, at) -> novelty.add(text, Instant.ofEpochMilli(at)));
    return novelty;
  }
}
