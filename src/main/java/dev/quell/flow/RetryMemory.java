package dev.quell.flow;

import dev.quell.queue.LogRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Which callbacks were seen lately, so that a sender's retry changes nothing. Rebuilt from the log
 * at start; the oldest are forgotten first.
 */
final class RetryMemory {
  private static final int MOST = 1_000_000;

  private final LinkedHashSet<Key> seen = new LinkedHashSet<>();
  private final List<Key> fresh = new ArrayList<>();

  private record Key(long high, long low) {
    boolean isNone() {
      return high == 0 && low == 0;
    }
  }

  /** Whether this id was seen before; if not, it is from now on. */
  boolean repeats(byte[] retryId) {
    Key key = key(ByteBuffer.wrap(retryId));
    if (key.isNone()) {
      return false;
    }
    if (!seen.add(key)) {
      return true;
    }
    fresh.add(key);
    return false;
  }

  /** What the last batch saw counts. */
  void keep() {
    fresh.clear();
    while (seen.size() > MOST) {
      seen.removeFirst();
    }
  }

  /** The last batch did not happen. */
  void drop() {
    fresh.forEach(seen::remove);
    fresh.clear();
  }

  /** Takes in the ids of one segment, from the store. */
  void restore(byte[] retryIds) {
    ByteBuffer ids = ByteBuffer.wrap(retryIds);
    while (ids.remaining() >= LogRecord.RETRY_ID_BYTES) {
      Key key = key(ids);
      if (!key.isNone()) {
        seen.add(key);
      }
    }
    keep();
  }

  private static Key key(ByteBuffer bytes) {
    return new Key(bytes.getLong(), bytes.getLong());
  }
}
