package dev.quell.insight.backtest;

import dev.quell.insight.Past;
import dev.quell.insight.backtest.Run.Asked;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the past for people who ask, two at a time and behind everything else the server
 * does; remembers the newest of what was found out until it ends.
 */
public final class Backtests implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Backtests.class);
  private static final int AT_ONCE = 2;
  private static final int KEPT = 20;
  private static final int ID_BYTES = 12;
  private static final int SECONDS_TO_END = 10;

  private final Past past;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, Backtests::thread);

  public Backtests(Past past, InstantSource clock) {
    this.past = past;
    this.clock = clock;
  }

  /** The work is nobody's hurry; where the system ignores it, nothing is lost. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "quell-backtest");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  /** Begins, or waits for its turn; refused while too many wait. */
  synchronized Run start(Asked asked, Past.Trial trial, Function<Run, Study> question) {
    makeRoom();
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    Run run = new Run(HexFormat.of().formatHex(id), asked, clock);
    runs.put(run.id(), run);
    workers.execute(() -> work(run, trial, question.apply(run)));
    return run;
  }

  private void makeRoom() {
    if (runs.size() >= KEPT) {
      Run oldest =
          runs.values().stream()
              .filter(Run::isOver)
              .findFirst()
              .orElseThrow(() ->
                  new ApiException(
                      ErrorCode.REQUEST_TOO_FREQUENTLY,
                      "backtests: " + KEPT + " are under way (expected: fewer; cancel one)"));
      runs.remove(oldest.id());
    }
  }

  synchronized Optional<Run> find(String id) {
    return Optional.ofNullable(runs.get(id));
  }

  /** Newest first. */
  synchronized List<Run> of(long channelId) {
    List<Run> found = new ArrayList<>();
    for (Run run : runs.values()) {
      if (run.channelId() == channelId) {
        found.addFirst(run);
      }
    }
    return found;
  }

  private void work(Run run, Past.Trial trial, Study study) {
    if (run.isOver()) {
      return;
    }
    run.begins();
    try {
      past.replay(trial, study);
      run.done(study.result());
    } catch (Run.Cancelled e) {
      LOG.debug("backtest {} was cancelled", run.id());
    } catch (Past.UnknownPast e) {
      run.failed(e.reason());
    } catch (RuntimeException e) {
      LOG.warn("backtest {} failed", run.id(), e);
      run.failed("an unexpected error: " + e.getMessage());
    } finally {
      run.failed("an unexpected error; the log of the server tells more");
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      runs.values().forEach(Run::cancel);
    }
    workers.shutdown();
    try {
      if (!workers.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
        LOG.warn("a backtest did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
