package dev.quell.notify.outbox;

import dev.quell.notify.Courier;
import dev.quell.notify.Outcome;
import dev.quell.notify.outbox.NoticeStore.Kept;
import dev.quell.notify.outbox.Outbox.Parcel;
import dev.quell.notify.outbox.Settlement.Verdict;
import dev.quell.storage.Database;
import dev.quell.storage.StorageException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what was decided. What an attempt came to goes into the log, so that the flow writes it
 * into the timeline; until it stands there the notice stays claimed, and a server that dies in
 * between tries again under the same key.
 */
public final class Dispatcher implements AutoCloseable, Doorbell.Answerer {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final long IDLE_NANOS = 250_000_000L;
  private static final long STORE_PAUSE_NANOS = 1_000_000_000L;
  private static final int STAND_IN_AFTER = 2;
  private static final int HANDED_OVER = 2000;
  private static final Duration LAST_WAIT = Duration.ofSeconds(1);

  private final Parts parts;
  private final Doorbell doorbell;
  private final Outbox outbox;
  private final Reports<Settlement> reports;
  private final Breakers breakers = new Breakers();
  private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final Senders senders = new Senders();
  private final Thread thread = new Thread(this::run, "quell-dispatch");
  private final Queue<Kept> handedOver = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unread = new AtomicInteger();
  private final List<Kept> batch = new ArrayList<>();
  private volatile boolean looks = true;
  private volatile boolean closed;

  /**
   * What it is made of.
   *
   * @param log takes what attempts came to; returns when that is on disk
   */
  public record Parts(
      Database database,
      Letters letters,
      Ways ways,
      Courier courier,
      Log log,
      InstantSource clock,
      DispatchMetrics metrics) {}

  /** The way back into the log. */
  @FunctionalInterface
  public interface Log {
    void settle(List<Settlement> settlements);
  }

  public Dispatcher(Parts parts, Doorbell doorbell) {
    this.parts = parts;
    this.outbox = new Outbox(parts.database());
    this.reports = new Reports<>("quell-reports", parts.log()::settle, this::reported);
    this.doorbell = doorbell;
    thread.setDaemon(true);
    parts.metrics().waiting(() -> parts.database().read(NoticeStore::open));
    parts.metrics().leftAlone(() -> breakers.open(parts.clock().millis()));
  }

  public void start() {
    outbox.releaseClaims(parts.clock().millis());
    reports.start();
    thread.start();
    doorbell.answeredBy(this);
  }

  /** There may be something new in the store. */
  public void arrived() {
    looks = true;
    LockSupport.unpark(thread);
  }

  @Override
  public Optional<Long> claim() {
    return closed || unread.get() >= HANDED_OVER
        ? Optional.empty()
        : Optional.of(parts.clock().millis() + Outbox.CLAIM.toMillis());
  }

  @Override
  public void take(List<Kept> fresh) {
    if (fresh.getFirst().state() == NoticeStore.CLAIMED) {
      unread.addAndGet(fresh.size());
      handedOver.addAll(fresh);
    } else {
      looks = true;
    }
    LockSupport.unpark(thread);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    giveBack();
    senders.end(Senders.LAST_ATTEMPTS);
    reports.close();
    senders.close();
  }

  /** What nobody has begun to send is for whoever starts next. */
  private void giveBack() {
    try {
      thread.join(LAST_WAIT);
      outbox.giveBack(List.copyOf(handedOver), parts.clock().millis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StorageException e) {
      LOG.warn("notices wait until their claims end", e);
    }
  }

  private void run() {
    long looked = System.nanoTime();
    while (!closed) {
      try {
        boolean more = sendHandedOver();
        if (looks || System.nanoTime() - looked >= IDLE_NANOS) {
          looks = false;
          more |= sendDue();
          looked = System.nanoTime();
        }
        if (!more && !looks) {
          LockSupport.parkNanos(IDLE_NANOS);
        }
      } catch (StorageException e) {
        LOG.warn("notices wait for the store", e);
        LockSupport.parkNanos(STORE_PAUSE_NANOS);
      } catch (RuntimeException | Error e) {
        LOG.error("notices wait", e);
        LockSupport.parkNanos(STORE_PAUSE_NANOS);
      }
    }
  }

  /** Begins to send what is due; whether there may be more at once. */
  private boolean sendDue() {
    long now = parts.clock().millis();
    if (outbox.nextDue().filter(due -> due <= now).isEmpty()) {
      return false;
    }
    Outbox.Taken taken = outbox.take(now, underWay, limits());
    taken.parcels().forEach(this::begin);
    looks |= taken.full();
    return taken.full();
  }

  /** The same with what came without being looked for. */
  private boolean sendHandedOver() {
    while (batch.size() < Outbox.AT_ONCE && !handedOver.isEmpty()) {
      batch.add(handedOver.remove());
    }
    if (batch.isEmpty()) {
      return false;
    }
    outbox.pace(batch, parts.clock().millis(), limits()).forEach(this::begin);
    unread.addAndGet(-batch.size());
    batch.clear();
    return true;
  }

  private Outbox.Limits limits() {
    return new Outbox.Limits(this::perMinute, senders::room);
  }

  private int perMinute(Notice notice) {
    return notice.to().personId() > 0
        ? Pace.OF_A_PERSON
        : parts
            .ways()
            .of(notice.to().medium())
            .map(way -> way.notifier().descriptor().perMinute())
            .orElse(0);
  }

  private void begin(Parcel parcel) {
    parcel.notices().forEach(kept -> underWay.add(kept.notice().id()));
    senders.add(parcel.first().notice().target(), () -> carry(parcel));
  }

  private void carry(Parcel parcel) {
    try {
      reports.add(deliver(parcel));
    } catch (RuntimeException e) {
      LOG.error("a notice of {} could not be sent", parcel.first().notice().incidentId(), e);
      reports.add(
          all(parcel, Outcome.retry("it could not be written: " + e.getClass().getSimpleName())));
    }
  }

  private void reported(List<Settlement> settled) {
    settled.forEach(one -> underWay.remove(one.noticeId()));
    arrived();
  }

  private List<Settlement> deliver(Parcel parcel) {
    List<Settlement> results = new ArrayList<>();
    Map<String, String> moot = parts.letters().moot(parcel.notices());
    List<Kept> wanted = new ArrayList<>();
    for (Kept kept : parcel.notices()) {
      String why = moot.get(kept.notice().id());
      if (why == null) {
        wanted.add(kept);
      } else {
        results.add(dropped(kept, why));
      }
    }
    if (!wanted.isEmpty()) {
      results.addAll(send(new Parcel(wanted)));
    }
    return results;
  }

  private List<Settlement> send(Parcel parcel) {
    Notice notice = parcel.first().notice();
    Optional<Ways.Way> way = parts.ways().of(notice.to().medium());
    if (way.isEmpty()) {
      String why = parts.ways().problem(notice.to().medium()).orElse("");
      return all(parcel, new Outcome.Rejected(why));
    }
    String place = place(notice, way.get());
    long begun = parts.clock().millis();
    long open = breakers.openUntil(place, begun);
    if (open > 0) {
      return leftAlone(parcel, begun, open);
    }
    breakers.trying(place, begun);
    var notifier = way.get().notifier();
    Letters.Letter letter =
        parcel.notices().size() == 1
            ? parts.letters().single(parcel.first(), notifier)
            : parts.letters().together(parcel.notices(), notifier);
    parts.metrics().begun(parcel.first(), parts.clock().millis());
    Courier.Attempt attempt =
        parts.courier().send(notifier, letter.message(), way.get().target(notice));
    boolean silent = attempt.reply().isEmpty() || notice.to().personId() == 0;
    if (attempt.outcome() instanceof Outcome.RetryLater && silent) {
      breakers.failed(place, parts.clock().millis());
    } else {
      breakers.worked(place);
    }
    String said = letter.remark().map(remark -> remark + "; ").orElse("") + attempt.outcome().why();
    return results(parcel, attempt.outcome().saying(said), begun);
  }

  /** What fails together: a group chat by itself, people's phones and mailboxes by provider. */
  private static String place(Notice notice, Ways.Way way) {
    return notice.to().personId() > 0 ? way.notifier().descriptor().key() : notice.target();
  }

  private List<Settlement> all(Parcel parcel, Outcome outcome) {
    return results(parcel, outcome, parts.clock().millis());
  }

  private List<Settlement> results(Parcel parcel, Outcome outcome, long begun) {
    long took = Math.max(0, parts.clock().millis() - begun);
    List<Settlement> results = new ArrayList<>();
    for (Kept kept : parcel.notices()) {
      results.add(settlement(parcel, kept, outcome, begun, took));
    }
    parts.metrics().ended(parcel.first().notice(), results);
    return results;
  }

  private Settlement settlement(Parcel parcel, Kept kept, Outcome outcome, long begun, long took) {
    boolean person = kept.notice().to().personId() > 0;
    int attempt = kept.attempts() + 1;
    boolean speaks = kept.notice().id().equals(parcel.first().notice().id());
    String into = speaks ? "" : parcel.first().notice().id();
    int others = speaks ? parcel.notices().size() - 1 : 0;
    Verdict verdict;
    long retryAt = 0;
    boolean standIn = false;
    switch (outcome) {
      case Outcome.Delivered delivered -> verdict = Verdict.DELIVERED;
      case Outcome.Rejected rejected -> {
        verdict = Verdict.FAILED;
        standIn = person;
      }
      case Outcome.RetryLater(var asked, var why) -> {
        Optional<Duration> wait = backoff.after(attempt, asked);
        verdict = wait.isPresent() ? Verdict.RETRY : Verdict.FAILED;
        retryAt = wait.map(time -> begun + took + time.toMillis()).orElse(0L);
        standIn = person && (wait.isEmpty() || attempt >= STAND_IN_AFTER);
      }
    }
    return new Settlement(
        kept.notice().id(),
        attempt,
        verdict,
        begun,
        took,
        outcome.why(),
        retryAt,
        into,
        others,
        standIn);
  }

  private static List<Settlement> leftAlone(Parcel parcel, long now, long until) {
    return parcel.notices().stream()
        .map(kept ->
            new Settlement(
                kept.notice().id(),
                kept.attempts() + 1,
                Verdict.RETRY,
                now,
                0,
                "not tried: it failed several times running",
                until,
                "",
                0,
                kept.notice().to().personId() > 0))
        .toList();
  }

  private Settlement dropped(Kept kept, String why) {
    long now = parts.clock().millis();
    return new Settlement(
        kept.notice().id(), kept.attempts() + 1, Verdict.DROPPED, now, 0, why, 0, "", 0, false);
  }
}
