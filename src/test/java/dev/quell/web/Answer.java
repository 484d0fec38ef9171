package dev.quell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What the server answered. */
public record Answer(int status, HttpHeaders headers, String body) {

  public JsonNode json() {
    return Json.mapper().readTree(body);
  }

  /** The data of an answer that must be a success. */
  public JsonNode data() {
    assertThat(status).as(body).isEqualTo(200);
    assertThat(json().has("error")).as(body).isFalse();
    return json().get("data");
  }

  /** Status and code of a refusal: {@code 400 InvalidParameter}. */
  public String refusal() {
    assertThat(json().has("data")).as(body).isFalse();
    return status + " " + json().at("/error/code").asString();
  }

  /** The sentence of a refusal. */
  public String message() {
    return json().at("/error/message").asString();
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
