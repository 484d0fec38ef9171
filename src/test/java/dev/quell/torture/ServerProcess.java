package dev.quell.torture;

import static org.awaitility.Awaitility.await;

import dev.quell.web.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as a process of its own, which can be killed without a chance to tidy up. */
final class ServerProcess implements AutoCloseable {
  static final String KEY = "key-of-the-killed-server-0123456789";
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
  private static final Pattern READY = Pattern.compile("Quell is running: http://localhost:(\\d+)");

  private final Process process;
  private final Path output;

  private ServerProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts one; it answers requests when this returns. */
  static ServerProcess start(Path folder, Optional<String> databaseUrl) {
    try {
      Path output = Files.createTempFile(folder, "server", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-XX:+UseSerialGC",
                      "-XX:TieredStopAtLevel=1",
                      "-Xmx512m",
                      "--enable-native-access=ALL-UNNAMED",
                      "-cp",
                      System.getProperty("java.class.path"),
                      "dev.quell.app.Main",
                      "run",
                      "--port",
                      "0",
                      "--data",
                      folder.resolve("data").toString()))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().put("QUELL_ADMIN_PASSWORD", "password-of-the-killed-server");
      builder.environment().put("QUELL_APP_KEY", KEY);
      databaseUrl.ifPresent(url -> builder.environment().put("QUELL_DATABASE_URL", url));
      ServerProcess server = new ServerProcess(builder.start(), output);
      await()
          .atMost(STARTS_WITHIN)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> server.port().isPresent());
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "http://localhost:" + port().orElseThrow();
  }

  ApiClient client() {
    return ApiClient.at(address()).withKey(KEY);
  }

  /** No signal handler runs: what is not on disk is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Waits until everything in the log had its effect. */
  void awaitHead() {
    ApiClient client = client();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() ->
            client
                .get("/metrics")
                .body()
                .lines()
                .anyMatch(line -> line.equals("quell_flow_lag 0.0")));
  }

  /** Stops it as an operator would. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private Optional<String> port() {
    String said = output();
    if (!process.isAlive()) {
      throw new AssertionError("the server ended: " + said);
    }
    Matcher ready = READY.matcher(said);
    return ready.find() ? Optional.of(ready.group(1)) : Optional.empty();
  }

  private String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
