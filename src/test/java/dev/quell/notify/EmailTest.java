package dev.quell.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.notify.Outcome.Delivered;
import dev.quell.notify.Outcome.RetryLater;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is particular to mail, in conversation with a mail server. */
class EmailTest {
  private static final String HOSTILE = "db\r\nBcc: eve@evil.example\r\n\r\n<b>body 盘🔥";

  @TempDir static Path folder;

  @BeforeAll
  static void makeCertificate() throws Exception {
    TestCertificate.in(folder);
  }

  @Test
  void nothingIsSaidInTheClearButTheGreeting() throws Exception {
    try (var server = new SmtpVendor(TestCertificate.trusted(folder), true)) {
      send(server, "db down", Map.of());

      assertThat(server.plainCommands())
          .hasSize(2)
          .satisfies(said -> assertThat(said.getFirst()).startsWith("EHLO"))
          .contains("STARTTLS");
    }
  }

  @Test
  void withoutStartTlsNothingIsSentWhereItIsRequired() throws Exception {
    try (var server = new SmtpVendor(TestCertificate.trusted(folder), false)) {
      Outcome outcome = send(server, "db down", Map.of());

      assertThat(outcome).isInstanceOf(RetryLater.class);
      assertThat(outcome.why()).contains("STARTTLS is required");
      assertThat(server.plainCommands()).noneMatch(said -> said.startsWith("AUTH"));
    }
  }

  @Test
  void withoutStartTlsItIsSentWhereThatIsOptional() throws Exception {
    try (var server = new SmtpVendor(TestCertificate.trusted(folder), false)) {
      assertThat(send(server, "db down", Map.of("encryption", "optional")))
          .isInstanceOf(Delivered.class);
      assertThat(send(server, "db down", Map.of("encryption", "off")))
          .isInstanceOf(Delivered.class);
    }
  }

  @Test
  void aCertificateOfNobodyIsNotBelieved() throws Exception {
    try (var server = new SmtpVendor(TestCertificate.trusted(folder), true);
        var client = new MailClient(Duration.ofSeconds(5))) {
      var courier =
          new Courier(
              new GuardedClient(
                  new dev.quell.web.AddressGuard(java.util.List.of(), true),
                  "X",
                  Duration.ofSeconds(1)),
              client,
              () -> HttpVendor.NOW);

      Outcome outcome =
          courier
              .send(
                  server.notifier(),
                  NotifierContractTest.message("t", "x"),
                  new Target(server.settings()))
              .outcome();

      assertThat(outcome).isInstanceOf(RetryLater.class);
      assertThat(server.mails()).isEmpty();
    }
  }

  @Test
  void twoAttemptsAreOneMailAndAnIncidentIsOneThread() throws Exception {
    try (var server = new SmtpVendor(TestCertificate.trusted(folder), true)) {
      send(server, "db down", Map.of());
      send(server, "db down", Map.of());

      MimeMessage first = server.mails().getFirst();
      assertThat(first.getMessageID())
          .isEqualTo("<notice.notice-1@alerts.example.com>")
          .isEqualTo(server.mails().getLast().getMessageID());
      assertThat(first.getHeader("References"))
          .containsExactly("<incident.6650f0a1b2c3d4e5f6a7b8c9@alerts.example.com>");
    }
  }

  @Test
  void aHostileTitleAddsNoHeaderAndIsTextInBothParts() throws Exception {
    try (var server = new SmtpVendor(TestCertificate.trusted(folder), true)) {
      send(server, HOSTILE, Map.of());

      MimeMessage mail = server.mails().getFirst();
      assertThat(mail.getHeader("Bcc")).isNull();
      assertThat(mail.getSubject()).isEqualTo("[Critical] db Bcc: eve@evil.example  <b>body 盘🔥");
      assertThat(SmtpVendor.part(mail, "text/html")).contains("&lt;b&gt;body 盘🔥");
      assertThat(SmtpVendor.part(mail, "text/plain"))
          .contains("<b>body 盘🔥", "Acknowledge (https://quell.example.com/a/abc)")
          .doesNotContain("&lt;");
    }
  }

  private Outcome send(SmtpVendor server, String title, Map<String, String> other)
      throws Exception {
    Map<String, String> settings = new TreeMap<>(server.settings());
    settings.putAll(other);
    SSLContext tls = TestCertificate.trusted(folder);
    try (var http =
            new GuardedClient(
                new dev.quell.web.AddressGuard(java.util.List.of(), true),
                "X",
                Duration.ofSeconds(1));
        var mail = new MailClient(Duration.ofSeconds(5), tls.getSocketFactory())) {
      return new Courier(http, mail, () -> HttpVendor.NOW)
          .send(
              server.notifier(), NotifierContractTest.message(title, "text"), new Target(settings))
          .outcome();
    }
  }
}
