package dev.quell.flow;

import dev.quell.channel.KnownChannels;
import dev.quell.incident.Incidents;
import dev.quell.pipeline.Pipeline;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.Commands;
import dev.quell.queue.EventLog;
import dev.quell.queue.Journal;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome;
import dev.quell.queue.Replays;
import dev.quell.queue.Segment;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.storage.StorageException;
import dev.quell.timer.Timers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log and makes it happen: batch by batch, each written in one transaction together with
 * the position behind it, so that a crash repeats nothing and loses nothing.
 */
public final class FlowWorker implements AutoCloseable {
  /** The command a timer leaves; all it does is let time pass. */
  public static final String TICK = "timer.tick";

  private static final Logger LOG = LoggerFactory.getLogger(FlowWorker.class);

  private static final int BATCH_RECORDS = 1000;
  private static final long IDLE_NANOS = 200_000_000L;
  private static final long STORE_PAUSE_NANOS = 500_000_000L;

  private final Database database;
  private final Journal journal;
  private final Replays replays;
  private final EventLog log;
  private final CallbackBatch callbacks;
  private final CommandStep commands;
  private final FlowMetrics metrics;
  private final Thread thread = new Thread(this::run, "quell-flow");
  private final Map<Long, Long> positions = new HashMap<>();
  private volatile boolean closed;
  private final AtomicLong committedUpTo = new AtomicLong();
  private volatile long takenUpTo;
  private long batch;

  /** What the flow is made of. */
  public record Parts(
      Database database,
      EventLog log,
      Journal journal,
      Commands commands,
      Timers timers,
      Pipeline pipeline,
      KnownChannels channels,
      Incidents incidents,
      List<CommandHandler> handlers,
      InstantSource clock,
      FlowMetrics metrics) {}

  public FlowWorker(Parts parts) {
    this.database = parts.database();
    this.journal = parts.journal();
    this.replays = new Replays(parts.database());
    this.log = parts.log();
    EventFlow flow = new EventFlow(parts.pipeline(), parts.channels(), parts.incidents());
    this.callbacks = new CallbackBatch(parts, flow);
    this.commands = new CommandStep(parts, flow);
    this.metrics = parts.metrics();
    metrics.lag(() -> log.head() - takenUpTo);
    log.paceBy(this::untaken);
    log.listen(segment -> committedUpTo.set(segment.end()));
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** False once the flow has ended, which it never does by itself. */
  public boolean isWorking() {
    return thread.isAlive();
  }

  /** Everything before this offset had its effect. */
  public long takenUpTo() {
    return takenUpTo;
  }

  private long untaken() {
    return committedUpTo.get() - takenUpTo;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Journal.Position position = untilStoreAnswers(journal::position);
    positions.putAll(position.lanes());
    batch = position.batch();
    untilStoreAnswers(() -> {
      callbacks.restore(positions);
      return true;
    });
    Backlog backlog = new Backlog(log, positions, position.lowWater(), thread);
    while (!closed) {
      List<Segment> next = untilStoreAnswers(() -> backlog.next(BATCH_RECORDS));
      if (next.isEmpty()) {
        takenUpTo = backlog.lowWater();
        LockSupport.parkNanos(IDLE_NANOS);
      } else {
        take(backlog, next);
      }
    }
  }

  private void take(Backlog backlog, List<Segment> segments) {
    List<Segment> left = segments;
    while (!closed && !left.isEmpty()) {
      try {
        left = takeOnce(backlog, left);
      } catch (RuntimeException | StackOverflowError e) {
        left = afterFailure(backlog, left, e);
      }
    }
  }

  /** What is left to take: all of it, unless it was written although it seemed not to be. */
  private List<Segment> afterFailure(Backlog backlog, List<Segment> left, Throwable why) {
    if (!database.answers()) {
      callbacks.forget();
      LOG.warn("the flow waits for the store", why);
      LockSupport.parkNanos(STORE_PAUSE_NANOS);
      return left;
    }
    Map<Long, Long> stored = untilStoreAnswers(journal::position).lanes();
    if (left.stream().anyMatch(segment -> stands(stored, segment) > segment.firstOffset())) {
      keepUnheard();
      moved(
          backlog,
          left.stream()
              .filter(segment -> stands(stored, segment) > segment.firstOffset())
              .map(segment -> segment.upTo(stands(stored, segment)))
              .toList());
      return left.stream()
          .filter(segment -> stands(stored, segment) < segment.end())
          .map(segment -> segment.from(stands(stored, segment)))
          .toList();
    }
    callbacks.forget();
    if (isPassing(why)) {
      LOG.warn("the flow tries again", why);
      LockSupport.parkNanos(STORE_PAUSE_NANOS);
      return left;
    }
    takeApart(backlog, left, why);
    return List.of();
  }

  /** A store that is locked, full or away says nothing about the record. */
  private static boolean isPassing(Throwable failure) {
    return failure instanceof StorageException store && !store.isRefusal();
  }

  /** Takes them, or the first of them where much was due in between; returns the others. */
  private List<Segment> takeOnce(Backlog backlog, List<Segment> segments) {
    if (segments.getFirst().lane() == LogRecord.COMMANDS) {
      Segment segment = segments.getFirst();
      if (segment.records().size() > 1) {
        takeOneByOne(backlog, segment);
        return List.of();
      }
      commands.take(
          segment,
          (sql, outcome) -> record(sql, backlog, List.of(taken(segment, List.of(outcome)))));
      moved(backlog, List.of(segment));
      callbacks.wakeUpsChanged();
      return List.of();
    }
    long begin = System.nanoTime();
    CallbackBatch.Result result = callbacks.apply(segments);
    List<Journal.Taken> taken = new ArrayList<>();
    for (int i = 0; i < result.taken().size(); i++) {
      taken.add(taken(result.taken().get(i), result.outcomes().get(i)));
    }
    database.writeAll(sql -> {
      result.unit().write(sql);
      result.tally().write(sql);
      if (!taken.isEmpty()) {
        BatchTally.write(sql, result.taken(), result.outcomes());
        replays.write(sql, result.taken());
        record(sql, backlog, taken);
      }
    });
    callbacks.keep(result);
    if (!taken.isEmpty()) {
      metrics.taken(result.outcomes(), System.nanoTime() - begin);
      moved(backlog, result.taken());
    }
    return result.left();
  }

  /** One bad record must not stop the others: it is found by taking each alone. */
  private void takeApart(Backlog backlog, List<Segment> segments, Throwable why) {
    if (isSingle(segments)) {
      setAside(backlog, segments.getFirst(), why);
    } else {
      segments.forEach(segment -> takeOneByOne(backlog, segment));
    }
  }

  private void takeOneByOne(Backlog backlog, Segment segment) {
    for (long offset = segment.firstOffset(); offset < segment.end() && !closed; offset++) {
      LogRecord record = segment.records().get((int) (offset - segment.firstOffset()));
      take(backlog, List.of(new Segment(offset, segment.lane(), List.of(record))));
    }
  }

  /** Keeps a record that cannot be applied where people see it, and goes on behind it. */
  private void setAside(Backlog backlog, Segment segment, Throwable why) {
    LOG.error("record {} of lane {} set aside", segment.firstOffset(), segment.lane(), why);
    RecordOutcome outcome = SetAside.outcome(segment.records().getFirst(), why);
    untilStoreAnswers(() -> {
      database.writeAll(sql -> {
        BatchTally.write(sql, List.of(segment), List.of(List.of(outcome)));
        replays.write(sql, List.of(segment));
        record(sql, backlog, List.of(taken(segment, List.of(outcome))));
      });
      return true;
    });
    metrics.setAside(outcome);
    commands.failed(segment.records().getFirst(), why);
    moved(backlog, List.of(segment));
  }

  private void record(Sql sql, Backlog backlog, List<Journal.Taken> taken) {
    journal.write(sql, batch + 1, backlog.lowWater(), taken);
  }

  private void moved(Backlog backlog, List<Segment> segments) {
    batch++;
    segments.forEach(segment -> positions.merge(segment.lane(), segment.end(), Math::max));
    takenUpTo = backlog.lowWater();
    segments.forEach(journal::settled);
  }

  /** Up to where the lane of a segment was taken, by what is on disk. */
  private static long stands(Map<Long, Long> stored, Segment segment) {
    return stored.getOrDefault(segment.lane(), 0L);
  }

  private void keepUnheard() {
    callbacks.keepUnheard();
    untilStoreAnswers(() -> {
      callbacks.wakeUpsChanged();
      return true;
    });
  }

  private static Journal.Taken taken(Segment segment, List<RecordOutcome> outcomes) {
    return new Journal.Taken(segment.firstOffset(), segment.lane(), outcomes);
  }

  private static boolean isSingle(List<Segment> segments) {
    return segments.size() == 1 && segments.getFirst().records().size() == 1;
  }

  private <T> T untilStoreAnswers(java.util.function.Supplier<T> work) {
    while (true) {
      try {
        return work.get();
      } catch (StorageException e) {
        if (closed) {
          throw e;
        }
        LOG.warn("the flow waits for the store", e);
        LockSupport.parkNanos(STORE_PAUSE_NANOS);
      }
    }
  }
}
