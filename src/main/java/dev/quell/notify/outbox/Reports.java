package dev.quell.notify.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries what attempts came to back into the log, as many at once as there are. */
final class Reports implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
  private static final int AT_ONCE = 500;
  private static final long PAUSE_NANOS = 1_000_000_000L;

  /** So long the first waits for others: the notices of one decision come to one entry. */
  private static final long GATHERED_NANOS = 25_000_000L;

  private static final long LAST_WAIT_MILLIS = 5_000;

  private final Dispatcher.Log log;
  private final Consumer<List<Settlement>> written;
  private final BlockingQueue<List<Settlement>> waiting = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "quell-reports");
  private volatile boolean closed;

  Reports(Dispatcher.Log log, Consumer<List<Settlement>> written) {
    this.log = log;
    this.written = written;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void add(List<Settlement> settled) {
    waiting.add(settled);
  }

  /** Lets what is here reach the log, if that is possible soon. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join(LAST_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closed || !waiting.isEmpty()) {
        List<Settlement> next = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (next != null) {
          write(gathered(next));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Settlement> gathered(List<Settlement> first) throws InterruptedException {
    List<Settlement> all = new ArrayList<>(first);
    long end = System.nanoTime() + GATHERED_NANOS;
    while (all.size() < AT_ONCE) {
      long left = closed ? 0 : end - System.nanoTime();
      List<Settlement> next = waiting.poll(left, TimeUnit.NANOSECONDS);
      if (next == null) {
        return all;
      }
      all.addAll(next);
    }
    return all;
  }

  private void write(List<Settlement> all) {
    while (true) {
      try {
        log.settle(all);
        written.accept(all);
        return;
      } catch (RuntimeException e) {
        if (closed) {
          return;
        }
        LOG.warn("what {} attempts came to waits for the store", all.size(), e);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
