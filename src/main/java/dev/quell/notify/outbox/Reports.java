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

/** Carries what attempts came to to where it is kept, as many at once as there are. */
public final class Reports<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
  private static final int AT_ONCE = 500;
  private static final long PAUSE_NANOS = 1_000_000_000L;

  /** So long the first waits for others: the notices of one decision come to one entry. */
  private static final long GATHERED_NANOS = 25_000_000L;

  private static final long LAST_WAIT_MILLIS = 5_000;

  private final Consumer<List<T>> log;
  private final Consumer<List<T>> written;
  private final BlockingQueue<List<T>> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param name of the thread that does it
   * @param log keeps them; what it throws is tried again
   * @param written is told of what was kept
   */
  public Reports(String name, Consumer<List<T>> log, Consumer<List<T>> written) {
    this.log = log;
    this.written = written;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  public void add(List<T> settled) {
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
        List<T> next = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (next != null) {
          write(gathered(next));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<T> gathered(List<T> first) throws InterruptedException {
    List<T> all = new ArrayList<>(first);
    long end = System.nanoTime() + GATHERED_NANOS;
    while (all.size() < AT_ONCE) {
      long left = closed ? 0 : end - System.nanoTime();
      List<T> next = waiting.poll(left, TimeUnit.NANOSECONDS);
      if (next == null) {
        return all;
      }
      all.addAll(next);
    }
    return all;
  }

  private void write(List<T> all) {
    while (true) {
      try {
        log.accept(all);
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
