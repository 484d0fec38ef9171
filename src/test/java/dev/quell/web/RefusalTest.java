package dev.quell.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal is an envelope with the published code. */
class RefusalTest {
  private final TestServer server = TestServer.shared();
  private final ApiClient client = server.client();

  @Test
  void anUnknownPathIsNotARoute() {
    Answer answer = client.post("/no/such/path", "{}");

    assertThat(answer.refusal()).isEqualTo("404 RouteNotFound");
    assertThat(answer.message()).isEqualTo("path: /no/such/path is unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
  void onlyPostCallsTheApi(String method) {
    Answer answer =
        client.send(client.request("/session/info").method(method, BodyPublishers.noBody()));

    assertThat(answer.refusal()).isEqualTo("405 MethodNotAllowed");
    assertThat(answer.header("Allow")).isEqualTo("POST");
  }

  @Test
  void aFormIsNoJson() {
    Answer answer =
        client.send(
            client
                .request("/session/create")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("email=a&app_key=b")));

    assertThat(answer.refusal()).isEqualTo("400 InvalidContentType");
  }

  @Test
  void noBodyAtAllIsAnEmptyObject() {
    Answer answer = client.send(client.request("/session/info").POST(BodyPublishers.noBody()));

    assertThat(answer.data().get("email").asString()).isEqualTo("admin@quell.local");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"email\":         | 400 BadRequest       | body: no valid JSON at line 1, column 10",
        "{} {}               | 400 BadRequest       | body: more than one JSON value (expected: an object)",
        "null                | 400 BadRequest       | body: null (expected: an object)",
        "[]                  | 400 InvalidParameter | body: a list (expected: an object)",
        "{}                  | 400 InvalidParameter | email: missing (required)",
        "{\"email\": null}   | 400 InvalidParameter | email: missing (required)",
        "{\"email\": 5}      | 400 InvalidParameter | email: 5 (expected: a text)",
        "{\"email\": true}   | 400 InvalidParameter | email: true (expected: a text)",
        "{\"email\": {}}     | 400 InvalidParameter | email: an object (expected: a text)",
        "{\"email\": [\"a\"]}| 400 InvalidParameter | email: a list (expected: a text)",
      })
  void aBadBodyIsRefusedByNameAndValue(String body, String refusal, String message) {
    Answer answer = client.post("/session/create", body);

    assertThat(answer.refusal()).isEqualTo(refusal);
    assertThat(answer.message()).isEqualTo(message);
  }

  @Test
  void aDeeplyNestedBodyIsRefused() {
    Answer answer = client.post("/session/create", "{\"x\":" + "[".repeat(100_000));

    assertThat(answer.refusal()).isEqualTo("400 BadRequest");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyOfMoreThanAMebibyteIsTooLarge(boolean lengthIsKnown) {
    byte[] body = new byte[3 * 1024 * 1024];
    var publisher =
        lengthIsKnown
            ? BodyPublishers.ofByteArray(body)
            : BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body));

    Answer answer =
        client.send(
            client
                .request("/session/create")
                .header("Content-Type", "application/json")
                .POST(publisher));

    assertThat(answer.refusal()).isEqualTo("413 EntityTooLarge");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong-key"})
  void aMissingOrWrongKeyIsUnauthorized(String key) {
    ApiClient stranger = key.isEmpty() ? server.anonymous() : server.anonymous().withKey(key);

    assertThat(stranger.post("/incident/list", "{}").refusal()).isEqualTo("401 Unauthorized");
  }

  @Test
  void aKeyMayStandInTheQuery() {
    Answer answer = server.anonymous().post("/session/info?app_key=" + TestServer.KEY, "{}");

    assertThat(answer.data().get("person_id").asLong()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/none.js", "/none.svg"})
  void aMissingFileIsNotAPage(String path) {
    assertThat(client.get(path).refusal()).isEqualTo("404 RouteNotFound");
  }
}
