package dev.quell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person can say to a server, and what stops it. */
class SettingsReaderTest {

  @Test
  void aServerNeedsNoSettings() {
    Settings settings = SettingsReader.read(List.of(), Map.of("PATH", "/bin"));

    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.data()).isAbsolute().endsWithRaw(java.nio.file.Path.of("data"));
    assertThat(settings.databaseUrl()).isEmpty();
  }

  @Test
  void optionsMayBeWrittenInBothWays() {
    Settings settings = SettingsReader.read(List.of("--port=9000", "--data", "/srv/q"), Map.of());

    assertThat(settings.port()).isEqualTo(9000);
    assertThat(settings.data()).hasToString("/srv/q");
  }

  @Test
  void theEnvironmentSaysTheRest() {
    Settings settings =
        SettingsReader.read(
            List.of(),
            Map.of(
                "QUELL_PUBLIC_URL", "https://alerts.example.com/quell/",
                "QUELL_TRUSTED_PROXIES", "10.0.0.0/8, ::1"));

    assertThat(settings.publicUrl()).contains(URI.create("https://alerts.example.com/quell"));
    assertThat(settings.trustedProxies()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "QUELL_PUBLIC_ULR      | x                | QUELL_PUBLIC_ULR is unknown; did you mean QUELL_PUBLIC_URL?",
        "QUELL_PUBLIC_URL      | alerts.local     | QUELL_PUBLIC_URL: alerts.local (expected: an address like https://alerts.example.com)",
        "QUELL_PUBLIC_URL      | ftp://x          | QUELL_PUBLIC_URL: ftp://x (expected: an address like https://alerts.example.com)",
        "QUELL_TRUSTED_PROXIES | 10.0.0.0/40      | QUELL_TRUSTED_PROXIES: 10.0.0.0/40 (expected: ranges like 10.0.0.0/8)",
        "QUELL_TRUSTED_PROXIES | proxy.local      | QUELL_TRUSTED_PROXIES: proxy.local (expected: ranges like 10.0.0.0/8)",
        "QUELL_ADMIN_PASSWORD  | short            | QUELL_ADMIN_PASSWORD: 5 characters (expected: at least 8)",
        "QUELL_APP_KEY         | short            | QUELL_APP_KEY: 5 characters (expected: at least 16)",
        "QUELL_DELIVERIES_KEPT_DAYS | -1          | QUELL_DELIVERIES_KEPT_DAYS: -1 (expected: 0..36500)",
        "QUELL_DELIVERIES_KEPT_DAYS | for ever    | QUELL_DELIVERIES_KEPT_DAYS: for ever (expected: 0..36500)",
        "QUELL_DELIVERIES_KEPT_DAY  | 7           | QUELL_DELIVERIES_KEPT_DAY is unknown; did you mean QUELL_DELIVERIES_KEPT_DAYS?",
        "QUELL_LOG_FORMAT      | xml              | QUELL_LOG_FORMAT: xml (expected: one of ecs, gelf, logstash)",
        "QUELL_TLS_KEY         | /no/such/key.pem | QUELL_TLS_KEY: /no/such/key.pem cannot be read (expected: a PEM file)",
        "QUELL_TLS_CERTIFICATE | pom.xml          | QUELL_TLS_KEY is missing: https needs QUELL_TLS_CERTIFICATE and QUELL_TLS_KEY, http neither",
      })
  void aVariableThatCannotBeMeantStopsTheStart(String name, String value, String message) {
    assertThatThrownBy(() -> SettingsReader.read(List.of(), Map.of(name, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--prot=1   | --prot is unknown; did you mean --port?",
        "--port     | --port: nothing follows (expected: a value)",
        "--port=abc | --port: abc (expected: 0..65535)",
        "--port=-1  | --port: -1 (expected: 0..65535)",
      })
  void anOptionThatCannotBeMeantStopsTheStart(String option, String message) {
    assertThatThrownBy(() -> SettingsReader.read(List.of(option), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(message);
  }

  @Test
  void secretsAreNotShown() {
    Settings settings = Settings.in(TestServer.folder()).withSecrets("the password", "the key");

    assertThat(settings.toString()).doesNotContain("the password", "the key");
  }
}
