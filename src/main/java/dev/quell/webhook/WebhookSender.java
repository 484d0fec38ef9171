package dev.quell.webhook;

import dev.quell.incident.LatestObjects;
import dev.quell.notify.GuardedClient;
import dev.quell.notify.outbox.Backoff;
import dev.quell.notify.outbox.Breakers;
import dev.quell.notify.outbox.Reports;
import dev.quell.notify.outbox.Senders;
import dev.quell.storage.Database;
import dev.quell.storage.Dialect;
import dev.quell.storage.StorageException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends webhooks what was decided. An event stays claimed until what came of it is written down; a
 * server that dies in between leaves a claim that ends, and the event is sent again under its id.
 */
public final class WebhookSender implements AutoCloseable {
  /** Longer than two attempts take, and a line of others before them. */
  static final Duration CLAIM = Duration.ofMinutes(2);

  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
  private static final int AT_ONCE = 500;
  private static final long IDLE_NANOS = 250_000_000L;
  private static final long STORE_PAUSE_NANOS = 1_000_000_000L;
  private static final long SOON_MILLIS = 1000;
  private static final long STORE_LATER_MILLIS = 5000;

  /** So long an endpoint that is left alone is waited for, unless its webhook says longer. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Parts parts;
  private final EventBody bodies;
  private final Post post;
  private final Reports<Settled> reports;
  private final Breakers breakers = new Breakers();
  private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
  private final Lines lines = new Lines();
  private final Senders senders = new Senders();
  private final Thread thread = new Thread(this::run, "quell-webhooks");
  private volatile boolean closed;

  /** What it is made of. */
  public record Parts(
      Database database,
      Webhooks webhooks,
      LatestObjects objects,
      GuardedClient client,
      InstantSource clock,
      WebhookMetrics metrics) {}

  public WebhookSender(Parts parts) {
    this.parts = parts;
    this.bodies = new EventBody(parts.objects());
    this.post = new Post(parts.client(), parts.clock());
    this.reports = new Reports<>("quell-webhook-reports", this::write, this::written);
    thread.setDaemon(true);
    parts.metrics().waiting(() -> parts.database().read(WebhookEventStore::open));
    parts.metrics().leftAlone(() -> breakers.open(parts.clock().millis()));
  }

  public void start() {
    long now = parts.clock().millis();
    parts
        .database()
        .writeAll(sql -> {
          // with an embedded store no other server can be at it
          if (sql.dialect() == Dialect.SQLITE) {
            WebhookEventStore.releaseAll(sql, now);
          }
        });
    reports.start();
    thread.start();
  }

  /** There may be something new. */
  public void arrived() {
    LockSupport.unpark(thread);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    senders.end(Senders.LAST_ATTEMPTS);
    reports.close();
    senders.close();
  }

  private void run() {
    while (!closed) {
      try {
        if (parts.webhooks().all().isEmpty() || !sendDue()) {
          LockSupport.parkNanos(IDLE_NANOS);
        }
      } catch (StorageException e) {
        LOG.warn("webhooks wait for the store", e);
        LockSupport.parkNanos(STORE_PAUSE_NANOS);
      } catch (RuntimeException e) {
        LOG.error("webhooks wait", e);
        LockSupport.parkNanos(STORE_PAUSE_NANOS);
      }
    }
  }

  /** Begins to send what is due; whether there may be more at once. */
  private boolean sendDue() {
    long now = parts.clock().millis();
    Optional<Long> due = parts.database().read(WebhookEventStore::nextDue);
    if (due.filter(at -> at <= now).isEmpty()) {
      return false;
    }
    List<Waiting> taken =
        parts
            .database()
            .write(sql -> WebhookEventStore.claim(sql, now, now + CLAIM.toMillis(), AT_ONCE));
    List<Waiting> notNow = new ArrayList<>();
    for (Waiting one : taken) {
      switch (lines.add(one)) {
        case FIRST -> senders.add(place(one), () -> carry(one));
        case FULL, KNOWN -> notNow.add(one);
        case BEHIND -> {}
      }
    }
    if (!notNow.isEmpty()) {
      parts.database().writeAll(sql -> WebhookEventStore.putBack(sql, notNow, now + SOON_MILLIS));
    }
    return taken.size() == AT_ONCE;
  }

  private static String place(Waiting waiting) {
    return Long.toString(waiting.event().webhookId());
  }

  /** Sends an event, and what has come behind it in its line. */
  private void carry(Waiting first) {
    Optional<Waiting> next = Optional.of(first);
    Optional<Settled> heldUp = Optional.empty();
    while (next.isPresent()) {
      Waiting one = next.get();
      Optional<Settled> done =
          heldUp.isPresent()
              ? Optional.of(Settled.later(one, heldUp.get().dueAt(), parts.clock().millis()))
              : tried(one);
      done.ifPresentOrElse(settled -> reports.add(List.of(settled)), () -> lines.ended(one));
      heldUp = done.filter(Settled::isUntried);
      next = lines.next(first.line());
    }
  }

  private Optional<Settled> tried(Waiting one) {
    long now = parts.clock().millis();
    try {
      return deliver(one);
    } catch (StorageException e) {
      LOG.warn("webhook {}: an event waits for the store", one.event().webhookId(), e);
      return Optional.of(Settled.later(one, now + STORE_LATER_MILLIS, now));
    } catch (RuntimeException e) {
      LOG.error("webhook {}: an event could not be told", one.event().webhookId(), e);
      String why = "it could not be written: " + e.getClass().getSimpleName();
      return Optional.of(Settled.never(one, why, now));
    }
  }

  /** Empty when the server stops meanwhile: then whoever comes next does it. */
  private Optional<Settled> deliver(Waiting waiting) {
    long now = parts.clock().millis();
    Optional<Webhook> webhook = parts.webhooks().find(waiting.event().webhookId());
    if (closed || webhook.isEmpty()) {
      return Optional.empty();
    }
    if (!webhook.get().enabled()) {
      return Optional.of(Settled.never(waiting, "not sent: the webhook is switched off", now));
    }
    long open = breakers.openUntil(place(waiting), now);
    if (open > 0) {
      return Optional.of(leftAlone(waiting, webhook.get(), open, now));
    }
    Optional<String> body = bodies.of(webhook.get(), waiting.event());
    if (body.isEmpty()) {
      String gone = "not sent: the " + waiting.event().kind().wire() + " was removed";
      return Optional.of(Settled.never(waiting, gone, now));
    }
    breakers.trying(place(waiting), now);
    parts.metrics().begun(waiting, now);
    return send(waiting, webhook.get(), body.get());
  }

  private static Settled leftAlone(Waiting waiting, Webhook webhook, long open, long now) {
    Duration own = Duration.ofHours(webhook.settings().retryHours());
    Duration patience = own.compareTo(PATIENCE) > 0 ? own : PATIENCE;
    return now - waiting.since() < patience.toMillis()
        ? Settled.later(waiting, open, now)
        : Settled.never(waiting, "not tried: it failed several times running", now);
  }

  private Optional<Settled> send(Waiting waiting, Webhook webhook, String body) {
    List<Attempt> tries = new ArrayList<>();
    tries.add(attempt(waiting, webhook, body));
    if (tries.getFirst().silent() && !closed) {
      tries.add(attempt(waiting, webhook, body));
    }
    Attempt last = tries.getLast();
    if (closed && last.silent()) {
      return Optional.empty();
    }
    long now = parts.clock().millis();
    Fate.Tried tried = new Fate.Tried(waiting.attempts() + tries.size(), now, backoff);
    return Optional.of(
        switch (Fate.of(last, webhook.settings(), waiting, tried)) {
          case Fate.Delivered() -> ended(waiting, Settled.State.DELIVERED, 0, tries);
          case Fate.Failed() -> ended(waiting, Settled.State.FAILED, 0, tries);
          case Fate.Again(var at) -> ended(waiting, Settled.State.WAITING, at, tries);
        });
  }

  private Settled ended(Waiting waiting, Settled.State state, long dueAt, List<Attempt> tries) {
    return new Settled(waiting, state, dueAt, parts.clock().millis(), tries);
  }

  private Attempt attempt(Waiting waiting, Webhook webhook, String body) {
    Attempt attempt = post.send(webhook, waiting.event().id(), body);
    if (attempt.mayWorkLater()) {
      breakers.failed(place(waiting), parts.clock().millis());
    } else {
      breakers.worked(place(waiting));
    }
    parts.metrics().attempted(waiting, attempt);
    return attempt;
  }

  private void write(List<Settled> settled) {
    parts
        .database()
        .writeAll(sql -> {
          WebhookEventStore.settle(sql, settled);
          HistoryStore.add(sql, settled, parts.webhooks()::find);
        });
  }

  private void written(List<Settled> settled) {
    settled.forEach(one -> lines.ended(one.waiting()));
    arrived();
  }
}
