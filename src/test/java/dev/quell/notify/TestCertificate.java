package dev.quell.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of the machine's own making; trusts itself and nobody else. */
public final class TestCertificate {
  private static final String PASSWORD = "changeit";

  private TestCertificate() {}

  /** For both ends of a connection to 127.0.0.1. */
  static SSLContext in(Path folder) throws Exception {
    return in(folder, "ip:127.0.0.1");
  }

  /**
   * For whoever it says.
   *
   * @param whom such as {@code dns:example.com}
   */
  public static SSLContext in(Path folder, String whom) throws Exception {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                (Path.of(System.getProperty("java.home"), "bin", "keytool")
                        + " -genkeypair -alias quell -keyalg EC -dname CN=127.0.0.1"
                        + " -ext san="
                        + whom
                        + " -validity 365 -storetype PKCS12 -storepass "
                        + PASSWORD
                        + " -keystore "
                        + store)
                    .split(" ", -1))
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).isZero();
    return trusted(folder);
  }

  /** The one that was made there before. */
  static SSLContext trusted(Path folder) throws Exception {
    Path store = folder.resolve("store.p12");
    KeyStore own = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      own.load(file, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("quell", own.getCertificate("quell"));
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, PASSWORD.toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
