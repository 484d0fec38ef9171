package dev.quell.intake;

import dev.quell.queue.HourCounts;
import dev.quell.queue.HourCounts.Trouble;
import dev.quell.queue.HourCounts.Word;
import dev.quell.queue.HourStore;
import dev.quell.queue.HourStore.HourRow;
import dev.quell.queue.HourStore.ReasonRow;
import dev.quell.storage.Database;
import dev.quell.storage.StorageException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much each integration brings and what of it fails.
 *
 * <p>What is stored is counted by the flow, exactly. What is turned away before is counted here in
 * memory and written every few seconds, or when somebody looks: a crash loses the last of it.
 */
public final class Activities implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Activities.class);
  private static final int HOURS_SHOWN = 24;
  private static final int HOURS_KEPT = 8 * 24;
  private static final int ROWS_AT_ONCE = 500;
  private static final int MOST_REASONS = 50;
  private static final long MOST_WAIT_MILLIS = 10_000;
  private static final long PAUSE_NANOS = 5_000_000_000L;
  private static final List<Word> STORED =
      List.of(Word.ACCEPTED, Word.DUPLICATE, Word.NOTHING_TO_DO, Word.REJECTED, Word.SET_ASIDE);

  private final Database database;
  private final InstantSource clock;
  private final Thread thread = new Thread(this::run, "quell-activity");
  private final Object writing = new Object();
  private final Object counting = new Object();
  private HourCounts refusals = new HourCounts();
  private long prunedHour;
  private volatile boolean closed;

  public Activities(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(MOST_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    writeRefusals();
  }

  /**
   * A push was turned away though its key is known.
   *
   * @param reason one of few
   */
  void refused(long integrationId, String reason) {
    synchronized (counting) {
      refusals.trouble(integrationId, clock.millis(), new Trouble(Word.REFUSED, reason, ""), 1);
    }
  }

  /** What these did lately, by id; every one gets an entry. */
  Map<Long, Activity> of(Collection<Integration> integrations) {
    writeRefusals();
    List<Long> ids = integrations.stream().map(Integration::id).toList();
    long now = clock.millis();
    long first = firstHour(now);
    return database.read(sql -> {
      Map<Long, Long> last = HourStore.lastAt(sql, ids);
      Map<Long, List<HourRow>> hours = new HashMap<>();
      HourStore.since(sql, ids, first)
          .forEach(
              row -> hours.computeIfAbsent(row.integrationId(), id -> new ArrayList<>()).add(row));
      Map<Long, Activity> found = new HashMap<>();
      for (Integration integration : integrations) {
        long lastAt = last.getOrDefault(integration.id(), 0L);
        found.put(
            integration.id(),
            activity(
                lastAt,
                integration.isSilent(lastAt, now),
                hours.getOrDefault(integration.id(), List.of()),
                first));
      }
      return found;
    });
  }

  /** When each of these last brought a callback, epoch milliseconds; absent: never. */
  Map<Long, Long> lastAt(Collection<Integration> integrations) {
    List<Long> ids = integrations.stream().map(Integration::id).toList();
    return database.read(sql -> HourStore.lastAt(sql, ids));
  }

  /** Why things went wrong lately, the most frequent reason first. */
  List<Activity.Reason> reasons(long integrationId) {
    writeRefusals();
    long first = firstHour(clock.millis());
    Map<List<String>, Activity.Reason> byWords = new LinkedHashMap<>();
    for (ReasonRow row : database.read(sql -> HourStore.reasons(sql, integrationId, first))) {
      byWords.merge(
          List.of(row.kind(), row.reason()),
          new Activity.Reason(
              row.kind(), row.reason(), row.count(), row.lastAt(), row.deliveryId()),
          (newer, older) ->
              new Activity.Reason(
                  newer.kind(),
                  newer.reason(),
                  newer.cnt() + older.cnt(),
                  newer.lastAt(),
                  newer.deliveryId()));
    }
    return byWords.values().stream()
        .sorted(
            Comparator.comparingLong(Activity.Reason::cnt)
                .thenComparingLong(Activity.Reason::lastAt)
                .reversed())
        .limit(MOST_REASONS)
        .toList();
  }

  /**
   * Writes what was counted and removes what is old; called by the thread, and by hand in tests.
   */
  void keepUp() {
    writeRefusals();
    long hour = HourCounts.hourOf(clock.millis());
    if (hour != prunedHour) {
      int removed;
      do {
        removed = database.write(sql -> HourStore.prune(sql, hour - HOURS_KEPT, ROWS_AT_ONCE));
      } while (removed > 0 && !closed);
      prunedHour = hour;
    }
  }

  private void run() {
    while (!closed) {
      try {
        keepUp();
      } catch (RuntimeException e) {
        LOG.warn("the counts of integrations wait for the store", e);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void writeRefusals() {
    synchronized (writing) {
      HourCounts taken;
      synchronized (counting) {
        if (refusals.isEmpty()) {
          return;
        }
        taken = refusals;
        refusals = new HourCounts();
      }
      try {
        database.writeAll(sql -> HourStore.add(sql, taken));
      } catch (StorageException e) {
        LOG.warn("refused callbacks are counted later", e);
        synchronized (counting) {
          taken.addAll(refusals);
          refusals = taken;
        }
      }
    }
  }

  private static long firstHour(long now) {
    return HourCounts.hourOf(now) - HOURS_SHOWN + 1;
  }

  private static Activity activity(
      long lastAt, boolean isSilent, List<HourRow> hours, long firstHour) {
    long[] rate = new long[HOURS_SHOWN];
    for (HourRow row : hours) {
      // An hour ahead is one the clock was set back from.
      int index = (int) Math.min(row.hour() - firstHour, HOURS_SHOWN - 1);
      rate[index] += STORED.stream().mapToLong(row::of).sum();
    }
    return new Activity(
        lastAt,
        isSilent,
        Arrays.stream(rate).boxed().toList(),
        sum(hours, Word.EVENTS),
        new Activity.Trouble(
            sum(hours, Word.REJECTED),
            sum(hours, Word.UNROUTED),
            sum(hours, Word.SET_ASIDE),
            sum(hours, Word.REFUSED)));
  }

  private static long sum(List<HourRow> hours, Word word) {
    return hours.stream().mapToLong(row -> row.of(word)).sum();
  }
}
