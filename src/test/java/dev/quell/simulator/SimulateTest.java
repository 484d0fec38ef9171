package dev.quell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Simulate.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        () -> Instant.parse("2026-03-02T00:00:00Z"));
  }

  private String complaint() {
    return err.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void anUnknownOptionIsNamedWithTheOneThatWasMeant() {
    assertThat(run("--ulr", "http://localhost/")).isEqualTo(2);

    assertThat(complaint()).isEqualTo("Unknown option --ulr; did you mean --url?");
  }

  @Test
  void anUnknownScenarioIsAnsweredWithTheKnownOnes() {
    assertThat(run("--url", "http://localhost/", "--scenario", "night")).isEqualTo(2);

    assertThat(complaint())
        .isEqualTo(
            "Option --scenario: night (expected: day, storm, flapping, tiers, nodata, lossy)");
  }

  @Test
  void aMissingAddressIsAskedFor() {
    assertThat(run("--seed", "4")).isEqualTo(2);

    assertThat(complaint()).contains("--url is missing");
  }

  @Test
  void anUnreachableAddressIsOneSentence() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThat(run("--url", "http://127.0.0.1:" + port + "/push?integration_key=k")).isEqualTo(1);

    assertThat(complaint()).isEqualTo("Nobody answers at 127.0.0.1:" + port + ".");
  }

  @Test
  void playsAScenarioAndWritesTheLedger(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ledger.json");
    try (RecordingReceiver receiver = RecordingReceiver.friendly()) {
      int code =
          run(
              "--url=" + receiver.url(),
              "--scenario",
              "tiers",
              "--duration",
              "1h",
              "--token",
              "t",
              "--ledger",
              file.toString());

      JsonNode ledger = JsonMapper.builder().build().readTree(Files.readString(file));
      assertThat(code).isZero();
      assertThat(receiver.calls()).isNotEmpty().allMatch(call -> call.token().equals("t"));
      assertThat(ledger.path("totals").path("acknowledged").intValue())
          .isEqualTo(receiver.calls().size());
      assertThat(ledger.path("episodes").size()).isEqualTo(4);
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("alerts expected");
    }
  }

  @Test
  void refusedCallbacksAreAFailure() throws IOException {
    try (RecordingReceiver receiver = new RecordingReceiver(call -> 401)) {
      assertThat(run("--url=" + receiver.url(), "--scenario=tiers", "--duration=20m")).isEqualTo(1);

      assertThat(complaint()).contains("were not acknowledged").contains("status 401");
    }
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8)).contains(SimulateOptions.NAMES);
  }
}
