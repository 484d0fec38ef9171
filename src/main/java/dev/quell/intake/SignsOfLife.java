package dev.quell.intake;

import dev.quell.queue.EventLog;
import dev.quell.queue.HourStore;
import dev.quell.queue.LogRecord;
import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.Source;
import dev.quell.storage.Database;
import dev.quell.web.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says so, in the place of a sender that has to push again and again, when it falls silent. One
 * that never pushed is not waited for; after a restart everybody has a whole period again, since
 * nobody could push while the server was down.
 */
public final class SignsOfLife {
  private static final long LONGEST_BETWEEN_LOOKS = Duration.ofMinutes(1).toMillis();

  private final Integrations integrations;
  private final EventLog log;
  private final InstantSource clock;
  private final Map<Long, Sign> signs = new HashMap<>();
  private long lookedAt;

  /**
   * The newest one.
   *
   * @param since when the silence after it begins to count
   * @param told whether it was said that none followed
   */
  private record Sign(long came, long since, boolean told) {
    static Sign at(long now) {
      return new Sign(now, now, false);
    }
  }

  public SignsOfLife(
      Database database, Integrations integrations, EventLog log, InstantSource clock) {
    this.integrations = integrations;
    this.log = log;
    this.clock = clock;
    long now = clock.millis();
    this.lookedAt = now;
    List<Long> ids =
        integrations.all().stream()
            .filter(one -> mostSilence(one).isPresent())
            .map(Integration::id)
            .toList();
    database
        .read(sql -> HourStore.lastAt(sql, ids))
        .keySet()
        .forEach(id -> signs.put(id, Sign.at(now)));
  }

  /** One came; whoever stores it does so afterwards, so that it ends what was said before. */
  void seen(Integration integration) {
    if (mostSilence(integration).isPresent()) {
      synchronized (this) {
        signs.put(integration.id(), Sign.at(clock.millis()));
      }
    }
  }

  /** Looks who is silent for too long; there is never more to do at once. */
  public synchronized boolean runDue() {
    long now = clock.millis();
    forgive(now);
    for (Integration integration : integrations.all()) {
      Sign sign = signs.get(integration.id());
      Optional<Duration> most = mostSilence(integration);
      if (sign == null || most.isEmpty()) {
        continue;
      }
      if (integration.status() != Integration.Status.ENABLED) {
        signs.put(integration.id(), Sign.at(now));
      } else if (!sign.told() && now >= sign.since() + most.get().toMillis()) {
        tell(integration, sign, now);
        signs.put(integration.id(), new Sign(sign.came(), sign.since(), true));
      }
    }
    return false;
  }

  /** Time in which the clock jumped or the machine slept is nobody's silence. */
  private void forgive(long now) {
    long passed = now - lookedAt;
    lookedAt = now;
    if (passed < 0 || passed > LONGEST_BETWEEN_LOOKS) {
      signs.replaceAll((id, sign) ->
          sign.told() ? sign : new Sign(sign.came(), Math.min(now, sign.since() + passed), false));
    }
  }

  private Optional<Duration> mostSilence(Integration integration) {
    return integration.status() == Integration.Status.DELETED
        ? Optional.empty()
        : integrations.source(integration).mostSilence(integration.settings());
  }

  private void tell(Integration integration, Sign sign, long now) {
    String last = Instant.ofEpochMilli(sign.came()).truncatedTo(ChronoUnit.SECONDS).toString();
    Map<String, String> query = Map.of(Source.STATUS, Source.MISSED, Source.LAST, last);
    String id = RequestId.next(now);
    byte[] body = new byte[0];
    Payload payload =
        new Payload(
            integration.id(),
            integration.name(),
            id,
            Map.of(),
            query,
            integration.settings(),
            body);
    if (integrations.source(integration).read(payload) instanceof Reading.Events(var events, _)) {
      log.append(
              new LogRecord.Callback(
                  integration.id(),
                  now,
                  new byte[LogRecord.RETRY_ID_BYTES],
                  id,
                  "",
                  "",
                  "",
                  Map.of(),
                  query,
                  body,
                  0,
                  false,
                  events))
          .join();
    }
  }
}
