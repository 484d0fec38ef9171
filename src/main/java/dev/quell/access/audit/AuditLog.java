package dev.quell.access.audit;

import dev.quell.storage.Database;
import dev.quell.storage.StorageException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps who changed what. Callers never wait for it: entries are written together by a thread of
 * its own, and when the store is too slow for them they are dropped and counted.
 */
public final class AuditLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final int WAITING = 10_000;
  private static final int AT_ONCE = 500;
  private static final long IDLE_NANOS = 1_000_000_000L;

  private final Database database;
  private final BlockingQueue<AuditEntry> waiting = new ArrayBlockingQueue<>(WAITING);
  private final List<AuditEntry> taken = new ArrayList<>();
  private final ReentrantLock writing = new ReentrantLock();
  private final Counter dropped;
  private final Thread thread;
  private volatile boolean open = true;

  public AuditLog(Database database, MeterRegistry registry) {
    this.database = database;
    this.dropped =
        Counter.builder("quell.audit.dropped")
            .description("Changes that could not be written to the audit log")
            .register(registry);
    this.thread = Thread.ofPlatform().daemon().name("quell-audit").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  void add(AuditEntry entry) {
    if (waiting.offer(entry)) {
      LockSupport.unpark(thread);
    } else {
      dropped.increment();
    }
  }

  Database database() {
    return database;
  }

  /** Writes what is waiting, so that a search finds what was done just before it. */
  void flush() {
    writing.lock();
    try {
      do {
        if (taken.isEmpty()) {
          waiting.drainTo(taken, AT_ONCE);
        }
        if (!taken.isEmpty()) {
          List<AuditEntry> batch = List.copyOf(taken);
          database.writeAll(sql -> AuditStore.insert(sql, batch));
          taken.clear();
        }
      } while (!waiting.isEmpty());
    } finally {
      writing.unlock();
    }
  }

  private void run() {
    while (open) {
      try {
        if (waiting.isEmpty()) {
          LockSupport.parkNanos(IDLE_NANOS);
        }
        flush();
      } catch (StorageException e) {
        LOG.warn("the audit log cannot be written and is tried again: {}", e.getMessage());
        LockSupport.parkNanos(IDLE_NANOS);
      }
    }
  }

  @Override
  public void close() {
    open = false;
    LockSupport.unpark(thread);
    try {
      flush();
    } catch (StorageException e) {
      LOG.warn("the end of the audit log is lost: {}", e.getMessage());
    }
  }
}
