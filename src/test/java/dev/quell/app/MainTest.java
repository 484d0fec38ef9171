package dev.quell.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at the terminal gets to read. */
class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void helpListsTheCommands() {
    assertThat(start("--help")).isZero();

    assertThat(out.toString(UTF_8)).contains("run", "--port", "QUELL_PUBLIC_URL");
  }

  @Test
  void everySettingIsInTheHelpAndInTheManual() throws IOException {
    start("--help");

    assertThat(out.toString(UTF_8)).contains(SettingsReader.VARIABLES);
    assertThat(Files.readString(Path.of("docs/operations.md"))).contains(SettingsReader.VARIABLES);
  }

  @Test
  void anUnknownCommandIsOneSentence() {
    assertThat(start("rum")).isEqualTo(2);

    assertThat(err.toString(UTF_8))
        .isEqualTo("quell: rum is no command; did you mean run? (quell --help lists them)\n");
  }

  @Test
  void anUnknownOptionIsOneSentence() {
    assertThat(start("run", "--prot", "1")).isEqualTo(2);

    assertThat(err.toString(UTF_8)).isEqualTo("quell: --prot is unknown; did you mean --port?\n");
  }

  @Test
  void aPortInUseIsOneSentence(@TempDir Path folder) throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      int port = taken.getLocalPort();

      assertThat(start("run", "--port", "" + port, "--data", folder.toString())).isEqualTo(1);

      assertThat(err.toString(UTF_8))
          .isEqualTo(
              "quell: port "
                  + port
                  + " is in use by another program. Stop it or choose another with --port.\n");
    }
  }

  @Test
  void aDataFolderInUseIsOneSentence(@TempDir Path folder) {
    try (App first =
        App.start(Settings.in(folder).withPort(0), new TestClock("2026-01-01T00:00:00Z"))) {
      assertThat(first.firstAdministrator()).isPresent();

      assertThat(start("run", "--port", "0", "--data", folder.toString())).isEqualTo(1);
    }

    assertThat(err.toString(UTF_8))
        .startsWith("quell: data folder " + folder + " is in use")
        .hasLineCount(1);
  }

  @Test
  void onlyTheFirstStartCreatesAnAdministrator(@TempDir Path folder) {
    Settings settings = Settings.in(folder).withPort(0);
    var clock = new TestClock("2026-01-01T00:00:00Z");
    try (App first = App.start(settings, clock)) {
      var administrator = first.firstAdministrator().orElseThrow();
      assertThat(administrator.password()).hasSizeGreaterThan(15);
      assertThat(administrator.appKey()).hasSizeGreaterThan(40);
    }

    try (App second = App.start(settings, clock)) {
      assertThat(second.firstAdministrator()).isEmpty();
    }
  }

  private int start(String... arguments) {
    var main =
        new Main(Map.of(), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return main.start(List.of(arguments));
  }
}
