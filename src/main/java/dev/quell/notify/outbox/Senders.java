package dev.quell.notify.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends to many targets at once and to one of them only a few messages at a time, so that one that
 * hangs holds up nobody else.
 */
public final class Senders implements AutoCloseable {
  /** A little longer than an attempt takes. */
  public static final Duration LAST_ATTEMPTS = Duration.ofSeconds(12);

  private static final Logger LOG = LoggerFactory.getLogger(Senders.class);
  private static final int AT_A_TIME = 8;
  private static final int WAITING = 200;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Lane> lanes = new HashMap<>();

  /** What is under way to one target. */
  private static final class Lane {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int active;
  }

  /** How many more messages a target may be given now. */
  public synchronized int room(String target) {
    Lane lane = lanes.get(target);
    return AT_A_TIME + WAITING - (lane == null ? 0 : lane.active + lane.waiting.size());
  }

  public synchronized void add(String target, Runnable message) {
    Lane lane = lanes.computeIfAbsent(target, key -> new Lane());
    if (lane.active < AT_A_TIME) {
      lane.active++;
      threads.execute(() -> work(target, message));
    } else {
      lane.waiting.add(message);
    }
  }

  private void work(String target, Runnable first) {
    Runnable message = first;
    while (message != null) {
      try {
        message.run();
      } finally {
        message = next(target);
      }
    }
  }

  private synchronized @org.jspecify.annotations.Nullable Runnable next(String target) {
    Lane lane = lanes.get(target);
    if (lane == null) {
      return null;
    }
    Runnable waiting = lane.waiting.poll();
    if (waiting == null && --lane.active == 0) {
      lanes.remove(target);
    }
    return waiting;
  }

  /** Takes no more, and waits so long for what is under way to end. */
  public void end(Duration patience) {
    synchronized (this) {
      lanes.values().forEach(lane -> lane.waiting.clear());
    }
    threads.shutdown();
    try {
      if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("messages are under way still; whether they arrived will not be known");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
