package dev.quell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Calls the API as a client would, and checks of every answer that it is a proper envelope and what
 * {@code api/openapi.yaml} promises.
 */
public final class ApiClient {
  private final String address;
  private final Optional<String> key;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

  private ApiClient(String address, Optional<String> key) {
    this.address = address;
    this.key = key;
  }

  public static ApiClient at(String address) {
    return new ApiClient(address, Optional.empty());
  }

  public ApiClient withKey(String appKey) {
    return new ApiClient(address, Optional.of(appKey));
  }

  /** Logs in; from here on the session's cookie speaks for this client. */
  public ApiClient logIn(String email, String password) {
    call("/session/create", "{\"email\": \"" + email + "\", \"password\": \"" + password + "\"}");
    return this;
  }

  /** The data of a call that must succeed. */
  public JsonNode call(String path, String body) {
    return post(path, body).data();
  }

  /** Any call of the API; the answer is checked for its shape, not for success. */
  public Answer post(String path, String body) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    Answer answer = send(request);
    checkEnvelope(answer);
    Contract.check(path, answer);
    return answer;
  }

  /** A request with this client's key and cookies, to be changed at will. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
    key.ifPresent(appKey -> request.header("Authorization", "Bearer " + appKey));
    return request;
  }

  /** Sends anything and checks nothing. */
  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** The value of a cookie the server set. */
  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  private static void checkEnvelope(Answer answer) {
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    JsonNode json = answer.json();
    String id = json.path("request_id").asString();
    assertThat(id).hasSize(26).isEqualTo(answer.header("Flashcat-Request-Id"));
    assertThat(Stream.of("data", "error").filter(json::has)).as(answer.body()).hasSize(1);
  }
}
