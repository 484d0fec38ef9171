package dev.quell.queue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Everything Quell was told, in the order in which it was made durable. */
public interface EventLog extends AutoCloseable {

  /** Where a segment lies, without its records. */
  record Head(long firstOffset, int count, long lane) {
    public long end() {
      return firstOffset + count;
    }
  }

  /** From one instant to another, both included, in epoch milliseconds. */
  record Span(long from, long to) {
    public boolean holds(long instant) {
      return instant >= from && instant <= to;
    }
  }

  /**
   * Completes with the record's offset once it is on disk, or with the failure that kept it off.
   * Many callers share one commit.
   */
  CompletableFuture<Long> append(LogRecord record);

  /** False once nothing is committed any more. */
  boolean isWorking();

  /** How many bytes wait for their commit; intake refuses work when this grows past its limit. */
  long waitingBytes();

  /** Every committed segment from now on, in order, on the committing thread. */
  void listen(Consumer<Segment> listener);

  /**
   * Slows commits down while this many committed records are not yet taken, so that a burst waits
   * at the door instead of behind it.
   */
  void paceBy(LongSupplier untaken);

  /** The offset the next record will get. */
  long head();

  /** Segments that hold records at or behind the offset, in order, at most {@code limit}. */
  List<Head> heads(long fromOffset, int limit);

  /** The segment that holds this offset; empty once retention removed it. */
  Optional<Segment> segmentAt(long offset);

  /**
   * The newest segments of a lane that begin before the offset and hold something received within
   * the span, newest first; no other is read.
   */
  List<Segment> newest(long lane, long beforeOffset, Span received, int limit);

  /** The retry ids of the newest segments received at or behind this instant, in log order. */
  void retryIds(long receivedFrom, int limit, BiConsumer<Head, byte[]> each);

  @Override
  void close();
}
