package dev.quell.torture;

import dev.quell.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * Several senders at once, each with one callback on its way; what is not answered with 200 is sent
 * again with the same trace id and body until it is, across kills and restarts.
 */
final class Storm {
  static final String TRACE = "X-Volc-Trace-Id";
  private static final long PAUSE_NANOS = 20_000_000L;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final List<Thread> senders = new ArrayList<>();
  private final Queue<Sent> ledger = new ConcurrentLinkedQueue<>();
  private volatile String address;
  private volatile boolean ending;

  /**
   * A callback that was acknowledged.
   *
   * @param keys the alert keys of the answer, in order
   * @param tries how often it was sent; each may have reached the log
   */
  record Sent(String trace, String body, List<String> keys, int tries) {}

  /** Where one sender pushes. */
  record Target(String path, boolean isStandard) {}

  Storm(String address) {
    this.address = address;
  }

  void begin(long seed, List<Target> targets) {
    for (int i = 0; i < targets.size(); i++) {
      String name = "s" + i;
      Target target = targets.get(i);
      Callbacks callbacks = new Callbacks(name, seed + i);
      senders.add(Thread.ofPlatform().name(name).start(() -> send(name, target, callbacks)));
    }
  }

  /** Where the server is after a restart. */
  void turnTo(String other) {
    address = other;
  }

  int acknowledged() {
    return ledger.size();
  }

  /** Lets every sender finish what it began; everything that was acknowledged. */
  List<Sent> end() throws InterruptedException {
    ending = true;
    for (Thread sender : senders) {
      sender.join();
    }
    return List.copyOf(ledger);
  }

  private void send(String name, Target target, Callbacks callbacks) {
    for (int number = 0; !ending; number++) {
      String trace = name + "-" + number;
      String body =
          target.isStandard() ? callbacks.standard() : callbacks.volcengine(Instant.now());
      List<String> keys = List.of();
      int tries = 0;
      while (keys.isEmpty()) {
        tries++;
        keys = pushed(target, trace, body);
      }
      ledger.add(new Sent(trace, body, keys, tries));
    }
  }

  /** The keys of the answer; none when there was no 200. */
  private List<String> pushed(Target target, String trace, String body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + target.path()))
              .header(TRACE, trace)
              .timeout(Duration.ofSeconds(10))
              .POST(BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        return keys(Json.mapper().readTree(answer.body()).path("data"));
      }
    } catch (IOException e) {
      // Killed under our hands, or not up yet: nobody said 200, so it is sent again.
      LockSupport.parkNanos(PAUSE_NANOS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return List.of();
  }

  private static List<String> keys(JsonNode data) {
    if (data.has("alert_key")) {
      return List.of(data.path("alert_key").asString());
    }
    List<String> keys = new ArrayList<>();
    data.path("alert_keys").forEach(key -> keys.add(key.asString()));
    return keys;
  }
}
