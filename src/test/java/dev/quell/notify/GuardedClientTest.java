package dev.quell.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quell.notify.GuardedClient.Answer;
import dev.quell.notify.GuardedClient.Answered;
import dev.quell.notify.GuardedClient.Unanswered;
import dev.quell.notify.Outcome.Rejected;
import dev.quell.notify.vendor.Webhook;
import dev.quell.web.AddressGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way out: what it waits for, what it follows, where it does not go. */
class GuardedClientTest {
  private static final String TOKEN = "token-1c9e77";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final GuardedClient open = client(true);
  private final GuardedClient strict = client(false);
  private HttpServer server = start();

  @BeforeEach
  void serve() {
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", base() + "/ok");
          answer(exchange, 302, "");
        });
    server.createContext("/ok", exchange -> answer(exchange, 200, "fine"));
    server.createContext("/endless", this::drip);
    server.createContext("/large", exchange -> answer(exchange, 200, "x".repeat(1 << 20)));
  }

  @AfterEach
  void close() {
    closing.countDown();
    server.stop(0);
    open.close();
    strict.close();
  }

  @Test
  void aRedirectIsAnAnswerAndNotFollowed() {
    Answer answer = open.call(call("/moved"));

    Reply reply = ((Answered) answer).reply();
    assertThat(reply.status()).isEqualTo(302);
    assertThat(asked).containsExactly("/moved");
    assertThat(new Webhook().outcome(reply, new Target(Map.of())))
        .isEqualTo(new Rejected("HTTP 302: redirects are not followed"));
  }

  @Test
  void aBodyThatComesByteByByteTakesNoTimeOfItsOwn() {
    assertThat(open.call(call("/endless")))
        .isEqualTo(new Unanswered(Outcome.retry("no answer within 0.5 s")));
  }

  @Test
  void aLargeBodyIsKeptInPart() {
    Reply reply = ((Answered) open.call(call("/large"))).reply();

    assertThat(reply.isSuccess()).isTrue();
    assertThat(reply.body()).hasSize(GuardedClient.MOST_KEPT);
    assertThat(reply.kept()).hasSize(4096);
  }

  @Test
  void aPrivateAddressIsRefusedBeforeAnythingIsSent() {
    Answer answer = strict.call(call("/ok"));

    assertThat(answer)
        .isEqualTo(
            new Unanswered(
                new Rejected(
                    "the address 127.0.0.1 is private; an operator can allow it with"
                        + " QUELL_NOTIFY_ALLOW_PRIVATE")));
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/" + TOKEN,
        "http://no-such-host.invalid/" + TOKEN,
        "ftp://example.com/" + TOKEN,
        "http://user:" + TOKEN + "@127.0.0.1/",
        "http:/" + TOKEN
      })
  void whatGoesWrongIsToldWithoutTheAddress(String url) {
    Answer answer =
        open.call(new HttpCall("POST", java.net.URI.create(url), Map.of(), "{}", Set.of(TOKEN)));

    assertThat(answer).isInstanceOf(Unanswered.class);
    assertThat(answer.toString()).doesNotContain(TOKEN);
  }

  @Test
  void aHeaderThatBreaksTheLineIsNotSent() {
    Answer answer = open.call(call("/ok").withHeader("X-Token", TOKEN + "\r\nX-Other: 1"));

    assertThat(answer).isInstanceOf(Unanswered.class);
    assertThat(answer.toString()).doesNotContain(TOKEN);
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "30, 30",
    "999999, 3600",
    "'Thu, 01 Jan 2026 00:31:30 GMT', 90",
    "'Thu, 01 Jan 2026 00:00:00 GMT', 0",
    "soon, 0",
    "'', 0"
  })
  void theWaitAskedForIsBelievedUpToAnHour(String header, long seconds) {
    Reply reply =
        new Reply(503, Map.of("Retry-After", header, "Date", "Thu, 01 Jan 2026 00:30:00 GMT"), "");

    assertThat(reply.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private HttpCall call(String path) {
    return HttpCall.json(base() + path, "{}", Set.of());
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      asked.add(exchange.getRequestURI().getPath());
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Promises a body, begins it, and never ends it. */
  private void drip(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write('x');
      exchange.getResponseBody().flush();
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static GuardedClient client(boolean all) {
    return new GuardedClient(
        new AddressGuard(List.of(), all), "QUELL_NOTIFY_ALLOW_PRIVATE", Duration.ofMillis(500));
  }

  private static HttpServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return server;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
