package dev.quell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with certificate files speaks https. */
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  @Test
  void certificateFilesMakeItHttps() throws Exception {
    KeyStore own = selfSigned();
    Settings.Tls files =
        new Settings.Tls(
            pem("CERTIFICATE", own.getCertificate("quell").getEncoded()),
            pem("PRIVATE KEY", own.getKey("quell", PASSWORD).getEncoded()));

    try (TestServer server = TestServer.start(settings -> settings.withTls(files));
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(own)).build()) {
      var page =
          client.send(
              HttpRequest.newBuilder(URI.create(server.app().address() + "/")).build(),
              BodyHandlers.ofString());

      assertThat(server.app().address()).startsWith("https://localhost:");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
    }
  }

  @Test
  void aFileThatIsNoCertificateIsOneSentence() throws IOException {
    Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nonsense");
    Settings settings =
        Settings.in(folder).withPort(0).withTls(new Settings.Tls(nonsense, nonsense));

    assertThatThrownBy(() -> App.start(settings, new TestClock("2026-01-01T00:00:00Z")))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("QUELL_TLS_CERTIFICATE and QUELL_TLS_KEY cannot be used: ");
  }

  private KeyStore selfSigned() throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "quell",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "365",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    try (InputStream file = Files.newInputStream(store)) {
      KeyStore loaded = KeyStore.getInstance("PKCS12");
      loaded.load(file, PASSWORD);
      return loaded;
    }
  }

  private Path pem(String what, byte[] content) throws IOException {
    String text =
        "-----BEGIN "
            + what
            + "-----\n"
            + Base64.getMimeEncoder().encodeToString(content)
            + "\n-----END "
            + what
            + "-----\n";
    return Files.writeString(folder.resolve(what.replace(' ', '-') + ".pem"), text);
  }

  private static SSLContext trusting(KeyStore own) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("quell", own.getCertificate("quell"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
