import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An Alertmanager of its own process, with a sink for what it tells. */
final class PeerAlertmanager implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer sink;
  private final Process process;
  private final String address;

  /** By alert whose end it did not tell: when the episode it told of began, and in which group. */
  private final Map<String, Told> told = new ConcurrentHashMap<>();

  private volatile int notifications;

  /** {@code began} as the alert's sender said. */
  record Told(Instant began, String group) {}

  private PeerAlertmanager(HttpServer sink, Process process, String address) {
    this.sink = sink;
    this.process = process;
    this.address = address;
  }

  static PeerAlertmanager start(String binary, Path folder, ComparedSetup setup) throws IOException {
    HttpServer sink = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    Path config = folder.resolve("alertmanager.yml");
    Files.writeString(config, setup.yaml("http://127.0.0.1:" + sink.getAddress().getPort() + "/"));
    int port = freePort();
    Process process =
        new ProcessBuilder(
                List.of(
                    binary,
                    "--config.file=" + config,
                    "--storage.path=" + folder.resolve("alertmanager-data"),
                    "--web.listen-address=127.0.0.1:" + port,
                    "--cluster.listen-address="))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("alertmanager.log").toFile())
            .start();
    PeerAlertmanager peer = new PeerAlertmanager(sink, process, "http://127.0.0.1:" + port);
    sink.createContext(
        "/",
        exchange -> {
          peer.hear(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    sink.start();
    for (int tries = 0; tries < 300; tries++) {
      if (peer.isReady()) {
        return peer;
      }
      LockSupport.parkNanos(100_000_000);
    }
    peer.close();
    throw new IOException(
        "Alertmanager did not start:\n" + Files.readString(folder.resolve("alertmanager.log")));
  }

  private static int freePort() throws IOException {
    try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private boolean isReady() {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/-/ready")).build();
      return http.send(request, BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void hear(byte[] body) {
    JsonNode note = JSON.readTree(body);
    notifications++;
    for (JsonNode alert : note.path("alerts")) {
      String key = key(alert.path("labels"));
      if (alert.path("status").asString("").equals("resolved")) {
        told.remove(key);
      } else {
        told.put(
            key,
            new Told(
                OffsetDateTime.parse(alert.path("startsAt").asString("")).toInstant(),
                note.path("groupKey").asString("")));
      }
    }
  }

  /** Those it told of, and not that they are over. */
  Map<String, Told> told() {
    return told;
  }

  int notifications() {
    return notifications;
  }

  void fires(Map<String, String> labels, Instant began) {
    post(labels, began, "");
  }

  void ends(Map<String, String> labels, Instant began, Instant ended) {
    post(labels, began, ", \"endsAt\": \"" + ended + "\"");
  }

  private void post(Map<String, String> labels, Instant began, String end) {
    String body =
        "[{\"labels\": %s, \"startsAt\": \"%s\"%s}]"
            .formatted(JSON.writeValueAsString(labels), began, end);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/api/v2/alerts"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    if (send(request).statusCode() != 200) {
      throw new IllegalStateException("Alertmanager refused " + body);
    }
  }

  /** What fires, and whether another alert mutes it. */
  Map<String, Boolean> mutedByFiring() {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v2/alerts")).build();
    Map<String, Boolean> found = new HashMap<>();
    for (JsonNode alert : JSON.readTree(send(request).body())) {
      found.put(
          key(alert.path("labels")), !alert.path("status").path("inhibitedBy").isEmpty());
    }
    return found;
  }

  private java.net.http.HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String key(JsonNode labels) {
    Map<String, String> map = new HashMap<>();
    Set<Map.Entry<String, JsonNode>> entries = new HashSet<>(labels.properties());
    entries.forEach(entry -> map.put(entry.getKey(), entry.getValue().asString("")));
    return ComparedSetup.key(map);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    sink.stop(0);
  }
}
