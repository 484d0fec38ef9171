package dev.quell.scenario.script;

import static org.awaitility.Awaitility.await;

import dev.quell.app.TestServer;
import dev.quell.channel.Channels;
import dev.quell.escalation.ShiftWatch;
import dev.quell.flow.FlowWorker;
import dev.quell.intake.SignsOfLife;
import dev.quell.notify.outbox.Dispatcher;
import dev.quell.queue.EventLog;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import dev.quell.timer.TimerLoop;
import dev.quell.timer.Timers;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The server scenarios are played on, one after the other; its clock is turned by hand. */
final class Playhouse implements AutoCloseable {
  private static final int MOST_ROUNDS = 20;
  private static final Duration STEP = Duration.ofSeconds(50);
  private static final Duration DAYS = Duration.ofDays(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration REMOVALS_WITHIN = Duration.ofSeconds(10);

  /** 100 at once, so that a flood is a flood soon. */
  private static final int CALLBACKS_PER_SECOND = 20;

  private final Listeners listeners = new Listeners();
  private final Crew crew;
  private TestServer server;
  private ApiClient client;

  Playhouse(TestDatabases store) {
    server =
        TestServer.start(settings ->
            settings
                .withDatabase(store.databaseUrl(settings.data()))
                .withNotifying(listeners.notifying())
                .withCallbacksPerSecond(CALLBACKS_PER_SECOND));
    client = server.client();
    crew = new Crew(server, listeners);
  }

  Listeners listeners() {
    return listeners;
  }

  Crew crew() {
    return crew;
  }

  /** Stops the server and starts it again on the same data. */
  void restart() {
    server = server.restart();
    client = server.client();
    crew.moveTo(server);
  }

  Instant now() {
    return server.clock().instant();
  }

  /** Turns the clock, and lets the timers look; what tells people does so at its time. */
  void turnTo(Instant instant) {
    if (instant.isBefore(now())) {
      throw new AssertionError("time runs backwards: it is " + now() + ", not yet " + instant);
    }
    for (Optional<Instant> stop = stop(); stop.isPresent(); stop = stop()) {
      if (!stop.get().isBefore(instant)) {
        break;
      }
      advanceTo(stop.get());
    }
    advanceTo(instant);
  }

  /** In steps so small that nobody takes the clock for one that jumped, unless it is days. */
  private void advanceTo(Instant instant) {
    Duration left = Duration.between(now(), instant);
    for (; left.compareTo(STEP) > 0 && left.compareTo(DAYS) < 0; left = left.minus(STEP)) {
      server.clock().advance(STEP);
      server.app().part(SignsOfLife.class).runDue();
    }
    server.clock().advance(left);
    settle();
  }

  /** When somebody is told next, or a pause ends. */
  private Optional<Instant> stop() {
    long now = now().toEpochMilli();
    return database()
        .read(sql ->
            sql.one(
                """
                select min(at) from (
                  select min(due_at) as at from wake_up
                  where kind in ('escalate', 'snooze_end') and due_at > ?
                  union all
                  select min(due_at) as at from notice where state = 0 and due_at > ?) soon
                """,
                row -> row.getLong(1),
                now,
                now))
        .filter(at -> at > 0)
        .map(Instant::ofEpochMilli);
  }

  private Database database() {
    return server.app().part(Database.class);
  }

  Answer post(String path, JsonNode body) {
    return client.post(path, body.toString());
  }

  /** The same as a person. */
  Answer post(Crew.Member member, String path, JsonNode body) {
    return crew.client(member).post(path, body.toString());
  }

  /** The data of a call that must succeed. */
  JsonNode call(String path, JsonNode body) {
    return post(path, body).data();
  }

  /** Sends a body to a push URL, as a monitoring system would. */
  Answer push(String path, String body) {
    return client.send(
        client
            .request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Waits until everything had its effect, wake-ups that are due by now included. */
  void settle() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      server.app().part(SignsOfLife.class).runDue();
      server.app().part(ShiftWatch.class).runDue();
      awaitFlow();
      long now = now().toEpochMilli();
      if (server.app().part(Timers.class).nextDue().filter(due -> due <= now).isEmpty()) {
        if (awaitNotices(now)) {
          continue;
        }
        awaitRemovals(now);
        return;
      }
      server.app().part(TimerLoop.class).runDue();
    }
    throw new AssertionError("something stays due at " + now());
  }

  private void awaitFlow() {
    long head = server.app().part(EventLog.class).head();
    FlowWorker flow = server.app().part(FlowWorker.class);
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> flow.takenUpTo() >= head);
  }

  /** Waits until all that may be sent by now was tried; whether there was any. */
  private boolean awaitNotices(long now) {
    if (due(now) == 0) {
      return false;
    }
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> {
          server.app().part(Dispatcher.class).arrived();
          return due(now) == 0;
        });
    return true;
  }

  private long due(long now) {
    return database()
        .read(sql ->
            sql.number(
                "select count(*) from notice where state = 1 or (state = 0 and due_at <= ?)", now));
  }

  /** Silences that were to go away with their time do so within seconds of the clock. */
  private void awaitRemovals(long now) {
    Channels channels = server.app().part(Channels.class);
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .until(() ->
            channels.all().stream()
                .flatMap(channel -> channel.rules().silences().stream())
                .noneMatch(rule -> rule.isSpentAt(now - REMOVALS_WITHIN.toMillis())));
  }

  @Override
  public void close() {
    server.close();
    listeners.close();
  }
}
