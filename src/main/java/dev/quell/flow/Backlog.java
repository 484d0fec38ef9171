package dev.quell.flow;

import dev.quell.queue.EventLog;
import dev.quell.queue.LogRecord;
import dev.quell.queue.Segment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * What was committed and not yet taken, lane by lane. Fresh segments are handed over in memory; a
 * long backlog keeps only where they lie and reads them again.
 */
final class Backlog {
  private static final int SCAN = 10_000;
  private static final long MOST_IN_MEMORY = 50_000;

  private final EventLog log;
  private final ConcurrentLinkedQueue<Segment> arriving = new ConcurrentLinkedQueue<>();
  private final AtomicLong arrivingRecords = new AtomicLong();
  private final Map<Long, Deque<Waiting>> lanes = new LinkedHashMap<>();
  private final Map<Long, Long> positions;
  private final Thread reader;
  private final LaneLookups lookups;
  private List<Segment> handedOut = List.of();
  private volatile long scanned;
  private long recordsInMemory;
  private final AtomicLong untaken = new AtomicLong();

  /** Whether the store holds segments that never came here. */
  private volatile boolean incomplete = true;

  /** Where a segment lies, and the segment itself unless memory was short. */
  private record Waiting(EventLog.Head head, List<Segment> loaded) {}

  /**
   * Begins behind what was taken before.
   *
   * @param reader the flow's thread, woken when something arrives
   */
  Backlog(
      EventLog log, Map<Long, Long> positions, long lowWater, Thread reader, LaneLookups lookups) {
    this.log = log;
    this.positions = positions;
    this.scanned = lowWater;
    this.reader = reader;
    this.lookups = lookups;
    log.listen(this::arrived);
  }

  private void arrived(Segment segment) {
    if (arrivingRecords.get() > MOST_IN_MEMORY) {
      incomplete = true;
    } else {
      arrivingRecords.addAndGet(segment.records().size());
      arriving.add(segment);
    }
    LockSupport.unpark(reader);
  }

  /**
   * The next batch in turn: one command, or segments of all lanes but those that wait for answers;
   * empty when all else is taken. When a segment cannot be read, nothing is taken off, and the next
   * call hands out the same.
   */
  List<Segment> next(int mostRecords) {
    takeOver();
    List<Segment> batch = new ArrayList<>();
    Deque<Waiting> commands = lanes.get(LogRecord.COMMANDS);
    if (commands != null) {
      batch.add(load(commands.getFirst()));
    } else {
      int records = 0;
      for (Deque<Waiting> lane : lanes.values()) {
        Waiting first = lane.getFirst();
        if (records < mostRecords && lookups.isReady(first.head(), () -> load(first))) {
          Segment segment = load(first);
          batch.add(segment);
          records += segment.records().size();
        }
      }
    }
    handedOut.forEach(segment -> untaken.addAndGet(-segment.records().size()));
    batch.forEach(segment -> takeOff(segment.lane()));
    handedOut = batch;
    return batch;
  }

  /** How many of the records below this offset have not had their effect. */
  long untaken(long head) {
    return Math.max(0, head - scanned) + untaken.get();
  }

  /** Below this everything had its effect. */
  long lowWater() {
    long low = scanned;
    for (Segment segment : handedOut) {
      long rest = Math.max(segment.firstOffset(), positions.getOrDefault(segment.lane(), 0L));
      if (rest < segment.end()) {
        low = Math.min(low, rest);
      }
    }
    for (Deque<Waiting> lane : lanes.values()) {
      low = Math.min(low, lane.getFirst().head().firstOffset());
    }
    Segment arrivingFirst = arriving.peek();
    return arrivingFirst == null ? low : Math.min(low, arrivingFirst.firstOffset());
  }

  private void takeOver() {
    if (incomplete) {
      incomplete = false;
      try {
        readAgain();
      } catch (RuntimeException e) {
        incomplete = true;
        throw e;
      }
    }
    for (Segment next = arriving.peek(); next != null; next = arriving.peek()) {
      if (next.firstOffset() > scanned) {
        // Between them lies what another node appended, or a commit nobody heard of.
        scan();
      }
      arriving.remove();
      arrivingRecords.addAndGet(-next.records().size());
      if (next.firstOffset() >= scanned) {
        scanned = next.end();
        add(
            new EventLog.Head(next.firstOffset(), next.records().size(), next.lane()),
            recordsInMemory < MOST_IN_MEMORY ? List.of(next) : List.of());
      }
    }
  }

  /** Drops what arrived, since what follows it was not kept, and looks into the store instead. */
  private void readAgain() {
    for (Segment next = arriving.poll(); next != null; next = arriving.poll()) {
      arrivingRecords.addAndGet(-next.records().size());
    }
    scan();
  }

  private void scan() {
    List<EventLog.Head> heads;
    do {
      heads = log.heads(scanned, SCAN);
      for (EventLog.Head head : heads) {
        if (head.firstOffset() >= scanned || head.end() > scanned) {
          scanned = head.end();
          if (head.end() > positions.getOrDefault(head.lane(), 0L)) {
            add(head, List.of());
          }
        }
      }
    } while (heads.size() == SCAN);
  }

  private void add(EventLog.Head head, List<Segment> loaded) {
    if (!loaded.isEmpty()) {
      recordsInMemory += head.count();
    }
    long from = Math.max(head.firstOffset(), positions.getOrDefault(head.lane(), 0L));
    untaken.addAndGet(head.end() - from);
    lanes.computeIfAbsent(head.lane(), lane -> new ArrayDeque<>()).add(new Waiting(head, loaded));
  }

  private Segment load(Waiting waiting) {
    EventLog.Head head = waiting.head();
    Segment segment =
        waiting.loaded().isEmpty()
            ? log.segmentAt(head.firstOffset())
                .orElseThrow(() ->
                    new IllegalStateException("log segment " + head.firstOffset() + " is gone"))
            : waiting.loaded().getFirst();
    return segment.from(positions.getOrDefault(head.lane(), 0L));
  }

  /** Takes off the first segment of a lane, which has its turn again behind all others. */
  private void takeOff(long id) {
    Deque<Waiting> lane = lanes.remove(id);
    if (lane == null) {
      throw new IllegalStateException("lane " + id + " is empty");
    }
    Waiting first = lane.removeFirst();
    if (!first.loaded().isEmpty()) {
      recordsInMemory -= first.head().count();
    }
    if (!lane.isEmpty()) {
      lanes.put(id, lane);
    }
  }
}
