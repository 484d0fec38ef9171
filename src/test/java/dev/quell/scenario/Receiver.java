package dev.quell.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quell.web.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's server that takes webhooks and remembers them. */
final class Receiver implements AutoCloseable {
  private static final JsonMapper JSON = Json.mapper();

  private final HttpServer server;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Set<String> hanging = ConcurrentHashMap.newKeySet();
  private volatile int status = 200;
  private volatile String says = "";

  /** What came; names of headers as the JDK spells them, {@code X-quell-signature}. */
  record Call(String path, Map<String, List<String>> headers, String text, JsonNode body) {
    String key() {
      return header("Idempotency-key");
    }

    String header(String name) {
      return headers.getOrDefault(name, List.of("null")).getFirst();
    }

    String kind() {
      return body.path("kind").asString();
    }

    String incident() {
      return body.at("/incident/incident_id").asString();
    }

    String title() {
      return body.at("/incident/title").asString();
    }
  }

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Answers with this from now on. */
  void answers(int other) {
    status = other;
  }

  /** Answers with this body from now on. */
  void says(String body) {
    says = body;
  }

  /** Never answers what comes on this path. */
  void hangs(String path) {
    hanging.add(path);
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  List<Call> calls(String path) {
    return calls.stream().filter(call -> call.path().equals(path)).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      calls.add(
          new Call(path, Map.copyOf(exchange.getRequestHeaders()), text, JSON.readTree(text)));
      if (hanging.contains(exchange.getRequestURI().getPath())) {
        new CountDownLatch(1).await(1, TimeUnit.MINUTES);
      }
      byte[] answer = says.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
