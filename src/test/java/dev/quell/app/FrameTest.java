package dev.quell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.web.AddressRange;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way of a request through the server's layers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrameTest {
  private final TestServer server =
      TestServer.start(
          settings -> settings.withTrustedProxies(List.of(AddressRange.parse("127.0.0.1"))),
          PushEcho.class);
  private final ApiClient client = server.anonymous();

  /** Stands beside the push servlet, and says what reached it. */
  @Configuration(proxyBeanMethods = false)
  static class PushEcho {
    @Bean
    ServletRegistrationBean<HttpServlet> echo() {
      var servlet =
          new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doPost(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
              int length = request.getInputStream().readAllBytes().length;
              response.getWriter().print(length + " bytes from " + request.getRemoteAddr());
            }
          };
      return new ServletRegistrationBean<>(servlet, "/event/push/echo/*");
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aPushPassesNeitherSecurityNorMvc() {
    Answer answer =
        client.send(
            client
                .request("/event/push/echo/x?integration_key=x")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofByteArray(new byte[2 * 1024 * 1024])));

    assertThat(answer.body()).startsWith("2097152 bytes from 127.0.0.1");
    assertThat(answer.header("Flashcat-Request-Id")).hasSize(26);
    assertThat(answer.header("Content-Security-Policy")).isEmpty();
  }

  @Test
  void aTrustedProxySaysWhoTheClientIs() {
    Answer answer =
        client.send(
            client
                .request("/event/push/echo/x")
                .header("X-Forwarded-For", "6.6.6.6, 203.0.113.7, 127.0.0.1")
                .POST(BodyPublishers.noBody()));

    assertThat(answer.body()).endsWith("from 203.0.113.7");
  }

  @Test
  void behindHttpsAndAPrefixTheCookieIsSecureAndKeepsToThePrefix() {
    Answer answer =
        client.send(
            client
                .request("/session/create")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Prefix", "/quell")
                .POST(
                    BodyPublishers.ofString(
                        "{\"email\": \"admin@quell.local\", \"password\": \""
                            + TestServer.PASSWORD
                            + "\"}")));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(cookie ->
            assertThat(cookie).startsWith("quell_session=").contains("Secure", "Path=/quell"));
  }

  @Test
  void nobodyElseIsBelieved() {
    ApiClient stranger = TestServer.shared().anonymous();

    Answer answer =
        stranger.send(
            stranger
                .request("/session/info")
                .header("X-Forwarded-Proto", "https")
                .POST(BodyPublishers.noBody()));

    assertThat(answer.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.contains("Secure"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/incident/abc", "/settings/keys"})
  void aPathOfTheConsoleServesItsPage(String path) {
    Answer answer = client.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("script-src 'self'", "frame-ancestors 'none'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
  }

  @Test
  void behindAPrefixTheConsoleReadsItsAddressesAgainstIt() {
    Answer answer =
        client.send(client.request("/incident/abc").header("X-Forwarded-Prefix", "/a\"b/").GET());

    assertThat(answer.body()).contains("<base href=\"/a&quot;b/\"");
    assertThat(client.get("/incident/abc").body()).contains("<base href=\"/\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready"})
  void probesLearnThatTheServerIsUp(String path) {
    assertThat(client.get(path).body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void scrapersGetMetrics() {
    Answer answer = client.get("/metrics");

    assertThat(answer.header("Content-Type")).startsWith("text/plain");
    assertThat(answer.body()).contains("jvm_memory_used_bytes", "process_uptime_seconds");
  }
}
