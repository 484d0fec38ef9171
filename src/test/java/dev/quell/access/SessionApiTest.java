package dev.quell.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Logging in, staying in, getting out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionApiTest {
  private static final String EMAIL = "admin@quell.local";

  private final TestServer server = TestServer.start();

  @BeforeAll
  void startsWithoutSession() {
    assertThat(server.anonymous().post("/session/info", "{}").refusal())
        .isEqualTo("401 Unauthorized");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void loggingInOpensASession() {
    ApiClient browser = server.anonymous().logIn(" Admin@Quell.local ", TestServer.PASSWORD);

    var person = browser.call("/session/info", "{}");

    assertThat(person.get("person_id").asLong()).isEqualTo(1);
    assertThat(person.get("email").asString()).isEqualTo(EMAIL);
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSites() {
    Answer answer = server.anonymous().post("/session/create", login(TestServer.PASSWORD));

    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(cookie ->
            assertThat(cookie)
                .startsWith("quell_session=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure"))
        .anySatisfy(
            cookie -> assertThat(cookie).startsWith("XSRF-TOKEN=").doesNotContain("HttpOnly"));
  }

  @Test
  void loggingOutEndsTheSession() {
    ApiClient browser = server.anonymous().logIn(EMAIL, TestServer.PASSWORD);
    String token = browser.cookie("quell_session").orElseThrow();

    browser.call("/session/delete", "{}");

    ApiClient thief = server.anonymous();
    Answer answer =
        thief.send(
            thief
                .request("/session/info")
                .header("Cookie", "quell_session=" + token)
                .POST(BodyPublishers.noBody()));
    assertThat(answer.refusal()).isEqualTo("401 Unauthorized");
    assertThat(browser.cookie("quell_session")).isEmpty();
  }

  @Test
  void aSessionWithoutTheCsrfHeaderMayDoNothing() {
    ApiClient browser = server.anonymous().logIn(EMAIL, TestServer.PASSWORD);

    Answer answer = browser.send(browser.request("/session/delete").POST(BodyPublishers.noBody()));

    assertThat(answer.refusal()).isEqualTo("403 AccessDenied");
  }

  @Test
  void theCsrfTokenStaysFromCallToCall() {
    ApiClient browser = server.anonymous().logIn(EMAIL, TestServer.PASSWORD);
    String token = browser.cookie("XSRF-TOKEN").orElseThrow();

    browser.call("/channel/list", "{}");
    browser.call("/channel/list", "{}");

    assertThat(browser.cookie("XSRF-TOKEN")).hasValue(token);
  }

  @Test
  void aKeyNeedsNoCsrfHeader() {
    ApiClient program = server.client();

    Answer answer = program.send(program.request("/session/delete").POST(BodyPublishers.noBody()));

    assertThat(answer.data()).isEmpty();
  }

  @Test
  void nobodyLearnsWhichHalfWasWrong() {
    ApiClient stranger = server.anonymous();

    Answer wrongPassword = stranger.post("/session/create", login("not the password"));
    Answer unknownPerson =
        stranger.post(
            "/session/create", "{\"email\": \"who@quell.local\", \"password\": \"whatever\"}");

    assertThat(wrongPassword.refusal()).isEqualTo("401 Unauthorized");
    assertThat(unknownPerson.refusal()).isEqualTo(wrongPassword.refusal());
    assertThat(unknownPerson.message()).isEqualTo(wrongPassword.message());
  }

  @Test
  void tenWrongPasswordsCloseTheDoorForFiveMinutes() {
    ApiClient guesser = server.anonymous();
    String guess = "{\"email\": \"guessed@quell.local\", \"password\": \"guess\"}";
    for (int i = 0; i < 10; i++) {
      assertThat(guesser.post("/session/create", guess).refusal()).isEqualTo("401 Unauthorized");
    }

    Answer locked = guesser.post("/session/create", guess);

    assertThat(locked.refusal()).isEqualTo("423 RequestLocked");
    server.clock().advance(Duration.ofMinutes(6));
    assertThat(guesser.post("/session/create", guess).refusal()).isEqualTo("401 Unauthorized");
  }

  @Test
  void aSessionLastsThirtyDaysFromItsLastUse() {
    ApiClient browser = server.anonymous().logIn(EMAIL, TestServer.PASSWORD);

    server.clock().advance(Duration.ofDays(20));
    assertThat(browser.post("/session/info", "{}").status()).isEqualTo(200);
    server.clock().advance(Duration.ofDays(20));
    assertThat(browser.post("/session/info", "{}").status()).isEqualTo(200);
    server.clock().advance(Duration.ofDays(31));

    assertThat(browser.post("/session/info", "{}").refusal()).isEqualTo("401 Unauthorized");
  }

  private static String login(String password) {
    return "{\"email\": \"" + EMAIL + "\", \"password\": \"" + password + "\"}";
  }

  @Test
  void anEndlessEmailAddressIsRefusedBeforeAnythingRemembersIt() {
    String email = "a".repeat(300) + "@example.com";

    assertThat(
            TestServer.shared()
                .anonymous()
                .post(
                    "/session/create",
                    "{\"email\": \"" + email + "\", \"password\": \"long enough\"}")
                .body())
        .contains("email: 312 characters (expected: at most 254)");
  }
}
