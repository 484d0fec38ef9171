package dev.quell.web;

import com.fasterxml.jackson.annotation.JsonInclude;

/** What every successful answer is wrapped in; API classes return {@code data} alone. */
public record Envelope<T>(String requestId, @JsonInclude(JsonInclude.Include.ALWAYS) T data) {

  /** What every refusal looks like. */
  public record Failure(String requestId, Problem error) {}

  /**
   * Why a request was refused.
   *
   * @param code one of {@link ErrorCode}
   */
  public record Problem(String code, String message) {}

  static Failure failure(String requestId, ErrorCode code, String message) {
    return new Failure(requestId, new Problem(code.code(), message));
  }
}
