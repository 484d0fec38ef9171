package dev.quell.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quell.notify.vendor.AllNotifiers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** What vendors that are spoken to over HTTP have in common. */
abstract class HttpVendor implements VendorStand {
  /** Half an hour after the vendors' fixtures were made. */
  static final java.time.Instant NOW = java.time.Instant.parse("2026-01-01T00:30:00Z");

  private final String kind;
  private final String key;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private volatile Mood mood = Mood.WELL;

  /** What came. */
  record Request(String method, URI uri, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
    }

    JsonNode json() {
      return JsonText.read(body);
    }

    Map<String, String> query() {
      return fields(uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }

    Map<String, String> form() {
      return fields(body);
    }

    private static Map<String, String> fields(String text) {
      Map<String, String> fields = new LinkedHashMap<>();
      for (String part : text.split("&", -1)) {
        int sign = part.indexOf('=');
        if (sign > 0) {
          fields.put(
              part.substring(0, sign),
              URLDecoder.decode(part.substring(sign + 1), StandardCharsets.UTF_8));
        }
      }
      return fields;
    }
  }

  /** What goes back. */
  record Said(int status, String body, Map<String, String> headers) {
    static Said of(int status, String body) {
      return new Said(status, body, Map.of());
    }
  }

  HttpVendor(String kind, String key) {
    this.kind = kind;
    this.key = key;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** What the vendor has against this request: a wrong signature, too long a text. */
  abstract Optional<Said> refusal(Request request);

  abstract Heard understood(Request request);

  Said ok() {
    return json(200, "ok");
  }

  Said error() {
    return json(200, "error");
  }

  Said tooFast() {
    return json(200, "too-fast");
  }

  @Override
  public final String kind() {
    return kind;
  }

  @Override
  public final Notifier notifier() {
    return AllNotifiers.byKey(key).orElseThrow();
  }

  @Override
  public final void feels(Mood next) {
    mood = next;
  }

  @Override
  public final List<Heard> heard() {
    return heard;
  }

  @Override
  public final void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Override
  public final String toString() {
    return kind;
  }

  final String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A reply as the vendor writes it. */
  final String fixture(String name) {
    String path = "/notifiers/" + kind + "/" + name;
    try (InputStream file = HttpVendor.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("no fixture " + path);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  final Said json(int status, String name) {
    return Said.of(status, fixture(name + ".json"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) ->
              headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(",", values)));
      Request request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              headers,
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      Said said = said(request);
      said.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Said said(Request request) throws InterruptedException {
    Optional<Said> refusal;
    try {
      refusal = refusal(request);
      if (refusal.isEmpty()) {
        heard.add(understood(request));
      }
    } catch (RuntimeException | AssertionError e) {
      return Said.of(400, "malformed: " + e);
    }
    if (mood == Mood.SILENT) {
      closing.await();
    }
    return refusal.orElseGet(() ->
        switch (mood) {
          case WELL, SILENT -> ok();
          case ERROR -> error();
          case TOO_FAST -> tooFast();
          case ECHO -> Said.of(400, request.uri() + " " + request.headers() + request.body());
        });
  }
}
