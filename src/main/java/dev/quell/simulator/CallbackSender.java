package dev.quell.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Posts callbacks: waits so long for an answer, tries so often, always with the same trace id. */
public final class CallbackSender implements AutoCloseable {

  /**
   * How a callback address is called.
   *
   * @param url with its key in the query
   * @param timeout of one attempt
   * @param retries after the first attempt
   * @param pause before each retry
   */
  public record Address(
      URI url, Optional<String> token, Duration timeout, int retries, Duration pause) {

    /** As documented: 8 seconds, three retries; the pause between them is our guess. */
    public static Address of(URI url) {
      return new Address(url, Optional.empty(), Duration.ofSeconds(8), 3, Duration.ofMillis(200));
    }

    public Address withToken(String value) {
      return new Address(url, Optional.of(value), timeout, retries, pause);
    }

    public Address withTiming(Duration wait, Duration beforeRetry) {
      return new Address(url, token, wait, retries, beforeRetry);
    }
  }

  private final Address address;
  private final Faults faults;
  private final HttpClient client;
  private final JsonMapper json = JsonMapper.builder().build();

  public CallbackSender(Address address, Faults faults) {
    this.address = address;
    this.faults = faults;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(address.timeout())
            .build();
  }

  Delivery send(Callback callback) {
    HttpRequest request = request(callback);
    Delivery delivery = Delivery.none();
    for (int attempt = 1; attempt <= 1 + address.retries(); attempt++) {
      if (attempt > 1) {
        Waiting.during(address.pause());
      }
      int before = delivery.accepted();
      delivery = attempt(request, delivery);
      boolean acknowledged = delivery.accepted() > before;
      if (Thread.currentThread().isInterrupted()
          || (acknowledged && !faults.losesAnswer(callback.traceId(), attempt))) {
        break;
      }
    }
    boolean again = delivery.accepted() > 0 && faults.doubles(callback.traceId());
    return again ? attempt(request, delivery) : delivery;
  }

  private HttpRequest request(Callback callback) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.url())
            .timeout(address.timeout())
            .header("Content-Type", "application/json")
            .header("x-volc-trace-id", callback.traceId())
            .header(callback.subjectHeader(), callback.subject())
            .POST(HttpRequest.BodyPublishers.ofString(callback.body()));
    address.token().ifPresent(token -> request.header("Token", token));
    return request.build();
  }

  private Delivery attempt(HttpRequest request, Delivery soFar) {
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() / 100 == 2
          ? soFar.accepted(alertKeys(answer.body()))
          : soFar.refused(answer.statusCode());
    } catch (HttpTimeoutException late) {
      return soFar.unanswered("no answer within " + address.timeout().toMillis() + " ms");
    } catch (IOException broken) {
      return soFar.unanswered("no connection: " + broken.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return soFar.unanswered("stopped while waiting for the answer");
    }
  }

  /** The keys of {@code data.alert_key} or {@code data.alert_keys}; other answers hold none. */
  private List<String> alertKeys(String answer) {
    List<String> keys = new ArrayList<>();
    try {
      JsonNode data = json.readTree(answer).path("data");
      if (data.path("alert_key").isString()) {
        keys.add(data.path("alert_key").stringValue());
      }
      for (JsonNode key : data.path("alert_keys")) {
        keys.add(key.asString());
      }
    } catch (JacksonException unreadable) {
      return List.of();
    }
    return keys;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
