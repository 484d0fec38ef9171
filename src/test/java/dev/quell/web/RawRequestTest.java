package dev.quell.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests no decent client sends are refused in the envelope too. */
class RawRequestTest {

  static Stream<Arguments> badRequests() {
    return Stream.of(
        bad("no request line", "nonsense\r\n\r\n", 400),
        bad("no host", "GET / HTTP/1.1\r\n\r\n", 400),
        bad("a bad character in the query", "GET /?a={b} HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        bad("a control character", "GET /?a=\u0001 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        bad("a broken escape", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        bad(
            "a key with a broken escape",
            "POST /channel/list?app_key=%zz HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
            401),
        bad("an encoded slash", "GET /a%2fb HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        bad("a way out", "GET /../../etc HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        bad("headers too large", head("A: " + "a".repeat(100_000)), 400),
        bad("a negative length", head("Content-Length: -1"), 400),
        bad("an unknown coding", head("Transfer-Encoding: foo"), 501),
        bad("an unknown method", "FOO / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        bad("a trace", "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", 405));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badRequests")
  void aMalformedRequestIsAnsweredInTheEnvelope(String what, String request, int status)
      throws IOException {
    String answer = exchange(request);

    assertThat(answer).startsWith("HTTP/1.1 " + status);
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    var json = Json.mapper().readTree(body);
    assertThat(json.path("request_id").asString()).hasSize(26);
    assertThat(json.at("/error/code").asString()).isNotEmpty();
    assertThat(answer).contains("Flashcat-Request-Id").doesNotContain("Tomcat", "html");
  }

  private static String exchange(String request) throws IOException {
    try (Socket socket = new Socket("localhost", TestServer.shared().app().port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static Arguments bad(String what, String request, int status) {
    return Arguments.of(what, request, status);
  }

  private static String head(String header) {
    return "POST /session/info HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n";
  }
}
