package dev.quell.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receiver that writes down every call and answers as it is told. */
final class RecordingReceiver implements AutoCloseable {
  static final int NO_ANSWER = 0;

  /** One call as it came in. */
  record Call(String traceId, String subject, String token, String body) {
    JsonNode json() {
      return JsonMapper.builder().build().readTree(body);
    }
  }

  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final IntUnaryOperator status;

  /**
   * @param status by the number of the call, from 1; {@link #NO_ANSWER} keeps the caller waiting
   */
  RecordingReceiver(IntUnaryOperator status) throws IOException {
    this.status = status;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(workers);
    server.start();
  }

  static RecordingReceiver friendly() throws IOException {
    return new RecordingReceiver(call -> 200);
  }

  URI url() {
    return URI.create(
        "http://127.0.0.1:%d/push?integration_key=k".formatted(server.getAddress().getPort()));
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  List<JsonNode> bodies() {
    return calls.stream().map(Call::json).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      int number = note(exchange, body);
      int code = status.applyAsInt(number);
      if (code == NO_ANSWER) {
        closing.await();
        return;
      }
      byte[] reply =
          "{\"request_id\":\"r\",\"data\":{\"alert_key\":\"key-%d\"}}"
              .formatted(number)
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(code, reply.length);
      exchange.getResponseBody().write(reply);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized int note(HttpExchange exchange, String body) {
    String event = header(exchange, "x-volc-event-id");
    calls.add(
        new Call(
            header(exchange, "x-volc-trace-id"),
            event.isEmpty() ? header(exchange, "x-volc-rule-id") : event,
            header(exchange, "Token"),
            body));
    return calls.size();
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    workers.close();
  }
}
