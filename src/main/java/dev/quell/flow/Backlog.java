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
  private long scanned;
  private long recordsInMemory;
  private volatile boolean overflow;

  /** Where a segment lies, and the segment itself unless memory was short. */
  private record Waiting(EventLog.Head head, List<Segment> loaded) {}

  /**
   * Begins behind what was taken before.
   *
   * @param reader the flow's thread, woken when something arrives
   */
  Backlog(EventLog log, Map<Long, Long> positions, long lowWater, Thread reader) {
    this.log = log;
    this.positions = positions;
    this.scanned = lowWater;
    this.reader = reader;
    log.listen(this::arrived);
    scan();
  }

  private void arrived(Segment segment) {
    if (arrivingRecords.get() > MOST_IN_MEMORY) {
      overflow = true;
    } else {
      arrivingRecords.addAndGet(segment.records().size());
      arriving.add(segment);
    }
    LockSupport.unpark(reader);
  }

  /** The next batch in turn: one command, or segments of all lanes; empty when all is taken. */
  List<Segment> next(int mostRecords) {
    takeOver();
    Deque<Waiting> commands = lanes.get(LogRecord.COMMANDS);
    if (commands != null && !commands.isEmpty()) {
      return List.of(poll(commands));
    }
    List<Segment> batch = new ArrayList<>();
    int records = 0;
    for (Deque<Waiting> lane : List.copyOf(lanes.values())) {
      if (!lane.isEmpty() && records < mostRecords) {
        long id = lane.getFirst().head().lane();
        Segment segment = poll(lane);
        batch.add(segment);
        records += segment.records().size();
        lanes.remove(id);
        lanes.put(id, lane);
      }
    }
    lanes.values().removeIf(Deque::isEmpty);
    return batch;
  }

  /** Below this everything was handed out. */
  long lowWater() {
    long low = scanned;
    for (Deque<Waiting> lane : lanes.values()) {
      if (!lane.isEmpty()) {
        low = Math.min(low, lane.getFirst().head().firstOffset());
      }
    }
    Segment arrivingFirst = arriving.peek();
    return arrivingFirst == null ? low : Math.min(low, arrivingFirst.firstOffset());
  }

  private void takeOver() {
    if (overflow) {
      overflow = false;
      while (arriving.poll() != null) {
        // Read again below: what follows them was not kept.
      }
      arrivingRecords.set(0);
      scan();
    }
    for (Segment next = arriving.poll(); next != null; next = arriving.poll()) {
      arrivingRecords.addAndGet(-next.records().size());
      if (next.firstOffset() >= scanned) {
        scanned = next.end();
        add(
            new EventLog.Head(next.firstOffset(), next.records().size(), next.lane()),
            recordsInMemory < MOST_IN_MEMORY ? List.of(next) : List.of());
      }
    }
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
    lanes.computeIfAbsent(head.lane(), lane -> new ArrayDeque<>()).add(new Waiting(head, loaded));
  }

  private Segment poll(Deque<Waiting> lane) {
    Waiting first = lane.removeFirst();
    EventLog.Head head = first.head();
    Segment segment;
    if (first.loaded().isEmpty()) {
      segment =
          log.segmentAt(head.firstOffset())
              .orElseThrow(() ->
                  new IllegalStateException("log segment " + head.firstOffset() + " is gone"));
    } else {
      segment = first.loaded().getFirst();
      recordsInMemory -= head.count();
    }
    return segment.from(positions.getOrDefault(head.lane(), 0L));
  }
}
