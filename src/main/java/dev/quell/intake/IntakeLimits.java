package dev.quell.intake;

import dev.quell.model.Event;
import dev.quell.source.Reading;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much one sender, and all of them, may bring.
 *
 * <p>Each integration has a bucket of callbacks that refills all the time; a body that holds a
 * recovery needs none, because a lost recovery keeps people awake for nothing.
 */
public final class IntakeLimits {
  /** Longer bodies are refused with 413. */
  public static final int MAX_BODY_BYTES = 8 << 20;

  /** More bytes than this may not wait for the disk. */
  static final long MAX_WAITING_BYTES = 128L << 20;

  /**
   * What the events of one callback may hold; a small body can name many things by repeating few.
   */
  static final long MAX_EVENT_CHARACTERS = 16L << 20;

  private final InstantSource clock;
  private final int perSecond;
  private final int burst;
  private final Map<Long, Bucket> buckets = new ConcurrentHashMap<>();

  public IntakeLimits(InstantSource clock, int perSecond, int burst) {
    this.clock = clock;
    this.perSecond = perSecond;
    this.burst = burst;
  }

  /** The same reading, or a refusal when its events are too much to keep. */
  public static Reading bounded(Reading reading) {
    if (!(reading instanceof Reading.Events(List<Event> events, var _))) {
      return reading;
    }
    long characters = 0;
    for (Event event : events) {
      characters += event.title().length() + event.titleRule().length();
      characters += event.description().length();
      for (Map.Entry<String, String> label : event.labels().all().entrySet()) {
        characters += label.getKey().length() + label.getValue().length();
      }
      for (String note : event.notes()) {
        characters += note.length();
      }
    }
    return characters <= MAX_EVENT_CHARACTERS
        ? reading
        : new Reading.Refused(
            "body: "
                + events.size()
                + " events of "
                + characters
                + " characters together (expected: at most "
                + MAX_EVENT_CHARACTERS
                + ")");
  }

  /** Whether this integration may bring one more callback now. */
  boolean admits(long integrationId) {
    Bucket bucket = buckets.computeIfAbsent(integrationId, id -> new Bucket(burst, clock.millis()));
    return bucket.take(clock.millis());
  }

  private final class Bucket {
    private double left;
    private long refilledAt;

    Bucket(double left, long refilledAt) {
      this.left = left;
      this.refilledAt = refilledAt;
    }

    synchronized boolean take(long now) {
      long passed = Math.max(0, now - refilledAt);
      left = Math.min(burst, left + passed * perSecond / 1000.0);
      refilledAt = now;
      if (left < 1) {
        return false;
      }
      left--;
      return true;
    }
  }
}
