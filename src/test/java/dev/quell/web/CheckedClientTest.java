package dev.quell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import dev.quell.notify.TestCertificate;
import dev.quell.web.CheckedClient.Request;
import dev.quell.web.CheckedClient.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name that means another machine from one moment to the next. */
class CheckedClientTest {
  private static final String NAME = "rebinding.test";
  private static final AddressGuard ONE_ONLY =
      new AddressGuard(List.of(AddressRange.parse("127.0.0.1/32")), false);

  @TempDir Path folder;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<HttpServer> servers = new ArrayList<>();
  private final AtomicInteger lookups = new AtomicInteger();

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void theRequestGoesToTheAddressThatWasChecked() throws Exception {
    int port = allowed(HttpServer.create());
    forbidden(port);

    try (var client = client(SSLContext.getDefault())) {
      Response response = call(client, "http://" + NAME + ":" + port + "/x");

      assertThat(response.status()).isEqualTo(200);
    }
    assertThat(asked).containsExactly("127.0.0.1 Host: " + NAME + ":" + port);
    assertThat(lookups).hasValue(1);
  }

  @Test
  void aNameThatTurnedPrivateIsNotCalledAtAll() throws Exception {
    int port = allowed(HttpServer.create());
    forbidden(port);
    lookups.set(1);

    try (var client = client(SSLContext.getDefault())) {
      assertThatThrownBy(() -> call(client, "http://" + NAME + ":" + port + "/x"))
          .isInstanceOfSatisfying(
              PrivateAddressException.class,
              refused -> assertThat(refused.address()).isEqualTo("127.0.0.2"));
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void theCertificateIsStillCheckedAgainstTheName() throws Exception {
    SSLContext own = TestCertificate.in(folder, "dns:" + NAME);
    int port = allowed(secured(own));

    try (var client = client(own)) {
      assertThat(call(client, "https://" + NAME + ":" + port + "/x").status()).isEqualTo(200);
      assertThatThrownBy(() -> call(client, "https://other.test:" + port + "/x"))
          .isInstanceOf(SSLException.class);
    }
    assertThat(asked).containsExactly("127.0.0.1 Host: " + NAME + ":" + port + " asks for " + NAME);
  }

  @Test
  void aCertificateOfNobodyIsNotBelieved() throws Exception {
    int port = allowed(secured(TestCertificate.in(folder, "dns:" + NAME)));

    try (var client = client(SSLContext.getDefault())) {
      assertThatThrownBy(() -> call(client, "https://" + NAME + ":" + port + "/x"))
          .isInstanceOf(SSLException.class);
    }
    assertThat(asked).isEmpty();
  }

  /** Leads to what is allowed when asked first, and to its neighbour from then on. */
  private InetAddress[] turn(String host) throws UnknownHostException {
    boolean first = lookups.getAndIncrement() == 0;
    String address = first || !host.equals(NAME) ? "127.0.0.1" : "127.0.0.2";
    return new InetAddress[] {InetAddress.getByName(address)};
  }

  private CheckedClient client(SSLContext believing) {
    return new CheckedClient(ONE_ONLY, this::turn, CheckedClient.verifying(believing));
  }

  private static Response call(CheckedClient client, String url) throws IOException {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    return client.call(
        new Request("POST", URI.create(url), Map.of(), body), Duration.ofSeconds(10), 100);
  }

  private int allowed(HttpServer server) throws IOException {
    return listen(server, "127.0.0.1", 0);
  }

  private void forbidden(int port) throws IOException {
    listen(HttpServer.create(), "127.0.0.2", port);
  }

  private int listen(HttpServer server, String address, int port) throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getByName(address), port), 0);
    server.createContext("/", exchange -> answer(address, exchange));
    server.start();
    servers.add(server);
    return server.getAddress().getPort();
  }

  private void answer(String address, HttpExchange exchange) throws IOException {
    String named = exchange instanceof HttpsExchange secure ? " asks for " + sni(secure) : "";
    asked.add(address + " Host: " + exchange.getRequestHeaders().getFirst("Host") + named);
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private static String sni(HttpsExchange exchange) {
    var session = (ExtendedSSLSession) exchange.getSSLSession();
    return ((SNIHostName) session.getRequestedServerNames().getFirst()).getAsciiName();
  }

  private static HttpsServer secured(SSLContext own) throws IOException {
    HttpsServer server = HttpsServer.create();
    server.setHttpsConfigurator(new HttpsConfigurator(own));
    return server;
  }
}
