package dev.quell.queue;

import dev.quell.storage.Database;
import dev.quell.storage.StorageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The log in a table. Whatever arrives while one commit is on its way to disk shares the next, so
 * an idle server adds no delay and a busy one pays one fsync for hundreds of callbacks.
 */
public final class TableEventLog implements EventLog {
  private static final int MAX_RECORDS = 512;
  private static final long MAX_BYTES = 4 << 20;
  private static final long TOLERATED_BEHIND = 1_000;
  private static final long PAUSE_NANOS_PER_RECORD = 10_000;
  private static final long MAX_PAUSE_NANOS = 100_000_000;

  /** Where the block stands in a row. */
  private static final int BLOCK = 6;

  private final Database database;
  private final LogStore store;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final List<Consumer<Segment>> listeners = new CopyOnWriteArrayList<>();
  private final Thread committer;
  private volatile LongSupplier untaken = () -> 0;
  private volatile boolean closed;

  public TableEventLog(Database database) {
    this.database = database;
    this.store = new LogStore(database);
    this.committer = new Thread(this::commitUntilClosed, "quell-log");
    committer.setDaemon(true);
    committer.start();
  }

  /** A record on its way to disk, already turned to bytes on its caller's thread. */
  private record Waiting(LogRecord record, byte[] bytes, CompletableFuture<Long> answer) {}

  @Override
  public CompletableFuture<Long> append(LogRecord record) {
    Waiting waiting = new Waiting(record, RecordCodec.encode(record), new CompletableFuture<>());
    waitingBytes.addAndGet(waiting.bytes.length);
    queue.add(waiting);
    if (closed) {
      waiting.answer.completeExceptionally(new StorageException("the server is stopping"));
    }
    return waiting.answer;
  }

  @Override
  public boolean isWorking() {
    return committer.isAlive();
  }

  @Override
  public long waitingBytes() {
    return waitingBytes.get();
  }

  @Override
  public void listen(Consumer<Segment> listener) {
    listeners.add(listener);
  }

  @Override
  public void paceBy(LongSupplier records) {
    untaken = records;
  }

  @Override
  public long head() {
    return store.head();
  }

  @Override
  public List<Head> heads(long fromOffset, int limit) {
    return store.heads(fromOffset, limit);
  }

  @Override
  public Optional<Segment> segmentAt(long offset) {
    return store.at(offset);
  }

  @Override
  public List<Segment> newest(long lane, long beforeOffset, Span received, int limit) {
    return store.newest(lane, beforeOffset, received, limit);
  }

  @Override
  public void retryIds(long receivedFrom, int limit, BiConsumer<Head, byte[]> each) {
    store.retryIds(receivedFrom, limit, each);
  }

  @Override
  public void close() {
    closed = true;
    committer.interrupt();
    try {
      committer.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Waiting left : queue) {
      left.answer.completeExceptionally(new StorageException("the server is stopping"));
    }
  }

  private void commitUntilClosed() {
    try {
      while (!closed) {
        pace();
        commit(nextGroup());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The further the flow is behind, the longer a group gathers: fewer, larger commits. */
  private void pace() {
    long behind = untaken.getAsLong() - TOLERATED_BEHIND;
    if (behind > 0) {
      LockSupport.parkNanos(Math.min(behind * PAUSE_NANOS_PER_RECORD, MAX_PAUSE_NANOS));
    }
  }

  private List<Waiting> nextGroup() throws InterruptedException {
    List<Waiting> group = new ArrayList<>();
    Waiting first = queue.take();
    long bytes = 0;
    for (Waiting next = first; next != null; next = queue.poll()) {
      group.add(next);
      bytes += next.bytes.length;
      if (group.size() >= MAX_RECORDS || bytes >= MAX_BYTES) {
        break;
      }
    }
    waitingBytes.addAndGet(-bytes);
    return group;
  }

  private void commit(List<Waiting> group) {
    try {
      commitTogether(group);
    } catch (RuntimeException | StackOverflowError e) {
      boolean passing = e instanceof StorageException store && !store.isRefusal();
      if (group.size() == 1 || passing || !database.answers()) {
        group.forEach(waiting -> waiting.answer.completeExceptionally(e));
      } else {
        // One bad row must not cost its neighbours their place.
        group.forEach(waiting -> commit(List.of(waiting)));
      }
    }
  }

  private void commitTogether(List<Waiting> group) {
    Map<Long, List<Waiting>> lanes = new LinkedHashMap<>();
    for (Waiting waiting : group) {
      lanes.computeIfAbsent(waiting.record.lane(), lane -> new ArrayList<>()).add(waiting);
    }
    List<Object[]> rows = new ArrayList<>(lanes.size());
    lanes.forEach((lane, waiting) -> rows.add(row(lane, waiting)));
    write(rows, group.size());
    long first = (Long) rows.getFirst()[0];
    answer(first, lanes);
  }

  /** Writes the rows; each knows its first offset afterwards. */
  private void write(List<Object[]> rows, int records) {
    try {
      database.writeAll(sql -> {
        long offset = store.take(sql, records);
        for (Object[] row : rows) {
          row[0] = offset;
          offset += (Integer) row[1];
        }
        store.insert(sql, rows);
      });
    } catch (StorageException e) {
      Object[] first = rows.getFirst();
      if (!store.holds((Long) first[0], (byte[]) first[BLOCK])) {
        throw e;
      }
    }
  }

  private void answer(long first, Map<Long, List<Waiting>> lanes) {
    long offset = first;
    for (Map.Entry<Long, List<Waiting>> lane : lanes.entrySet()) {
      List<LogRecord> records = lane.getValue().stream().map(Waiting::record).toList();
      Segment segment = new Segment(offset, lane.getKey(), records);
      listeners.forEach(listener -> listener.accept(segment));
      for (Waiting waiting : lane.getValue()) {
        waiting.answer.complete(offset++);
      }
    }
  }

  private static Object[] row(long lane, List<Waiting> waiting) {
    byte[] retryIds = new byte[waiting.size() * LogRecord.RETRY_ID_BYTES];
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (int i = 0; i < waiting.size(); i++) {
      LogRecord record = waiting.get(i).record;
      System.arraycopy(
          record.retryId(), 0, retryIds, i * LogRecord.RETRY_ID_BYTES, LogRecord.RETRY_ID_BYTES);
      from = Math.min(from, record.receivedAt());
      to = Math.max(to, record.receivedAt());
    }
    byte[] block = RecordCodec.block(waiting.stream().map(Waiting::bytes).toList());
    return new Object[] {0L, waiting.size(), lane, from, to, retryIds, block};
  }
}
