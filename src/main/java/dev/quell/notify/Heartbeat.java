package dev.quell.notify;

import dev.quell.notify.GuardedClient.Answered;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls an address outside each minute as long as all is well here, so that somebody else raises
 * the alarm when the calls stop: when this server is down, cut off, or stuck.
 */
public final class Heartbeat {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final long EVERY_MILLIS = Duration.ofMinutes(1).toMillis();

  private final Optional<URI> url;
  private final GuardedClient client;
  private final BooleanSupplier well;
  private final InstantSource clock;
  private final AtomicBoolean calling = new AtomicBoolean();
  private long calledAt = Long.MIN_VALUE;

  /**
   * @param url empty: nobody is called
   * @param well whether there is nothing to worry about
   */
  public Heartbeat(
      Optional<URI> url, GuardedClient client, BooleanSupplier well, InstantSource clock) {
    this.url = url;
    this.client = client;
    this.well = well;
    this.clock = clock;
  }

  /** One call if it is time for it; there is never more to do at once. */
  public boolean runDue() {
    long now = clock.millis();
    boolean due = calledAt == Long.MIN_VALUE || now < calledAt || now >= calledAt + EVERY_MILLIS;
    if (url.isPresent() && due && well.getAsBoolean() && calling.compareAndSet(false, true)) {
      calledAt = now;
      Thread.ofVirtual().name("quell-heartbeat").start(() -> call(url.get()));
    }
    return false;
  }

  private void call(URI address) {
    try {
      HttpCall call = new HttpCall("POST", address, Map.of(), "", Set.of());
      GuardedClient.Answer answer = client.call(call);
      if (!(answer instanceof Answered(var reply) && reply.isSuccess())) {
        LOG.warn("the heartbeat was not taken: {}", told(answer));
      }
    } finally {
      calling.set(false);
    }
  }

  /** Without the address, which may hold a token. */
  private static String told(GuardedClient.Answer answer) {
    return switch (answer) {
      case Answered(var reply) -> "status " + reply.status();
      case GuardedClient.Unanswered(var outcome) -> outcome.why();
    };
  }
}
