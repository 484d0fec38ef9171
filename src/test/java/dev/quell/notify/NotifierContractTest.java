package dev.quell.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.notify.Message.Kind;
import dev.quell.notify.Message.Language;
import dev.quell.notify.NotifierDescriptor.Limit.Unit;
import dev.quell.notify.Outcome.Delivered;
import dev.quell.notify.Outcome.Rejected;
import dev.quell.notify.Outcome.RetryLater;
import dev.quell.notify.VendorStand.Heard;
import dev.quell.notify.VendorStand.Mood;
import dev.quell.notify.vendor.AllNotifiers;
import dev.quell.web.AddressGuard;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every notifier, each against a server that speaks its vendor's protocol. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotifierContractTest {
  private static final String HOSTILE =
      "</script><b>{{.X}} ${x} @all @所有人 <!channel> <at id=all></at> <@everyone>"
          + " [click](https://evil.example)\r\nBcc: x@evil.example \u202Egnp.exe\u202C 🔥";

  @TempDir static Path folder;

  private List<VendorStand> stands = List.of();
  private GuardedClient client = client(Duration.ofSeconds(10));
  private MailClient mail = new MailClient(Duration.ofSeconds(10));
  private SSLSocketFactory sockets = HttpsURLConnection.getDefaultSSLSocketFactory();

  @BeforeAll
  void open() throws Exception {
    SSLContext tls = TestCertificate.in(folder);
    sockets = tls.getSocketFactory();
    mail = new MailClient(Duration.ofSeconds(10), sockets);
    client = client(Duration.ofSeconds(10));
    stands =
        List.of(
            new SmtpVendor(tls, true),
            new PhoneVendors.Webhook(),
            new ChatVendors.Feishu(),
            new ChatVendors.Dingtalk(false),
            new ChatVendors.Dingtalk(true),
            new ChatVendors.Wecom(),
            new ChatVendors.Slack(false),
            new ChatVendors.Slack(true),
            new ChatVendors.Teams(),
            new TelegramVendor(),
            new PhoneVendors.Twilio(false),
            new PhoneVendors.Twilio(true),
            new PhoneVendors.Aliyun(false),
            new PhoneVendors.Aliyun(true),
            new PhoneVendors.Gateway(false),
            new PhoneVendors.Gateway(true));
  }

  @AfterAll
  void close() {
    stands.forEach(VendorStand::close);
    client.close();
    mail.close();
  }

  Stream<VendorStand> stands() {
    return stands.stream();
  }

  @Test
  void everyNotifierStandsHere() {
    Set<String> tried =
        stands.stream()
            .map(stand -> stand.notifier().descriptor().key())
            .collect(Collectors.toSet());

    assertThat(AllNotifiers.list())
        .extracting(notifier -> notifier.descriptor().key())
        .doesNotHaveDuplicates()
        .allMatch(tried::contains);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("stands")
  void aMessageArrives(VendorStand stand) {
    Outcome outcome = send(stand, Mood.WELL, message("db is down", "CPU at 97 %"));

    assertThat(outcome).isInstanceOf(Delivered.class);
    Heard heard = stand.heard().getLast();
    assertThat(heard.text()).contains("CPU at 97 %");
    if (!heard.title().isEmpty()) {
      assertThat(heard.title()).contains("db is down");
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("stands")
  void whatTheVendorRefusesIsRejectedInItsWords(VendorStand stand) {
    Outcome outcome = send(stand, Mood.ERROR, message("db is down", "CPU at 97 %"));

    assertThat(outcome).isInstanceOf(Rejected.class);
    assertThat(outcome.why()).isNotBlank().doesNotContain("malformed");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("stands")
  void tooManyMessagesAreTriedLater(VendorStand stand) {
    Outcome outcome = send(stand, Mood.TOO_FAST, message("db is down", "CPU at 97 %"));

    assertThat(outcome).isInstanceOf(RetryLater.class);
    Map<String, Duration> hints =
        Map.of(
            "telegram", Duration.ofSeconds(7),
            "slack", Duration.ofSeconds(30),
            "slack_api", Duration.ofSeconds(30),
            "teams", Duration.ofSeconds(30),
            "sms_twilio", Duration.ofSeconds(5),
            "webhook", Duration.ofSeconds(90),
            "sms_http", Duration.ofSeconds(90),
            "email", Duration.ZERO);
    assertThat(((RetryLater) outcome).after())
        .isEqualTo(hints.getOrDefault(stand.kind(), ((RetryLater) outcome).after()));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("stands")
  void whoNeverAnswersIsTriedLater(VendorStand stand) {
    Duration limit = Duration.ofMillis(300);
    stand.feels(Mood.SILENT);
    try (var impatient = client(limit);
        var mailer = new MailClient(limit, sockets)) {
      var courier = new Courier(impatient, mailer, () -> HttpVendor.NOW);

      Outcome outcome =
          courier.send(stand.notifier(), message("t", "x"), new Target(stand.settings())).outcome();

      assertThat(outcome).isEqualTo(Outcome.retry("no answer within 0.3 s"));
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("stands")
  void longTextsAreCutToWhatTheVendorTakes(VendorStand stand) {
    Markup markup = stand.notifier().descriptor().markup();
    String line = markup.bold("盘") + " " + markup.escape("<磁盘> & 🔥🔥") + " full\n";

    Outcome outcome = send(stand, Mood.WELL, message("标题 ".repeat(200), line.repeat(40_000)));

    boolean hasNoLimit = stand.kind().equals("webhook");
    assertThat(outcome).isInstanceOf(hasNoLimit ? Rejected.class : Delivered.class);
    if (!hasNoLimit) {
      Heard heard = stand.heard().getLast();
      assertThat(heard.text()).contains("…").doesNotContain("\uFFFD", "?");
      var limit = stand.notifier().descriptor().limit();
      assertThat(Cut.length(heard.text(), Unit.CHARACTERS)).isLessThan(limit.most() + 1500);
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("stands")
  void aHostileTitleIsOnlyText(VendorStand stand) {
    Markup markup = stand.notifier().descriptor().markup();

    Outcome outcome = send(stand, Mood.WELL, message(HOSTILE, "about " + markup.escape(HOSTILE)));

    assertThat(outcome).isInstanceOf(Delivered.class);
    Heard heard = stand.heard().getLast();
    assertThat(heard.title()).doesNotContain("\r", "\n", "\u202E", "\u202C");
    assertThat(heard.text()).doesNotContain("\u202E");
    assertThat(heard.raw().split("\r\n\r\n", -1)[0]).doesNotContain("\nBcc:");
    assertThat(heard.raw()).doesNotContain("\\u202E", "\u202E");
    if (markup != Markup.PLAIN) {
      assertThat(heard.text()).doesNotContain("</script>", "<!channel>", "<at id", "<@everyone>");
    }
    if (markup == Markup.LARK || markup == Markup.MARKDOWN) {
      assertThat(heard.text()).doesNotContain("](https://evil", "@all", "@所有人");
    }
    if (!Set.of("sms_twilio", "voice_twilio", "sms_aliyun", "voice_aliyun")
        .contains(stand.kind())) {
      assertThat(heard.text()).contains("{{.X}}", "🔥");
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("stands")
  void aWrongSecretIsRejectedAndNotTold(VendorStand stand) {
    Map<String, String> settings = new TreeMap<>(stand.settings());
    settings.putAll(stand.wrongSettings());

    Outcome outcome = send(stand, Mood.WELL, message("t", "x"), settings);

    assertThat(outcome).isInstanceOf(Rejected.class);
    assertThat(outcome.why()).doesNotContain("malformed");
    assertThat(outcome.why()).doesNotContain(stand.wrongSettings().values().toArray(new String[0]));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("stands")
  void aVendorThatRepeatsSecretsIsNotQuoted(VendorStand stand) {
    stand.feels(Mood.ECHO);
    Target target = new Target(stand.settings());

    var attempt = courier().send(stand.notifier(), message("t", "x"), target);

    assertThat(attempt.outcome()).isInstanceOf(Rejected.class);
    Call call = stand.notifier().request(message("t", "x"), target, HttpVendor.NOW);
    for (String secret : stand.secrets()) {
      assertThat(attempt.toString()).doesNotContain(secret);
      assertThat(call.toString()).doesNotContain(secret);
      assertThat(target.toString()).doesNotContain(secret);
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("stands")
  void aFormWithoutWhatIsRequiredIsRefusedByName(VendorStand stand) {
    for (var field : stand.notifier().descriptor().fields()) {
      Map<String, String> settings = new TreeMap<>(stand.settings());
      settings.remove(field.name());

      Optional<String> problem = stand.notifier().problem(new Target(settings));

      if (field.required()) {
        assertThat(problem).hasValueSatisfying(said -> assertThat(said).startsWith(field.name()));
      }
      assertThat(field.label().zh()).isNotBlank();
    }
  }

  private Outcome send(VendorStand stand, Mood mood, Message message) {
    return send(stand, mood, message, stand.settings());
  }

  private Outcome send(
      VendorStand stand, Mood mood, Message message, Map<String, String> settings) {
    stand.feels(mood);
    return courier().send(stand.notifier(), message, new Target(settings)).outcome();
  }

  private Courier courier() {
    return new Courier(client, mail, () -> HttpVendor.NOW);
  }

  private static GuardedClient client(Duration limit) {
    return new GuardedClient(new AddressGuard(List.of(), true), "QUELL_NOTIFY", limit);
  }

  static Message message(String title, String text) {
    return new Message(
        "notice-1",
        Kind.FIRE,
        Language.EN,
        Severity.CRITICAL,
        "6650f0a1b2c3d4e5f6a7b8c9",
        title,
        text,
        "https://quell.example.com/incidents/1",
        "https://quell.example.com/a/abc",
        Labels.of(Map.of("host", "db-1")),
        Instant.parse("2026-01-01T00:00:00Z"),
        Optional.empty());
  }
}
