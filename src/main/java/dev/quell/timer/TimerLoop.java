package dev.quell.timer;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that a wake-up is due and asks the flow to run it; never runs one itself, so that history
 * holds the order in which things happened.
 */
public final class TimerLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TimerLoop.class);
  private static final long PAUSE_NANOS = 500_000_000L;
  private static final long SHORT_PAUSE_NANOS = 20_000_000L;

  private final Timers timers;
  private final InstantSource clock;
  private final Runnable tick;
  private final List<BooleanSupplier> chores;
  private final Thread thread = new Thread(this::run, "quell-timer");
  private volatile boolean closed;

  /** Prepares the loop: {@code tick} appends the command that makes the flow run what is due. */
  public TimerLoop(Timers timers, InstantSource clock, Runnable tick) {
    this(timers, clock, tick, List.of());
  }

  /**
   * The same with work that is done in small steps beside it: each does one step if it is time for
   * it, and answers whether it should be asked again soon.
   */
  public TimerLoop(
      Timers timers, InstantSource clock, Runnable tick, List<BooleanSupplier> chores) {
    this.timers = timers;
    this.clock = clock;
    this.tick = tick;
    this.chores = List.copyOf(chores);
  }

  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** One look at the clock; called by the thread in production and by hand in tests. */
  public void runDue() {
    long now = clock.millis();
    if (timers.nextDue().filter(due -> due <= now).isPresent()) {
      tick.run();
    }
  }

  /** One step of every chore; whether one of them has more to do at once. */
  public boolean runChores() {
    boolean more = false;
    for (BooleanSupplier chore : chores) {
      try {
        more |= chore.getAsBoolean();
      } catch (RuntimeException e) {
        LOG.warn("a chore waits", e);
      }
    }
    return more;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!closed) {
      boolean more = false;
      try {
        runDue();
        more = runChores();
      } catch (RuntimeException e) {
        LOG.warn("timers wait for the store", e);
      }
      LockSupport.parkNanos(more ? SHORT_PAUSE_NANOS : PAUSE_NANOS);
    }
  }
}
