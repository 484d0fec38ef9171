package dev.quell.scenario.script;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quell.app.NotifySettings;
import dev.quell.web.AddressGuard;
import dev.quell.web.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everybody's phones and group chats: a provider of texts and calls and a server of webhooks, which
 * remember what came. They outlive restarts of Quell.
 */
final class Listeners implements AutoCloseable {
  private static final JsonMapper JSON = Json.mapper();

  /** Of the robots of vendors, which know none. */
  static final String NO_KEY = "null";

  private static final String PLACES =
      "?to=${phone}&key=${id}&kind=${kind}&incident=${incident_id}&text=${text}";

  /** What the robot of a group says when it took a message; nobody else looks at it. */
  private static final byte[] ROBOT =
      "{\"errcode\": 0, \"errmsg\": \"ok\"}".getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final Set<String> broken = ConcurrentHashMap.newKeySet();

  /**
   * One try to say something.
   *
   * @param to a phone number, or the path of a chat
   * @param key the same for every try of one message
   * @param taken whether it was answered with success
   */
  record Heard(
      String to,
      String medium,
      String key,
      String kind,
      String incident,
      String text,
      boolean taken) {}

  Listeners() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  /** What makes a server use them; mail is not set up there. */
  NotifySettings notifying() {
    return new NotifySettings(
        new AddressGuard(List.of(), true),
        Map.of(
            "sms_http", Map.of("url", url("/sms") + PLACES),
            "voice_http", Map.of("url", url("/voice") + PLACES)),
        Optional.empty());
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** All that came, the first first. */
  List<Heard> heard() {
    return List.copyOf(heard);
  }

  /** From now on it fails there, or works again. */
  void fails(String to, String medium, boolean fails) {
    if (fails) {
      broken.add(medium + to);
    } else {
      broken.remove(medium + to);
    }
  }

  /** The digits of the newest code that was sent there. */
  String code(String to) {
    String text =
        heard.reversed().stream()
            .filter(one -> one.to().equals(to))
            .map(Heard::text)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no code came to " + to));
    return text.replaceFirst("(?s).*?(\\d{6}).*", "$1");
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      Map<String, String> said = words(exchange.getRequestURI().getRawQuery());
      boolean chat = said.isEmpty();
      String medium = chat ? "chat" : path.substring(1);
      String to = chat ? path : said.getOrDefault("to", "");
      boolean taken = !broken.contains(medium + to);
      if (chat) {
        JsonNode json = JSON.readTree(body);
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        String incident = json.at("/incident/incident_id").asString("");
        String kind = json.path("kind").asString("");
        heard.add(new Heard(to, medium, key, kind, incident, json.toString(), taken));
      } else {
        String incident = said.getOrDefault("incident", "");
        String kind = said.getOrDefault("kind", "");
        String text = said.getOrDefault("text", "");
        String key = said.getOrDefault("key", "");
        heard.add(new Heard(to, medium, key, kind, incident, text, taken));
      }
      exchange.sendResponseHeaders(taken ? 200 : 500, ROBOT.length);
      exchange.getResponseBody().write(ROBOT);
    }
  }

  private static Map<String, String> words(String query) {
    Map<String, String> words = new HashMap<>();
    if (query != null) {
      for (String word : query.split("&", -1)) {
        int at = word.indexOf('=');
        words.put(
            word.substring(0, at),
            URLDecoder.decode(word.substring(at + 1), StandardCharsets.UTF_8));
      }
    }
    return words;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
