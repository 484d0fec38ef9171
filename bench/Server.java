import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server of its own process in a fresh folder, as a user would start it. */
final class Server implements AutoCloseable {
  private static final String KEY = "bench-key-0123456789abcdef";
  private static final long START_MILLIS = 60_000;
  private static final double CLOCK_TICKS = 100.0;

  private final Process process;
  private final Path folder;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private Server(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  static Server start(Path jar, List<String> jvm) throws IOException {
    Path folder = Files.createTempDirectory(Path.of(System.getProperty("bench.folder", ".")), "bench-data");
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(jvm);
    command.addAll(
        List.of("-jar", jar.toString(), "run", "--port", "" + port, "--data", folder.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("server.log").toFile());
    builder.environment().put("QUELL_ADMIN_PASSWORD", "bench-password");
    builder.environment().put("QUELL_APP_KEY", KEY);
    builder.environment().put("QUELL_CALLBACKS_PER_SECOND", "1000000");
    builder.environment().put("QUELL_NOTIFY_ALLOW_PRIVATE", "127.0.0.1/32");
    Server server = new Server(builder.start(), folder, port);
    server.awaitReady();
    return server;
  }

  int port() {
    return port;
  }

  /** Makes a channel that groups by rule and a private integration; the path to push to. */
  String pushPath() {
    String channel =
        call(
            "/channel/create",
            """
            {"channel_name": "bench", "team_id": 0,
             "group": {"method": "p", "equals": [["labels.check"]], "time_window": 0}}
            """);
    String integration =
        call(
            "/integration/create",
            """
            {"plugin_type": "volcengine.cm.metrics", "name": "bench", "channel_id": %s}
            """
                .formatted(field(channel, "channel_id")));
    return "/event/push/alert/volcengine/cm-metrics?integration_key="
        + field(integration, "integration_key");
  }

  /** The answer of the API. */
  String call(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + KEY)
            .POST(BodyPublishers.ofString(body))
            .build();
    return send(request);
  }

  private String send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first value of this name. */
  static String field(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"?([^\",}]+)").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("no " + name + " in " + json);
    }
    return found.group(1);
  }

  /** A figure of {@code /metrics}, all its series added up. */
  double metric(String name) {
    String page = send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics")).build());
    return page.lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Processor time since its start, in seconds. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / CLOCK_TICKS;
  }

  /** Resident memory, in megabytes. */
  long residentMegabytes() throws IOException {
    String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
    Matcher found = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(status);
    return found.find() ? Long.parseLong(found.group(1)) / 1024 : 0;
  }

  long bytesOnDisk() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("quell.db"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private void awaitReady() throws IOException {
    long deadline = System.nanoTime() + START_MILLIS * 1_000_000;
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health/ready")).build();
    while (!send(ready).contains("UP")) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("the server did not start:\n" + Files.readString(folder.resolve("server.log")));
      }
      LockSupport.parkNanos(100_000_000);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
